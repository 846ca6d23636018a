/**
 * `npm run shots [-- --only NAME]`: a picture of every screen, by role, on phone and desktop, light
 * and dark, into `shots/`, named `role-screen-state-phone-dark.png`. `--data DIR` keeps the school.
 * `--only rare` lives through the days of `shots/rare/` alone.
 */
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { launchBrowser } from './shots/browser.ts'
import { counted, photograph, photographBothSizes, VIEWPORTS } from './shots/photograph.ts'
import { dataDays } from './shots/rare/data.ts'
import { doorDays } from './shots/rare/doors.ts'
import { keepingDays } from './shots/rare/keeping.ts'
import { liveThrough } from './shots/rare/stage.ts'
import { workDays } from './shots/rare/work.ts'
import { type RunningRelay, startRelay } from './shots/running-relay.ts'
import { moveClock, SHOTS_TAKEN_AT_MS, shortenTicks } from './shots/school-time.ts'
import { SCENES } from './shots/screens.ts'
import { isInStep, type Scene, type Shot, type Size } from './shots/shot.ts'

const SIZES: Readonly<Record<Size, object>> = {
  phone: { viewport: VIEWPORTS.phone, hasTouch: true, isMobile: true },
  desktop: { viewport: VIEWPORTS.desktop },
}
const PASSWORD = 'mirror-signal'
const STEP_TIMEOUT_MS = 15_000
const MINUTE_MS = 60_000
const SHORT_TICK_MS = 400
const LINE_OPENS_MS = 2_500

const { values } = parseArgs({
  options: { only: { type: 'string' }, data: { type: 'string' } },
})
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const clockAheadMs = SHOTS_TAKEN_AT_MS - Date.now()

mkdirSync('shots', { recursive: true })
const failed: string[] = []
let relay: RunningRelay
let browser: Browser

const openPage = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage()
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
  await page.addInitScript(moveClock, clockAheadMs)
  return page
}

/**
 * The page goes on at another time of the day. Only once it has met the relay: one that comes with
 * another clock is told so, and the sentence would stand in every picture.
 */
const turnClock = async (page: Page, minutes: number): Promise<void> => {
  await isInStep(page)
  // "All changes saved" stands there as it was left, before the line is open.
  await page.waitForTimeout(LINE_OPENS_MS)
  await page.evaluate(moveClock, minutes * MINUTE_MS)
  await page.waitForTimeout(3 * SHORT_TICK_MS)
}

const contexts = new Map<string, Promise<BrowserContext>>()

/** A device of this person, on which everything has arrived. */
const deviceOf = (
  email: string | undefined,
  size: Size,
  apart: string,
): Promise<BrowserContext> => {
  const key = `${email} ${size} ${apart}`
  const kept = contexts.get(key)
  if (kept) return kept
  const opening = (async () => {
    const context = await browser.newContext({
      ...SIZES[size],
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
    })
    if (email === undefined) return context
    const page = await openPage(context)
    await page.goto(relay.url)
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await isInStep(page)
    await page.evaluate(async () => navigator.serviceWorker.ready)
    await page.close()
    return context
  })()
  contexts.set(key, opening)
  return opening
}

const take = async (scene: Scene, shot: Shot, size: Size): Promise<void> => {
  const nameOf = (screen: string, state: string) => `${scene.role}-${screen}-${state}-${size}`
  const context = await deviceOf(scene.email, size, shot.ownDevice ? shot.state : '')
  const page = await openPage(context)
  if (shot.clockMinutes) await page.addInitScript(shortenTicks, SHORT_TICK_MS)
  const snap = (screen: string, state: string) => photograph(page, nameOf(screen, state))
  try {
    await page.goto(relay.url + shot.path)
    await page.locator('h1').first().waitFor()
    if (scene.email) await page.locator('.dc-sync:visible').first().waitFor()
    if (shot.clockMinutes) await turnClock(page, shot.clockMinutes)
    await shot.prepare?.({ page, context, size, snap })
    await snap(shot.screen, shot.state)
  } catch (error) {
    const why = String(error).split('\n').slice(0, 3).join(' ')
    failed.push(`${nameOf(shot.screen, shot.state)}: ${why}`)
    await page.screenshot({ path: `shots/failed-${nameOf(shot.screen, shot.state)}.png` })
  } finally {
    await context.setOffline(false)
    await page.close()
  }
}

const isWanted = (scene: Scene, shot: Shot): boolean =>
  !values.only || new RegExp(values.only).test(`${scene.role}-${shot.screen}-${shot.state}`)

const takeScenes = async (scenes: readonly Scene[]): Promise<void> => {
  if (scenes.length === 0) return
  say('Starting a relay with the demo school: about a minute.')
  relay = await startRelay({ clockAheadMs, ...(values.data ? { dataDir: values.data } : {}) })
  browser = await launchBrowser()
  try {
    for (const scene of scenes) {
      for (const size of ['phone', 'desktop'] as const) {
        for (const shot of scene.shots) {
          if ((shot.only ?? size) === size && isWanted(scene, shot)) await take(scene, shot, size)
        }
      }
    }
  } finally {
    await browser.close()
    await relay.stop()
  }
}

await takeScenes(SCENES.filter((scene) => scene.shots.some((shot) => isWanted(scene, shot))))
const days = [...doorDays, ...workDays, ...keepingDays, ...dataDays]
const wantedDays = days.filter(({ name }) => !values.only || new RegExp(values.only).test(name))
failed.push(...(await liveThrough(wantedDays, photographBothSizes)))
say(`${counted.taken} pictures in shots/`)
for (const line of failed) say(`not taken: ${line}`)
process.exit(failed.length > 0 ? 1 : 0)
