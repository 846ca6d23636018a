/**
 * Holds the packages that run a script of their own at install against a list with a reason each: such
 * a script runs with the rights of whoever installs, before anybody has read a line of it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMain, report } from './source/report.mjs'

/** Name of the package and why it comes all the same. @type {Record<string, string>} */
const KNOWN = {
  'better-sqlite3':
    'fetches or compiles SQLite for this machine; without it the relay has no files',
  'cbor-extract': 'optional, makes cbor-x quicker; its script is not let run, and is not missed',
  esbuild: 'only replaces a launcher by the binary; its script is not let run, and is not missed',
}

/** @typedef {{ packages: Record<string, { hasInstallScript?: boolean }> }} Lock */

/**
 * @param {Lock} lock `package-lock.json`
 * @param {Record<string, boolean>} allowed `allowScripts` of `package.json`: which of them npm may run
 * @param {Record<string, string>} known
 * @returns {string[]} findings, one sentence each
 */
export const installScriptFindings = (lock, allowed, known = KNOWN) => {
  const names = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
  const found = new Set(names)
  return [
    ...[...found]
      .filter((name) => !Object.hasOwn(known, name))
      .map((name) => `${name} runs a script at install, and no reason for it is written down`),
    ...[...found]
      .filter((name) => !Object.hasOwn(allowed, name))
      .map((name) => `${name} runs a script at install, and allowScripts does not say if it may`),
    ...Object.keys(known)
      .filter((name) => !found.has(name))
      .map((name) => `${name} is listed here, and runs no script at install any more`),
    ...Object.keys(allowed)
      .filter((name) => !found.has(name))
      .map((name) => `${name} is in allowScripts, and runs no script at install any more`),
  ]
}

if (isMain(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const read = (/** @type {string} */ name) => JSON.parse(readFileSync(join(root, name), 'utf8'))
  report(
    installScriptFindings(read('package-lock.json'), read('package.json').allowScripts ?? {}),
    {
      clean: 'Every package that runs a script at install is known, with its reason.',
      advice:
        'Read the script first. Its reason belongs in scripts/check-install-scripts.mjs, whether it may run in allowScripts of package.json.',
    },
  )
}
