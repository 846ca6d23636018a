/**
 * `node --import tsx sync-server/crash/main.ts --kills 500 --seed 1`: kills a relay that often while
 * devices write. The last line is the report as JSON; exits with 1 if anything was lost.
 */
import { parseArgs } from 'node:util'
import { seededPorts } from '../testing/a-school.ts'
import { runCrashes } from './run-crashes.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
  },
})
const { random } = seededPorts(Number(values.seed))
const below = (limit: number): number => {
  const [high = 0, low = 0] = random.bytes(2)
  return (high * 256 + low) % limit
}
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const report = await runCrashes(Number(values.kills), below, say)
for (const line of report.failed) say(line)
say(JSON.stringify(report))
process.exit(report.failed.length > 0 ? 1 : 0)
