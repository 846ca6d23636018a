/**
 * Makes a clean clone ready: packages, a browser for the tests (`--browser`), the built app
 * (`--build`). Runs before every npm script, with nothing but Node; when all is there it takes a
 * fraction of a second. Speaks on stderr, so that the output of the command after it stays clean.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from './bootstrap/build-app.mjs'
import { findOrInstallBrowser } from './bootstrap/find-browser.mjs'
import { installPackages } from './bootstrap/install-packages.mjs'
import { isNewEnough, root, say, Unready } from './bootstrap/shell.mjs'

const wants = new Set(process.argv.slice(2))

try {
  if (!isNewEnough(process.versions.node)) {
    throw new Unready(
      `Node ${process.versions.node} is too old: Dual Control needs 20.19 or newer.`,
      'Install Node 20, 22 or 24 from https://nodejs.org and run the command again.',
    )
  }
  if (!existsSync(join(root, 'package-lock.json'))) {
    throw new Unready(
      'package-lock.json is missing, so the exact packages are not known.',
      'Run `git checkout package-lock.json` and the command again.',
    )
  }
  installPackages()
  if (wants.has('--browser')) findOrInstallBrowser()
  if (wants.has('--build')) buildApp()
} catch (error) {
  if (!(error instanceof Unready)) throw error
  say(`\nNot ready: ${error.message}\n${error.remedy}\n`)
  process.exit(1)
}
