/**
 * `node --import tsx fuzz/main.ts --inputs 5000 --start 1`: spoilt changes, frames, set pushes and what
 * strangers say at the door, against real schools. Prints every failure with its seed and its input in
 * hex, and last one line of JSON; exits with 1 if anything failed. `--keep` writes new panics and pills
 * into the corpus. Every test run does 5,000; before a release 500,000 with a `--start` nobody has had
 * yet, about half an hour of one core.
 */
import { parseArgs } from 'node:util'
import { keepInCorpus } from './corpus.ts'
import { runFuzz } from './run.ts'

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '5000' },
    start: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
  },
})
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

/** What is being tried: said even when the process dies of it. */
let last = ''
let isOver = false
process.on('exit', () => {
  if (isOver) return
  say(`the process ended over ${last}`)
  process.exitCode = 1
})

const report = await runFuzz({
  inputs: Number(values.inputs),
  start: Number(values.start),
  onInput: (seed, lane, input) => {
    last = `seed ${seed}, ${lane}: ${Buffer.from(input).toString('hex')}`
  },
  onCatch: (caught) => {
    if (values.keep) keepInCorpus(caught)
  },
})
isOver = true
for (const { seed, lane, fault, input } of report.failed) {
  say(`\nseed ${seed}, ${lane}: ${fault}`)
  if (input !== '') say(`  input: ${input}`)
  say(`  again: node --import tsx fuzz/main.ts --start ${seed - (seed % 8)} --inputs 8`)
}
say(JSON.stringify({ ...report, failed: report.failed.map(({ seed, lane }) => `${lane} ${seed}`) }))
process.exit(report.failed.length > 0 ? 1 : 0)
