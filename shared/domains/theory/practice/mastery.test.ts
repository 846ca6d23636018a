import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOUR_MS } from '#shared/kernel/time-units.ts'
import { betaQuantile, betaUpTo } from './beta.ts'
import { masteryByTopic, weakestTopicsFirst } from './mastery.ts'
import { aGiven, EVENING_MS, manyGiven } from './practice.builder.ts'

const ofTopic1 = (answers: Parameters<typeof masteryByTopic>[0]) => {
  const [first] = masteryByTopic(answers)
  if (!first) throw new Error('there are fourteen topics')
  return first
}

test('[TH44] five questions say nothing yet, six say something', () => {
  expect(ofTopic1(manyGiven(1, 5, 5))).toMatchObject({
    seen: 5,
    estimate: null,
    standing: 'not-enough',
  })
  expect(ofTopic1(manyGiven(1, 6, 6)).estimate).not.toBeNull()
})

test('[TH44] six of six is not mastery: the interval still reaches below the pass share', () => {
  const six = ofTopic1(manyGiven(1, 6, 6))
  expect(six.estimate?.share).toBe(1)
  expect(six.standing).toBe('unsure')
  expect(ofTopic1(manyGiven(1, 30, 30)).standing).toBe('above')
  expect(ofTopic1(manyGiven(1, 12, 30)).standing).toBe('below')
})

test('[TH44] one question asked fifty times is one question', () => {
  const often = Array.from({ length: 50 }, (_nothing, day) =>
    aGiven({ at: EVENING_MS + day * 24 * HOUR_MS }),
  )
  expect(ofTopic1(often)).toMatchObject({ seen: 1, counted: 1, estimate: null })
})

test('[TH44] who was weak in summer and is good now stands as now', () => {
  const summer = manyGiven(1, 3, 15).map((one) => ({ ...one, at: one.at - 2_000 * HOUR_MS }))
  const now = manyGiven(1, 15, 15).map((one) => ({ ...one, questionId: `new ${one.questionId}` }))
  const { estimate } = ofTopic1([...summer, ...now])
  expect(estimate?.share).toBeGreaterThan(0.6)
  // The plain share of all thirty: what a mean without weights would say.
  expect(estimate?.share).toBeGreaterThan(18 / 30)
})

test('[TH44] the interval holds the share, and more answers make it narrower', () => {
  fc.assert(
    fc.property(fc.integer({ min: 6, max: 14 }), fc.nat({ max: 14 }), (count, some) => {
      const right = Math.min(some, count)
      const few = ofTopic1(manyGiven(1, right, count)).estimate
      const many = ofTopic1(manyGiven(1, right * 2, count * 2)).estimate
      if (!few || !many) throw new Error('six are enough')
      expect(few.low).toBeLessThanOrEqual(few.high)
      expect(few.low - 1e-9).toBeLessThanOrEqual(few.share)
      expect(few.high + 1e-9).toBeGreaterThanOrEqual(few.share)
      expect(many.high - many.low).toBeLessThan(few.high - few.low)
    }),
  )
})

test('[TH44] weakest first; what is not known well enough comes last', () => {
  const all = masteryByTopic([
    ...manyGiven(3, 9, 10),
    ...manyGiven(5, 2, 10),
    ...manyGiven(7, 6, 10),
    ...manyGiven(9, 0, 3),
  ])
  expect(
    weakestTopicsFirst(all)
      .map((one) => one.topic)
      .slice(0, 3),
  ).toEqual([5, 7, 3])
})

test.each([
  [1, 1, 0.3, 0.3],
  [2, 1, 0.5, 0.25],
  [0.5, 0.5, 0.5, 0.5],
  [5, 2, 0.8, 0.65536],
  [30, 5, 0.9, 0.7504],
])('[TH44] Beta(%s, %s) up to %s is %s', (a, b, x, expected) => {
  expect(betaUpTo(a, b, x)).toBeCloseTo(expected, 2)
  expect(betaQuantile(a, b, betaUpTo(a, b, x))).toBeCloseTo(x, 6)
})
