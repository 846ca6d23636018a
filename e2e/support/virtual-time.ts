/**
 * Time that goes by when the story says so, for what takes a minute and must not be waited for. The
 * page is painted once in each step, so nothing stalls on a busy machine.
 */
import type { Page } from '@playwright/test'

/** Shorter than any stall the app takes for one. */
const STEP_MS = 180

/** How far a busy machine may get between two calls; the hold has to lie ahead. */
const AHEAD_MS = 5_000

const nowIn = (page: Page): Promise<number> => page.evaluate(() => Date.now())

/** From the next page of this tab on its time can be held; until then it goes by as ever. */
export const takeTime = async (page: Page): Promise<void> => {
  await page.clock.install({ time: await nowIn(page) })
}

/** Soon it stands, until `letPass` moves it. */
export const holdTime = async (page: Page): Promise<void> => {
  await page.clock.pauseAt((await nowIn(page)) + AHEAD_MS)
}

export const letPass = async (page: Page, ms: number): Promise<void> => {
  for (let gone = 0; gone < ms; gone += STEP_MS) await page.clock.fastForward(STEP_MS)
}
