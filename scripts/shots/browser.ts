/** Chromium as the bootstrap found it, with the switches it needs in a closed network. */
import { existsSync, readFileSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'

const PATH_FILE = 'node_modules/.cache/chromium-path'

export const chromiumPath = (): string | undefined =>
  process.env.CHROMIUM_PATH ??
  (existsSync(PATH_FILE) ? readFileSync(PATH_FILE, 'utf8').trim() : undefined)

export const CHROMIUM_SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  // Dates in fields are written the British way.
  '--lang=en-GB',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launchBrowser = (): Promise<Browser> => {
  const executablePath = chromiumPath()
  return chromium.launch({ args: CHROMIUM_SWITCHES, ...(executablePath ? { executablePath } : {}) })
}
