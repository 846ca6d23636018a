import { expect, test } from 'vitest'
import { countsOf, crashCounts, fuzzCounts, simulationCounts, vitestCounts } from './counts.mjs'

test('a runner that said nothing is one failure', () => {
  expect(countsOf(0, undefined)).toEqual({ passed: 0, failed: 1 })
})

test('a bad exit without a failed test is one failure', () => {
  expect(countsOf(1, { passed: 4, failed: 0 })).toEqual({ passed: 4, failed: 1 })
  expect(countsOf(1, { passed: 4, failed: 2 })).toEqual({ passed: 4, failed: 2 })
  expect(countsOf(0, { passed: 4, failed: 0 })).toEqual({ passed: 4, failed: 0 })
})

test('a test that did not run is not passed, and a file that did not load is failed', () => {
  const report = {
    numPassedTests: 3,
    numTotalTests: 5,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ],
  }
  expect(vitestCounts(report)).toEqual({ passed: 3, failed: 3 })
  expect(vitestCounts(undefined)).toBeUndefined()
})

test('each seed of the simulation is one test', () => {
  const stdout = 'seed 7: two replicas differ\n{"seeds":200,"steps":9000,"failed":[7]}\n'
  expect(simulationCounts(stdout)).toEqual({ passed: 199, failed: 1 })
  expect(simulationCounts('no such file')).toBeUndefined()
})

test('each lane of the fuzzer is one test, and what failed outside of them is another', () => {
  const ends = { changes: { accepted: 3 }, frames: { taken: 2 } }
  const line = (failed: string[]) => `words\n${JSON.stringify({ ends, failed })}\n`
  expect(fuzzCounts(line([]))).toEqual({ passed: 2, failed: 0 })
  expect(fuzzCounts(line(['frames 8', 'frames 9', 'memory 1']))).toEqual({ passed: 1, failed: 2 })
  expect(fuzzCounts('the process ended')).toBeUndefined()
})

test('each death of the relay is one test', () => {
  expect(crashCounts('50 deaths\n{"kills":20,"failed":["death 3: 1 lost, 0 twice"]}\n')).toEqual({
    passed: 19,
    failed: 1,
  })
  expect(crashCounts('The relay did not start')).toBeUndefined()
})
