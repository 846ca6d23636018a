/**
 * `npm run shots [-- --only NAME]`: a picture of every screen, by role, on phone and desktop, light
 * and dark, into `shots/`, named `role-screen-state-phone-dark.png`.
 */
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { launchBrowser } from './shots/browser.ts'
import { startRelay } from './shots/running-relay.ts'
import { type RoleShots, SHOTS, type Shot } from './shots/screens.ts'

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const
const THEMES = ['light', 'dark'] as const
const PASSWORD = 'mirror-signal'
const STEP_TIMEOUT_MS = 20_000

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

/** Nothing of this page is still on its way. */
const atRest = async (page: Page): Promise<void> => {
  await page.locator('main').first().waitFor()
  await page.waitForLoadState('networkidle').catch(() => {})
  await page.evaluate(() => document.fonts.ready)
}

const signIn = async (browser: Browser, url: string, email: string): Promise<string> => {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/London' })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByLabel(/e-mail/i).fill(email)
  await page.getByLabel(/^Password/i).fill(PASSWORD)
  await page.getByRole('button', { name: /^Sign in$/ }).click()
  await page.getByRole('status').first().waitFor()
  const state = await context.storageState()
  await context.close()
  return JSON.stringify(state)
}

const take = async (
  context: BrowserContext,
  url: string,
  shot: Shot,
  file: string,
): Promise<void> => {
  const page = await context.newPage()
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
  try {
    await page.goto(url + shot.path)
    await atRest(page)
    await shot.prepare?.(page, context)
    await atRest(page)
    await page.screenshot({ path: `shots/${file}` })
  } finally {
    await context.setOffline(false)
    await page.close()
  }
}

const failed: string[] = []

const photograph = async (browser: Browser, url: string, of: RoleShots): Promise<number> => {
  const wanted = of.shots.filter(
    (shot) => !values.only || `${of.role}-${shot.screen}-${shot.state}`.includes(values.only),
  )
  if (wanted.length === 0) return 0
  const state = of.email ? JSON.parse(await signIn(browser, url, of.email)) : undefined
  let taken = 0
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const theme of THEMES) {
      const context = await browser.newContext({
        viewport,
        colorScheme: theme,
        locale: 'en-GB',
        timezoneId: 'Europe/London',
        ...(state ? { storageState: state } : {}),
      })
      // The first visit fills the device; only then do the pictures show what a day looks like.
      const first = await context.newPage()
      await first.goto(url)
      await atRest(first)
      if (of.email) await first.getByText('All changes saved').first().waitFor({ timeout: 60_000 })
      await first.close()
      for (const shot of wanted) {
        const file = `${of.role}-${shot.screen}-${shot.state}-${size}-${theme}.png`
        try {
          await take(context, url, shot, file)
          taken += 1
        } catch (error) {
          failed.push(`${file}: ${String(error).split('\n')[0]}`)
        }
      }
      await context.close()
    }
  }
  return taken
}

mkdirSync('shots', { recursive: true })
say('Starting a relay with the demo school: about a minute.')
const relay = await startRelay()
const browser = await launchBrowser()
try {
  let taken = 0
  for (const role of SHOTS) taken += await photograph(browser, relay.url, role)
  say(`${taken} pictures in shots/`)
  for (const line of failed) say(`not taken: ${line}`)
} finally {
  await browser.close()
  await relay.stop()
}
process.exit(failed.length > 0 ? 1 : 0)
