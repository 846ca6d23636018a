/**
 * `npm run simulate -- --seeds 300 --start 1 --workers 2`: seeded schedules of a whole school. Prints
 * failing seeds with their story, and last one line of JSON; exits with 1 if any failed.
 *
 * `--plant <bug>` (or `--plant all`) runs copies of the product with a known bug in them, and exits
 * with 1 if the bug was not found.
 */
import { parseArgs } from 'node:util'
import { findPlanted } from './planted/find-planted.ts'
import { runSeeds } from './run-seeds.ts'
import { runInWorkers } from './workers.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '300' },
    start: { type: 'string', default: '1' },
    steps: { type: 'string', default: '60' },
    workers: { type: 'string', default: '1' },
    /** Stop at the first seed that fails. */
    stop: { type: 'boolean', default: false },
    /** Tell everything that happened, not only what has to do with the failure. */
    whole: { type: 'boolean', default: false },
    plant: { type: 'string' },
  },
})
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const range = {
  seeds: Number(values.seeds),
  start: Number(values.start),
  steps: Number(values.steps),
  stop: values.stop,
  whole: values.whole,
}

if (values.plant !== undefined) {
  const isFound = await findPlanted(values.plant, range, say)
  process.exit(isFound ? 0 : 1)
}
const workers = Number(values.workers)
const outcome = workers > 1 ? await runInWorkers(range, workers, say) : await runSeeds(range, say)
say(JSON.stringify(outcome))
process.exit(outcome.failed.length > 0 ? 1 : 0)
