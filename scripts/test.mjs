/**
 * Everything CI runs, one after the other: checks, unit tests, the simulation, the fuzzer and the
 * crashes in short, browser journeys. All of them run even if one fails. The last line is the sum:
 * `N passed, N failed`.
 */
import { runChecks } from './check.mjs'
import {
  runBrowserJourneys,
  runCrashes,
  runFuzzer,
  runSimulation,
  runUnitTests,
} from './test/runners.mjs'

const STAGES = [
  { name: 'Checks (about 10 s)', run: runChecks },
  { name: 'Unit tests (about a minute)', run: runUnitTests },
  { name: 'Simulation, 300 seeds (a minute or two)', run: runSimulation },
  { name: 'Fuzzing, 5,000 inputs (about half a minute)', run: runFuzzer },
  { name: 'Crashes, 20 deaths of the relay (about a minute)', run: runCrashes },
  { name: 'Browser journeys (a few minutes)', run: runBrowserJourneys },
]

const total = { passed: 0, failed: 0 }
const lines = []
for (const { name, run } of STAGES) {
  console.log(`\n== ${name}`)
  const { passed, failed } = await run()
  lines.push(`${name.replace(/ \(.*/, '')}: ${passed} passed, ${failed} failed`)
  total.passed += passed
  total.failed += failed
}

console.log(`\n== Sum\n${lines.join('\n')}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
