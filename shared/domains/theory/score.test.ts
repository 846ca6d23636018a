import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowedMsFor } from './figures.ts'
import { scoreAnswers } from './score.ts'
import { TOPICS } from './topics.ts'

const MINUTE_MS = 60_000
const topics = fc.constantFrom(...TOPICS.map((topic) => topic.number))
const answers = fc.array(fc.record({ topic: topics, correct: fc.boolean() }), {
  minLength: 1,
  maxLength: 60,
})
const withRight = (right: number) =>
  Array.from({ length: 50 }, (_nothing, index) => ({ topic: 1 as const, correct: index < right }))

test('[TH1] 43 of 50 passes, 42 does not', () => {
  expect(scoreAnswers(withRight(43)).passed).toBe(true)
  expect(scoreAnswers(withRight(42)).passed).toBe(false)
})

test('[TH1] the topics share out exactly fifty questions', () => {
  expect(TOPICS.reduce((sum, topic) => sum + topic.questionsPerMock, 0)).toBe(50)
  expect(TOPICS.map((topic) => topic.number)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
  ])
})

test('[TH2] 57 minutes, or a quarter more, half more, double, or no end', () => {
  expect(allowedMsFor('standard')).toBe(57 * MINUTE_MS)
  expect(allowedMsFor('quarter-more')).toBe(71.25 * MINUTE_MS)
  expect(allowedMsFor('half-more')).toBe(85.5 * MINUTE_MS)
  expect(allowedMsFor('double')).toBe(114 * MINUTE_MS)
  expect(allowedMsFor('untimed')).toBeNull()
})

test('[TH8] the topics add up to the whole, weakest first', () => {
  fc.assert(
    fc.property(answers, (list) => {
      const { score, outOf, byTopic } = scoreAnswers(list)
      expect(byTopic.reduce((sum, topic) => sum + topic.right, 0)).toBe(score)
      expect(byTopic.reduce((sum, topic) => sum + topic.outOf, 0)).toBe(outOf)
      const shares = byTopic.map((topic) => topic.right / topic.outOf)
      expect(shares).toEqual([...shares].sort((a, b) => a - b))
    }),
  )
})

test('[TH8] the order in which questions were asked does not change the result', () => {
  fc.assert(
    fc.property(answers, (list) => {
      expect(scoreAnswers([...list].reverse())).toEqual(scoreAnswers(list))
    }),
  )
})

test('[TH8] of two topics with nothing right, the one with more wrong answers comes first', () => {
  const { byTopic } = scoreAnswers([
    { topic: 2, correct: false },
    { topic: 9, correct: false },
    { topic: 9, correct: false },
  ])
  expect(byTopic.map((topic) => topic.topic)).toEqual([9, 2])
})
