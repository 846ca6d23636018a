/** A learner on the bus starts practice without signal, on a slow phone, and answers. */
import type { Page } from '@playwright/test'
import { launchBrowser } from '../../scripts/shots/browser.ts'
import { median } from '../figures.ts'
import { type Benchmark, finding } from '../finding.ts'
import { startOurs } from '../relays/ours.ts'
import { aTimetable } from '../school/a-timetable.ts'
import { makeSchool } from '../school/make-school.ts'
import { fillDevice, openSlowly, signIn, watchForPaint } from '../school/offline-page.ts'

const LEARNER = 'learner-0-0'
const SLOWER = 4
const ROUNDS = 6
const QUESTIONS = 10
const MOST_START_MS = 1_000
const MOST_FEEDBACK_MS = 50
const ANSWER = 'main .dc-answer'

/** The browser tells of no event that took less than this (Event Timing). */
const LEAST_TOLD_MS = 16

type Feedback = { feedback: number[] }

/**
 * Runs in the page: keeps, for every answer, the time from the press until the browser had painted
 * the frame after it, which is the frame with the verdict (Event Timing, in steps of 8 ms).
 * Holds no function with a name: what names functions here is not there.
 */
const watchFeedback = (leastMs: number): void => {
  const times: number[] = []
  Object.assign(window, { feedback: times })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[])
      if (entry.name === 'click' && (entry.target as Element | null)?.closest('.dc-answer'))
        times.push(entry.duration)
  }).observe({ type: 'event', durationThreshold: leastMs } as PerformanceObserverInit)
}

const VERDICT = 'main [data-verdict]'

const answerAll = async (page: Page): Promise<number[]> => {
  await page.evaluate(watchFeedback, LEAST_TOLD_MS)
  for (let question = 0; question < QUESTIONS; question += 1) {
    await page
      .locator(ANSWER)
      .nth(question % 4)
      .click()
    // The verdict is in the very next frame, or the time that was kept would be that of another.
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(next)))
    if ((await page.locator(VERDICT).count()) === 0) throw new Error('no verdict was shown')
    await page.getByRole('button', { name: /^(Next|See how it went)$/ }).click()
  }
  // The browser tells of an event when it has time to.
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)))
  const told = await page.evaluate(() => (window as unknown as Feedback).feedback)
  const quicker = Array.from({ length: QUESTIONS - told.length }, () => LEAST_TOLD_MS)
  return [...told, ...quicker]
}

export const theoryQuestion: Benchmark = {
  name: 'theory-question',
  findings: ['theory-first-question-offline', 'theory-feedback'],
  run: async (tell) => {
    const school = await makeSchool(aTimetable.cast, aTimetable.enrol)
    const relay = await startOurs(school.dataDir)
    const browser = await launchBrowser()
    try {
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        locale: 'en-GB',
        timezoneId: 'Europe/London',
      })
      await signIn(context, relay.url, school.of(LEARNER))
      await context.addInitScript(watchForPaint, ANSWER)
      const page = await context.newPage()
      await fillDevice(page, `${relay.url}/home`)
      await page.close()
      await context.setOffline(true)
      const starts: number[] = []
      const feedback: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        const opened = await openSlowly(context, `${relay.url}/theory/practice`, SLOWER)
        starts.push(opened.paintedMs)
        feedback.push(...(await answerAll(opened.page)))
        await opened.page.close()
      }
      tell(
        finding({
          name: 'theory-first-question-offline',
          unit: `ms from navigation until a question is painted, CPU ${SLOWER}× slower`,
          ours: median(starts.slice(1)),
          target: `<= ${MOST_START_MS}`,
          isMet: (ms) => ms <= MOST_START_MS,
        }),
      )
      tell(
        finding({
          name: 'theory-feedback',
          unit: `ms from an answer until right or wrong is painted, CPU ${SLOWER}× slower`,
          ours: median(feedback),
          target: `<= ${MOST_FEEDBACK_MS}`,
          isMet: (ms) => ms <= MOST_FEEDBACK_MS,
        }),
      )
    } finally {
      await browser.close()
      await relay.stop()
      school.remove()
    }
  },
}
