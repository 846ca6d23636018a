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
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launchBrowser = (): Promise<Browser> => {
  const executablePath = chromiumPath()
  // Dates in fields are written the British way.
  const env = { ...process.env, LANGUAGE: 'en_GB', LANG: 'en_GB.UTF-8' } as Record<string, string>
  return chromium.launch({
    args: CHROMIUM_SWITCHES,
    env,
    ...(executablePath ? { executablePath } : {}),
  })
}
