/**
 * `npm run simulate -- --seeds 300 --start 1`: seeded schedules of a whole school. Prints failing
 * seeds with their story, and last one line of JSON; exits with 1 if any failed.
 */
import { parseArgs } from 'node:util'
import { runSchedule } from './schedule.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '300' },
    start: { type: 'string', default: '1' },
    steps: { type: 'string', default: '60' },
  },
})
const seeds = Number(values.seeds)
const start = Number(values.start)
const steps = Number(values.steps)
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

const failed: number[] = []
let stepsDone = 0
for (let seed = start; seed < start + seeds; seed += 1) {
  const outcome = await runSchedule(seed, steps)
  stepsDone += outcome.steps
  if (outcome.failures.length === 0) continue
  failed.push(seed)
  say(`\nseed ${seed} failed:`)
  for (const failure of outcome.failures) say(`  ${failure}`)
  say('the story:')
  for (const line of outcome.story) say(`  ${line}`)
}
say(JSON.stringify({ seeds, steps: stepsDone, failed }))
process.exit(failed.length > 0 ? 1 : 0)
