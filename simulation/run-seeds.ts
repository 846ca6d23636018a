/** Seeds one after the other in this process. */
import { runSchedule } from './schedule.ts'
import { readable } from './story.ts'

/** One cause fails in many ways; the first few say it. */
const MOST_FAILURES = 6

export type SeedRange = {
  readonly seeds: number
  readonly start: number
  readonly steps: number
  /** End with the first seed that fails. */
  readonly stop: boolean
  readonly whole: boolean
}

/** The last line: how many schedules were run, with how many steps, and which seeds failed. */
export type Sum = { readonly seeds: number; readonly steps: number; readonly failed: number[] }

export const runSeeds = async (
  { seeds, start, steps, stop, whole }: SeedRange,
  say: (line: string) => void,
): Promise<Sum> => {
  const failed: number[] = []
  let stepsDone = 0
  let seed = start
  // An exception nobody catches is a bug like any other, and must not end the run.
  const broken: string[] = []
  process.on('unhandledRejection', (error) => broken.push(`the app broke: ${error}`))
  for (; seed < start + seeds; seed += 1) {
    const outcome = await runSchedule(seed, steps)
    stepsDone += outcome.steps
    const failures = [...broken.splice(0), ...outcome.failures]
    if (failures.length === 0) continue
    failed.push(seed)
    say(`\nseed ${seed} failed:`)
    for (const failure of failures.slice(0, MOST_FAILURES)) say(`  ${readable(failure)}`)
    if (failures.length > MOST_FAILURES) say(`  (and ${failures.length - MOST_FAILURES} more)`)
    say('the story:')
    for (const line of whole ? outcome.wholeStory : outcome.story) say(`  ${line}`)
    if (stop) return { seeds: seed - start + 1, steps: stepsDone, failed }
  }
  return { seeds, steps: stepsDone, failed }
}
