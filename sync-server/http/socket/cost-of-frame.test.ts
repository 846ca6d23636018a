import * as Automerge from '@automerge/automerge'
import { expect, test } from 'vitest'
import type { DecodedChange } from '#shared/documents/automerge.ts'
import type { UpFrame } from '#shared/protocol/up.ts'
import { costOfFrame } from './cost-of-frame.ts'
import { TOKENS_AT_MOST, TOKENS_PER_SECOND } from './limits.ts'

/** A change of so many operations, in a few hundred bytes. */
const aChange = (operations: number) => {
  const bytes = Automerge.encodeChange({
    actor: 'ab'.repeat(16),
    seq: 1,
    startOp: 1,
    time: 0,
    message: null,
    deps: [],
    ops: Array.from({ length: operations }, () => ({
      action: 'set',
      obj: '_root',
      key: 'a',
      value: 1,
      pred: [],
    })),
  } as unknown as DecodedChange)
  return { hash: Automerge.decodeChange(bytes).hash, bytes }
}
const push = (changes: ReturnType<typeof aChange>[]): UpFrame => ({
  type: 'push',
  push: 1,
  doc: 'booking:b1',
  changes,
})

test('T14: operations are paid for, however few bytes they take', () => {
  const [small, bomb] = [aChange(14), aChange(10_000)]
  expect(bomb.bytes.length).toBeLessThan(11_000)
  expect(costOfFrame(push([small]))).toBeLessThan(2)
  expect(costOfFrame(push([bomb]))).toBeGreaterThan(TOKENS_PER_SECOND)
})

test('a month without signal is sent at once: a thousand honest changes are within one burst', () => {
  const change = aChange(40)
  const cost = costOfFrame(push(Array.from({ length: 200 }, () => change)))
  expect(5 * cost).toBeLessThan(TOKENS_AT_MOST)
})

test('no frame keeps its sender waiting for minutes, whatever it claims', () => {
  const bomb = aChange(10_000)
  const cost = costOfFrame(push(Array.from({ length: 200 }, () => bomb)))
  expect(cost / TOKENS_PER_SECOND).toBeLessThan(5)
})
