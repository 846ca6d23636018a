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

/**
 * Runs in the page: keeps, for every answer, the time from the press until its verdict was drawn.
 * Holds no function with a name: what names functions here is not there.
 */
const watchFeedback = (): void => {
  const state = { pressedAt: 0, times: [] as number[] }
  Object.assign(window, { feedback: state })
  document.addEventListener('click', (event) => (state.pressedAt = event.timeStamp), true)
  new MutationObserver(() => {
    if (state.pressedAt === 0 || document.querySelector('[data-verdict]') === null) return
    const { pressedAt } = state
    state.pressedAt = 0
    requestAnimationFrame(() =>
      setTimeout(() => state.times.push(performance.now() - pressedAt), 0),
    )
  }).observe(document, { subtree: true, attributeFilter: ['data-verdict'] })
}

const answerAll = async (page: Page): Promise<number[]> => {
  await page.evaluate(watchFeedback)
  for (let question = 0; question < QUESTIONS; question += 1) {
    await page
      .locator(ANSWER)
      .nth(question % 4)
      .click()
    await page.waitForFunction(
      (count) =>
        (window as unknown as { feedback: { times: number[] } }).feedback.times.length > count,
      question,
    )
    await page.getByRole('button', { name: /^(Next|See how it went)$/ }).click()
  }
  return page.evaluate(
    () => (window as unknown as { feedback: { times: number[] } }).feedback.times,
  )
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
