/**
 * The simulator finds every planted bug within 300 seeds. Each is looked for first where it fell the
 * last time, so that this takes seconds; the hint goes stale when the simulator changes.
 */
import { expect, test } from 'vitest'
import { PLANTED_BUGS } from './bugs.ts'
import { findBug } from './find-planted.ts'
import { replaceOnce } from './plant.ts'

const SEEDS = 300
const NEAR = 3
const MOST_MS = 300_000

const named = PLANTED_BUGS.map((bug) => [bug.name, bug] as const)

test.each(named)('%s is found', { timeout: MOST_MS }, async (_name, bug) => {
  const range = { steps: 60, stop: true, whole: false }
  const near = await findBug(bug, { ...range, start: bug.fellAt, seeds: NEAR })
  const { seed } = near.seed ? near : await findBug(bug, { ...range, start: 1, seeds: SEEDS })
  expect(seed).toBeLessThanOrEqual(SEEDS)
})

test('words that have moved are not replaced in silence', () => {
  expect(() => replaceOnce('one two', 'three', '', 'here')).toThrow('0 times')
  expect(() => replaceOnce('one one', 'one', '', 'here')).toThrow('2 times')
  expect(replaceOnce('one two', 'two', '$&', 'here')).toBe('one $&')
})
