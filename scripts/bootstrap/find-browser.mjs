/**
 * Finds Chromium for the browser journeys, or installs it, and remembers the path where
 * `playwright.config.ts` reads it. A distribution's Chromium is preferred: it brings its libraries.
 */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { isInstalled, root, run, say, Unready } from './shell.mjs'

const rememberedPath = join(root, 'node_modules', '.cache', 'chromium-path')

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** @param {string} path */
const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const systemBrowser = () => {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
    .concat(FIXED_PLACES)
    .find(isExecutable)
}

const playwrightBrowser = () => {
  const { chromium } = createRequire(join(root, 'package.json'))('@playwright/test')
  const path = chromium.executablePath()
  return path !== '' && existsSync(path) ? path : undefined
}

/** @param {string} path */
const remember = (path) => {
  mkdirSync(dirname(rememberedPath), { recursive: true })
  writeFileSync(rememberedPath, path)
}

const install = () => {
  if (process.getuid?.() === 0 && isInstalled('apt-get')) {
    say('Installing Chromium for the browser tests with apt-get. This can take two minutes.')
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    if (
      run('apt-get', ['-q', 'update'], { env }) &&
      run('apt-get', ['-q', 'install', '-y', 'chromium'], { env })
    ) {
      const path = systemBrowser()
      if (path !== undefined) return path
    }
  }
  say('Downloading Chromium for the browser tests with Playwright. This can take two minutes.')
  if (run('npx', ['playwright', 'install', 'chromium'])) return playwrightBrowser()
  return undefined
}

export const findOrInstallBrowser = () => {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return remember(named)
    throw new Unready(
      `CHROMIUM_PATH names ${named}, which is not a program.`,
      'Correct or unset CHROMIUM_PATH and run the command again.',
    )
  }
  if (existsSync(rememberedPath) && isExecutable(readFileSync(rememberedPath, 'utf8').trim()))
    return
  const path = systemBrowser() ?? playwrightBrowser() ?? install()
  if (path === undefined) {
    throw new Unready(
      'No Chromium was found and none could be installed; the browser tests need one.',
      'Install Chromium or Chrome, or set CHROMIUM_PATH to its program, and run the command again.',
    )
  }
  remember(path)
}
