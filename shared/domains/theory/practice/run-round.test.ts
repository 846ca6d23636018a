import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { aBank } from '../sample-bank.ts'
import {
  answerInRound,
  answerOfRound,
  isRoundOver,
  nextInRound,
  questionOfRound,
  roundSoFar,
  startRound,
} from './run-round.ts'
import { PracticeRoundSchema } from './schema.ts'

const sheet = {
  id: 'round-1',
  personId: 'amira',
  deviceId: 'phone',
  kind: 'quick' as const,
  startedAt: 1_000,
  questions: aBank(1)
    .slice(0, 10)
    .map((question) => ({ question, optionOrder: [0, 1, 2, 3] })),
}

test('[TH41] the first answer stands, and only then it goes on', () => {
  const fresh = startRound(sheet, 500)
  expect(nextInRound(fresh, 600)).toBe(fresh)
  const right = questionOfRound(fresh)?.question.options.findIndex((one) => one.correct) ?? -1
  const answered = answerInRound(fresh, right, { now: 2_000, monotonicMs: 3_500 })
  expect(answerOfRound(answered)).toMatchObject({
    chosen: right,
    correct: true,
    at: 2_000,
    ms: 3_000,
  })
  expect(answerInRound(answered, 0, { now: 3_000, monotonicMs: 4_000 })).toBe(answered)
  expect(answerInRound(fresh, 4, { now: 3_000, monotonicMs: 4_000 })).toBe(fresh)
  expect(nextInRound(answered, 5_000)).toMatchObject({ at: 1, shownAtMs: 5_000 })
})

test('[TH40] what is kept fits its schema at every step, and only grows', () => {
  const choices = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 9_000 })), { maxLength: 12 })
  fc.assert(
    fc.property(choices, (list) => {
      let round = startRound(sheet, 0)
      let before = roundSoFar(round)
      expect(before).toBeUndefined()
      for (const [chosen, now] of list) {
        round = answerInRound(round, chosen, { now, monotonicMs: now })
        const after = roundSoFar(round)
        expect(v.is(PracticeRoundSchema, after)).toBe(true)
        expect(after?.answers.slice(0, before?.answers.length ?? 0)).toEqual(before?.answers ?? [])
        // Also when the wall clock jumps back.
        expect(after?.finishedAt).toBeGreaterThanOrEqual(before?.finishedAt ?? 0)
        before = after
        round = nextInRound(round, now)
      }
      expect(isRoundOver(round)).toBe(list.length >= 10)
      expect(before?.answers.length ?? 0).toBe(Math.min(10, list.length))
    }),
  )
})
