import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { kindOf } from '#shared/kernel/ids.ts'
import { documentKinds } from '#shared/registry.ts'
import { createRandom } from '#simulation/random.ts'
import { honestWork } from './honest/honest-work.ts'
import { STORIES } from './honest/stories.ts'
import { mutateChange } from './mutate/change-bytes.ts'
import { costFaults } from './oracles/costs.ts'
import { logFaults } from './oracles/relay-log.ts'
import { runFuzz } from './run.ts'

test('every kind of record has an honest story to spoil', () => {
  const told = STORIES.map((story, index) => kindOf(honestWork(index, () => story).doc))
  expect([...new Set(told)].sort()).toEqual([...documentKinds.keys()].sort())
})

test('a spoilt change has the checksum and the length that belong to it, and is another', () => {
  const { bytes } = honestWork(1).last
  for (let seed = 1; seed <= 300; seed += 1) {
    const spoilt = mutateChange(bytes, createRandom(seed))
    const checksum = createHash('sha256').update(spoilt.subarray(8)).digest().subarray(0, 4)
    expect(Buffer.from(spoilt.subarray(4, 8))).toEqual(checksum)
    expect(mutateChange(bytes, createRandom(seed))).toEqual(spoilt)
  }
})

test('[T14, T15, T16, P8] 480 spoilt inputs through every lane: nothing happens that must not', async () => {
  const report = await runFuzz({ inputs: 480, start: 8_000_000 })
  expect(report.failed).toEqual([])
  expect(Object.keys(report.ends)).toHaveLength(7)
  expect(report.panics).toBeGreaterThan(0)
})

test('[T16] the fuzzer works: a relay that proves nothing takes pills in, and that is found', async () => {
  const found = new Set<string>()
  const { failed } = await runFuzz({ inputs: 240, start: 8_003_000, isBlind: true })
  for (const { fault } of failed) found.add(fault.split(':', 1)[0] ?? '')
  expect([...found]).toContain('was accepted and cannot be loaded again')
})

test('the log of a relay is read for faults of ours and for what was sent, once', () => {
  const lines = ['{"level":30,"msg":"request"}', '{"level":50,"msg":"socket failed"}', 'of lena@x']
  expect(logFaults(lines, ['lena@'])).toEqual([
    expect.stringContaining('socket failed'),
    expect.stringContaining('of lena@x'),
  ])
  expect(logFaults(lines, ['lena@'])).toEqual([])
})

test.each([
  ['an honest run', { inputs: 5_000, slow: 0, grownMb: 20 }, []],
  ['a short one with two unlucky inputs', { inputs: 480, slow: 2, grownMb: 64 }, []],
  ['one in a hundred is slow', { inputs: 5_000, slow: 50, grownMb: 0 }, ['time']],
  ['three slow ones of few', { inputs: 480, slow: 3, grownMb: 0 }, ['time']],
  ['much memory for so few', { inputs: 5_000, slow: 0, grownMb: 65 }, ['memory']],
  [
    'a little memory lost with every input, over a long run',
    { inputs: 500_000, slow: 0, grownMb: 200 },
    ['memory'],
  ],
])('the cost of a whole run: %s', (_what, cost, lanes) => {
  expect(costFaults(cost).map(({ lane }) => lane)).toEqual(lanes)
})
