/** A learner's phone fetches a bank of 3,000 questions, and asks again when nothing has changed. */
import type { BrowserContext, Page } from '@playwright/test'
import { loadBundledBank, type Question } from '#shared/domains/theory/index.ts'
import { openDataDir } from '#sync-server/relay/data-dir.ts'
import { keepPack } from '#sync-server/relay/question-bank.ts'
import { launchBrowser } from '../../scripts/shots/browser.ts'
import { type Benchmark, finding } from '../finding.ts'
import { startOurs } from '../relays/ours.ts'
import { aTimetable } from '../school/a-timetable.ts'
import { type Member, makeSchool } from '../school/make-school.ts'

const QUESTIONS = 3_000
const SLOWER = 4
const LONGEST_TASK_MS = 100
const QUIET_MS = 3_000
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

/** Runs in the page before anything else. */
const watchTasks = (): void => {
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) performance.mark(`task-${Math.round(duration)}`)
  }).observe({ type: 'longtask', buffered: true })
}

const signIn = async (context: BrowserContext, url: string, member: Member): Promise<void> => {
  const [name = '', ...rest] = member.cookie.split('=')
  await context.addCookies([{ name, value: rest.join('='), url, httpOnly: true, sameSite: 'Lax' }])
  const { cookie, ...who } = member
  await context.addInitScript((kept) => {
    localStorage.setItem('dual-control.who', kept)
  }, JSON.stringify(who))
}

/** Counts what is asked of the questions, and waits until nothing more comes. */
const opened = async (context: BrowserContext, url: string, expected: number, slower: number) => {
  const page: Page = await context.newPage()
  let rows = 0
  let requests = 0
  page.on('response', async (response) => {
    if (!response.url().includes('/api/sets/questions')) return
    requests += 1
    rows += ((await response.json()) as { rows: unknown[] }).rows.length
  })
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.goto(`${url}/theory`)
  const isThere = async (): Promise<void> => {
    while (rows < expected || requests === 0) await page.waitForTimeout(100)
  }
  await isThere()
  await page.waitForTimeout(QUIET_MS * slower)
  const tasks = await page.evaluate(() =>
    performance
      .getEntriesByType('mark')
      .filter(({ name }) => name.startsWith('task-'))
      .map(({ name, startTime }) => ({ ms: Number(name.slice(5)), at: startTime })),
  )
  const sinceMs = await page.evaluate(
    () =>
      performance
        .getEntriesByType('resource')
        .find(({ name }) => name.includes('/api/sets/questions'))?.startTime ?? 0,
  )
  await page.close()
  const during = tasks.filter(({ at }) => at > sinceMs).map(({ ms }) => ms)
  return { requests, longestMs: Math.max(0, ...during), tasks: during }
}

export const questionBank: Benchmark = {
  name: 'question-bank',
  findings: ['questions-longest-task', 'questions-longest-task-slow', 'questions-unchanged'],
  run: async (tell) => {
    const school = await makeSchool(aTimetable.cast, aTimetable.enrol)
    const bundled = await loadBundledBank()
    keepPack(openDataDir(school.dataDir), undefined, {
      format: 'dual-control-pack',
      formatVersion: 1,
      number: 1,
      topic: 1,
      name: 'A large bank',
      questions: moreQuestions(bundled),
    })
    const relay = await startOurs(school.dataDir)
    const browser = await launchBrowser()
    try {
      for (const slower of [1, SLOWER]) {
        const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
        await signIn(context, relay.url, school.of(aTimetable.learnerId(0)))
        await context.addInitScript(watchTasks)
        const first = await opened(context, relay.url, QUESTIONS, slower)
        tell(
          finding({
            name: slower === 1 ? 'questions-longest-task' : 'questions-longest-task-slow',
            unit: `ms, longest task while ${QUESTIONS} questions come, CPU ${slower}×`,
            ours: first.longestMs,
            target: `<= ${LONGEST_TASK_MS}`,
            isMet: (ms) => ms <= LONGEST_TASK_MS,
          }),
        )
        if (process.env.BENCH_TELL) console.log(slower, first.requests, first.tasks.join(' '))
        if (slower === 1) {
          const again = await opened(context, relay.url, 0, slower)
          tell(
            finding({
              name: 'questions-unchanged',
              unit: 'requests for the questions when nothing has changed',
              ours: again.requests,
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
