/**
 * Installs the packages when they are missing or the lockfile has changed. Always `npm install`: a
 * registry without some other-platform optional packages leaves them out of the lockfile, and a clean
 * install then calls the lockfile broken.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockChanges } from './lock-changes.mjs'
import { isInstalled, root, run, say, secondsSince, Unready } from './shell.mjs'

const stampPath = join(root, 'node_modules', '.dual-control-stamp')

const readLock = () => JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))

/** @param {string[]} changes */
const sayChanges = (changes) => {
  if (changes.length === 0) return
  say('The installation has changed package-lock.json. What is in it now is not what was checked:')
  for (const change of changes) say(`  ${change}`)
  say(
    '`git diff package-lock.json` shows it whole; `git checkout package-lock.json` takes it back.',
  )
}

/** Everything that decides what lies in node_modules, compiled parts included. */
const wantedStamp = () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const { dependencies, devDependencies, overrides } = manifest
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(JSON.stringify({ dependencies, devDependencies, overrides }))
    .digest('hex')
  return { lock, binary: `${process.platform}-${process.arch}-abi${process.versions.modules}` }
}

const writtenStamp = () => {
  try {
    return JSON.parse(readFileSync(stampPath, 'utf8'))
  } catch {
    return undefined // never installed, or interrupted: both mean "install"
  }
}

/** In a process of its own: a binary for another Node may end the process that loads it. */
const sqliteWorks = () =>
  run(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:').close()"], {
    quiet: true,
  })

const missingCompilers = () =>
  ['python3', 'make', 'g++'].filter((program) => !isInstalled(program)).join(', ')

/** @param {string} what @returns {never} */
const refuseForCompilers = (what) => {
  const missing = missingCompilers()
  throw new Unready(
    what,
    missing === ''
      ? 'The lines above say why. Check the network, then run the command again.'
      : `Missing here: ${missing}. SQLite is compiled on this machine when no ready-made binary fits.\n` +
          'Debian, Ubuntu: apt-get install -y python3 make g++   macOS: xcode-select --install\n' +
          'Then run the command again.',
  )
}

export const installPackages = () => {
  const wanted = wantedStamp()
  const written = writtenStamp()
  if (written?.lock === wanted.lock && written.binary === wanted.binary) return
  const startedMs = performance.now()
  rmSync(stampPath, { force: true })
  const lockBefore = readLock()

  say('Installing packages. Compiling SQLite can take two minutes.')
  if (!run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'])) {
    refuseForCompilers('The packages could not be installed.')
  }
  if (!sqliteWorks()) {
    say('Compiling SQLite for this version of Node. This can take two minutes.')
    const rebuilt = run('npm', ['rebuild', 'better-sqlite3', '--ignore-scripts=false'])
    if (!rebuilt || !sqliteWorks()) refuseForCompilers('SQLite could not be compiled.')
  }
  if (!existsSync(join(root, 'node_modules', 'vite'))) {
    throw new Unready(
      'Only part of the packages was installed.',
      'Unset NODE_ENV=production and npm’s `omit` setting, then run the command again.',
    )
  }
  // npm may complete the lockfile for this platform, so the stamp is taken after, not before.
  writeFileSync(stampPath, JSON.stringify(wantedStamp()))
  sayChanges(lockChanges(lockBefore, readLock()))
  say(`Packages installed in ${secondsSince(startedMs)}.`)
}
