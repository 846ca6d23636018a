import { expect, test } from 'vitest'
import { createTokenBucket } from './token-bucket.ts'

test('a burst passes at once, the rest at a steady rate', () => {
  const bucket = createTokenBucket({ atMost: 10, perSecond: 2 }, 0)
  expect(bucket.take(10, 0)).toBe(0)
  expect(bucket.take(1, 0)).toBe(500)
  expect(bucket.take(1, 1_000)).toBe(0)
})

test('waiting saves up no more than a burst', () => {
  const bucket = createTokenBucket({ atMost: 10, perSecond: 2 }, 0)
  expect(bucket.take(10, 1_000_000)).toBe(0)
  expect(bucket.take(2, 1_000_000)).toBe(1_000)
})
