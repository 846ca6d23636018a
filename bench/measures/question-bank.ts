/** A learner's device fetches a bank of 3,000 questions, and asks again when nothing has changed. */
import type { BrowserContext, Page } from '@playwright/test'
import { loadBundledBank, type Question } from '#shared/domains/theory/index.ts'
import { openDataDir } from '#sync-server/relay/data-dir.ts'
import { keepPack } from '#sync-server/relay/question-bank.ts'
import { launchBrowser } from '../../scripts/shots/browser.ts'
import { nowMs, pause } from '../figures.ts'
import { type Benchmark, finding } from '../finding.ts'
import { startOurs } from '../relays/ours.ts'
import { aTimetable } from '../school/a-timetable.ts'
import { makeSchool } from '../school/make-school.ts'
import { signIn } from '../school/offline-page.ts'

const QUESTIONS = 3_000
const ROWS_A_REQUEST = 50
const LONGEST_TASK_MS = 100
/** After the last request: what came is being stored, and a task of it may be the longest. */
const QUIET_MS = 4_000
const GIVE_UP_MS = 120_000
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** As long as ours are, each under an id of its own. */
const moreQuestions = (bundled: readonly Question[]): Question[] =>
  Array.from({ length: QUESTIONS - bundled.length }, (_, index) => {
    const like = bundled[index % bundled.length] as Question
    const tail = [15, 10, 5, 0].map((bits) => ALPHABET.charAt((index >> bits) & 31)).join('')
    return {
      ...like,
      id: `01ZZZZZZZZZZZZZZZZZZZZ${tail}`,
      stem: `${index}: ${like.stem}`.slice(0, 200),
    }
  })

type Watched = { tasks: { at: number; ms: number }[]; asked: number[] }

/** Runs in the page before anything else. */
const watch = (): void => {
  const watched: Watched = { tasks: [], asked: [] }
  Object.assign(window, { watched })
  performance.setResourceTimingBufferSize(2_000)
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      watched.tasks.push({ at: startTime, ms: duration })
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name.includes('/api/sets/questions')) watched.asked.push(startTime)
  }).observe({ type: 'resource', buffered: true })
}

const watchedIn = (page: Page): Promise<Watched> =>
  page.evaluate(() => (window as unknown as { watched: Watched }).watched)

/** Opens theory and waits until at least so many requests were made and nothing has followed. */
const opened = async (context: BrowserContext, url: string, atLeast: number, slower: number) => {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.goto(`${url}/theory`)
  const startedMs = nowMs()
  let seen = -1
  let quietSinceMs = nowMs()
  while (seen < atLeast || nowMs() - quietSinceMs < QUIET_MS * slower) {
    await pause(250)
    const { asked } = await watchedIn(page)
    if (asked.length !== seen) quietSinceMs = nowMs()
    seen = asked.length
    if (nowMs() - startedMs > GIVE_UP_MS)
      throw new Error(`only ${seen} of ${atLeast} requests for questions were made`)
  }
  const { tasks, asked } = await watchedIn(page)
  await page.close()
  const since = asked[0] ?? 0
  return {
    requests: asked.length,
    longestMs: Math.max(0, ...tasks.filter(({ at }) => at >= since).map(({ ms }) => ms)),
  }
}

export const questionBank: Benchmark = {
  name: 'question-bank',
  findings: ['questions-longest-task', 'questions-longest-task-slow', 'questions-unchanged'],
  run: async (tell) => {
    const school = await makeSchool(aTimetable.cast, aTimetable.enrol)
    keepPack(openDataDir(school.dataDir), undefined, {
      format: 'dual-control-pack',
      formatVersion: 1,
      number: 1,
      topic: 1,
      name: 'A large bank',
      questions: moreQuestions(await loadBundledBank()),
    })
    const relay = await startOurs(school.dataDir)
    const browser = await launchBrowser()
    try {
      for (const [name, slower] of [
        ['questions-longest-task', 1],
        ['questions-longest-task-slow', 4],
      ] as const) {
        const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
        await signIn(context, relay.url, school.of(aTimetable.learnerId(0)))
        await context.addInitScript(watch)
        const first = await opened(context, relay.url, QUESTIONS / ROWS_A_REQUEST, slower)
        tell(
          finding({
            name,
            unit: `ms, longest task from the first request on, ${QUESTIONS} questions in ${first.requests} requests, CPU ${slower}× slower`,
            ours: first.longestMs,
            target: `<= ${LONGEST_TASK_MS}`,
            isMet: (ms) => ms <= LONGEST_TASK_MS,
          }),
        )
        if (slower === 1) {
          const { requests } = await opened(context, relay.url, 1, slower)
          tell(
            finding({
              name: 'questions-unchanged',
              unit: 'requests for the questions when nothing has changed',
              ours: requests,
              target: '1',
              isMet: (count) => count === 1,
            }),
          )
        }
        await context.close()
      }
    } finally {
      await browser.close()
      await relay.stop()
      school.remove()
    }
  },
}
