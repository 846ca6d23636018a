import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOUR_MS } from '#shared/kernel/time-units.ts'
import type { Attempt } from '../schema.ts'
import { passChance } from './chance.ts'
import { answersOf, tellingAnswers } from './evidence.ts'
import { masteryByTopic } from './mastery.ts'
import { aGiven, anAnswer, aRound, EVENING_MS } from './practice.builder.ts'
import { scheduleOf } from './schedule.ts'
import type { PracticeAnswer, PracticeRound } from './schema.ts'

const questionIds = Array.from(
  { length: 12 },
  (_nothing, index) => `01M81A8PK6M16QS518YC0W1S${String(index).padStart(2, '0')}`,
)

const answers: fc.Arbitrary<PracticeAnswer> = fc.record({
  questionId: fc.constantFrom(...questionIds),
  version: fc.constant(1),
  topic: fc.constantFrom(1 as const, 9 as const, 11 as const),
  chosen: fc.nat({ max: 3 }),
  correct: fc.boolean(),
  // Coarse, so that two answers often fall on the same instant.
  at: fc.nat({ max: 90 }).map((hours) => EVENING_MS + hours * HOUR_MS),
  ms: fc.nat({ max: 60_000 }),
})

const rounds = fc
  .array(fc.array(answers, { minLength: 1, maxLength: 20 }), { maxLength: 8 })
  .map((lists) =>
    lists.map(
      (list, index): PracticeRound =>
        aRound({ id: `round-${index}`, deviceId: index % 2 ? 'phone' : 'laptop', answers: list }),
    ),
  )

const aMock = (draft: Partial<Attempt>): Attempt => ({
  id: 'mock-1',
  personId: 'amira',
  kind: 'mock',
  startedAt: EVENING_MS,
  finishedAt: EVENING_MS,
  durationMs: 1,
  allowedMs: null,
  items: [],
  score: 0,
  outOf: 50,
  passed: false,
  byTopic: [],
  deviceId: 'amiras-laptop',
  ...draft,
})

test('[TH43] whatever order the rows of two devices came in, everything that is said is the same', () => {
  fc.assert(
    fc.property(rounds, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (list, keys) => {
      const mixed = list
        .map((round, index) => ({ round, key: keys[index] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ round }) => round)
      const onPhone = answersOf({ rounds: list, attempts: [] }, 'amira')
      const onLaptop = answersOf({ rounds: mixed, attempts: [] }, 'amira')
      expect(onLaptop).toEqual(onPhone)
      expect(masteryByTopic(onLaptop)).toEqual(masteryByTopic(onPhone))
      expect(passChance(masteryByTopic(onLaptop))).toEqual(passChance(masteryByTopic(onPhone)))
      expect(scheduleOf(onLaptop)).toEqual(scheduleOf(onPhone))
    }),
  )
})

test('[TH43] the union of two devices has every answer once', () => {
  const phone = aRound({ id: 'p', answers: [anAnswer({ at: 3 }), anAnswer({ at: 5 })] })
  const laptop = aRound({ id: 'l', answers: [anAnswer({ at: 4, correct: false })] })
  const all = answersOf({ rounds: [phone, laptop], attempts: [] }, 'amira')
  expect(all.map(({ at, isRight }) => [at, isRight])).toEqual([
    [3, true],
    [4, false],
    [5, true],
  ])
})

test('[TH43] a mock counts too, but not what was left blank, and not what is somebody else’s', () => {
  const item = {
    questionId: questionIds[0] as string,
    version: 1,
    topic: 9 as const,
    optionOrder: [0, 1, 2, 3],
    flagged: false,
  }
  const mock = aMock({
    items: [
      { ...item, chosen: 2, correct: true },
      { ...item, questionId: questionIds[1] as string, chosen: null, correct: false },
    ],
  })
  const seuns = { ...mock, id: 'mock-2', personId: 'seun' }
  const all = answersOf(
    { rounds: [aRound({ personId: 'seun' })], attempts: [mock, seuns] },
    'amira',
  )
  expect(all).toEqual([{ questionId: item.questionId, topic: 9, isRight: true, at: EVENING_MS }])
})

test('[TH43] right ten minutes after it was shown tells nothing; right the next evening does', () => {
  const wrong = aGiven({ isRight: false })
  const remembered = aGiven({ at: EVENING_MS + 600_000 })
  const known = aGiven({ at: EVENING_MS + 24 * HOUR_MS })
  expect(tellingAnswers([wrong, remembered, known])).toEqual([wrong, known])
})
