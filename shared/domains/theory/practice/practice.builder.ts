/** Answers and rounds made up for tests: only what the test is about has to be said. */
import { HOUR_MS } from '#shared/kernel/time-units.ts'
import { TOPICS, type TopicNumber } from '../topics.ts'
import type { GivenAnswer } from './evidence.ts'
import type { PracticeAnswer, PracticeRound } from './schema.ts'

/** Tue 24 Nov 2026, 18:00 in London. */
export const EVENING_MS = Date.UTC(2026, 10, 24, 18)

export const aGiven = (draft: Partial<GivenAnswer> = {}): GivenAnswer => ({
  questionId: 'q1',
  topic: 1,
  isRight: true,
  at: EVENING_MS,
  ...draft,
})

/** `count` different questions of a topic, the first `right` of them right, a minute apart. */
export const manyGiven = (topic: TopicNumber, right: number, count: number): GivenAnswer[] =>
  Array.from({ length: count }, (_nothing, index) =>
    aGiven({
      questionId: `t${topic}-${index}`,
      topic,
      // Spread out, so that which ones are newer does not matter.
      isRight: Math.floor(((index + 1) * right) / count) > Math.floor((index * right) / count),
      at: EVENING_MS + index * 60_000,
    }),
  )

export const inEveryTopic = (right: number, count: number): GivenAnswer[] =>
  TOPICS.flatMap(({ number }) => manyGiven(number, right, count))

export const anAnswer = (draft: Partial<PracticeAnswer> = {}): PracticeAnswer => ({
  questionId: '01M81A8PK6M16QS518YC0W1S6X',
  version: 1,
  topic: 11,
  chosen: 1,
  correct: true,
  at: EVENING_MS,
  ms: 4_000,
  ...draft,
})

export const aRound = (draft: Partial<PracticeRound> = {}): PracticeRound => {
  const answers = draft.answers ?? [anAnswer()]
  return {
    id: 'round-1',
    personId: 'amira',
    deviceId: 'amiras-phone',
    kind: 'quick',
    answers,
    startedAt: EVENING_MS - HOUR_MS,
    finishedAt: answers.at(-1)?.at ?? EVENING_MS,
    ...draft,
  }
}
