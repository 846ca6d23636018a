import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  finishMock,
  isTimeUp,
  type Mock,
  type MockPaper,
  type MockStep,
  questionsToReview,
  startMock,
  stepMock,
  tickMock,
  timeLeftMs,
} from './attempt.ts'
import { pickMock } from './pick-mock.ts'
import { aBank } from './sample-bank.ts'
import { progressToSave, resumeMock } from './saved-mock.ts'
import { AttemptSchema } from './schema.ts'

const MINUTE_MS = 60_000
const pick = pickMock({ bank: aBank(8), recentAttempts: [], seed: new Uint8Array(16).fill(1) })
if (!pick.ok) throw new Error(pick.problem.message)

const lenasPaper: MockPaper = {
  id: '0190aaaa-0000-7000-8000-000000000001',
  personId: 'lena',
  deviceId: 'lenas-phone',
  startedAt: Date.UTC(2026, 10, 24, 8, 0),
  allowedMs: 57 * MINUTE_MS,
  questions: pick.value,
}
const paperOf = (change: Partial<MockPaper>): MockPaper => ({ ...lenasPaper, ...change })

const stepped = (mock: Mock, step: MockStep, monotonicMs: number): Mock => {
  const result = stepMock(mock, step, monotonicMs)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}
const rightAnswer = (question: number): number =>
  lenasPaper.questions[question]?.question.options.findIndex((option) => option.correct) ?? -1
const throughStorage = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const steps: fc.Arbitrary<MockStep> = fc.oneof(
  fc.record({
    do: fc.constant('answer' as const),
    question: fc.nat({ max: 49 }),
    chosen: fc.option(fc.nat({ max: 3 })),
  }),
  fc.record({
    do: fc.constant('flag' as const),
    question: fc.nat({ max: 49 }),
    flagged: fc.boolean(),
  }),
  fc.record({ do: fc.constant('go-to' as const), question: fc.nat({ max: 49 }) }),
)

describe('taking a mock', () => {
  test('[TH6] Lena answers, changes her mind and flags; the last word counts', () => {
    let mock = startMock(lenasPaper, 0)
    mock = stepped(mock, { do: 'answer', question: 0, chosen: (rightAnswer(0) + 1) % 4 }, 1_000)
    mock = stepped(mock, { do: 'flag', question: 0, flagged: true }, 2_000)
    mock = stepped(mock, { do: 'answer', question: 0, chosen: rightAnswer(0) }, 3_000)
    mock = stepped(mock, { do: 'go-to', question: 7 }, 4_000)
    expect(mock.progress.at).toBe(7)
    const attempt = finishMock(mock, {
      finishedAt: lenasPaper.startedAt + 5_000,
      monotonicMs: 5_000,
    })
    expect(attempt).toMatchObject({ score: 1, outOf: 50, passed: false, durationMs: 5_000 })
    expect(attempt.items[0]).toMatchObject({ correct: true, flagged: true })
  })

  test('[TH6] a review lists the unanswered and the flagged ones', () => {
    let mock = startMock(lenasPaper, 0)
    mock = stepped(mock, { do: 'answer', question: 3, chosen: 0 }, 0)
    mock = stepped(mock, { do: 'flag', question: 9, flagged: true }, 0)
    expect(questionsToReview(mock, 'all')).toHaveLength(50)
    expect(questionsToReview(mock, 'unanswered')).not.toContain(3)
    expect(questionsToReview(mock, 'unanswered')).toHaveLength(49)
    expect(questionsToReview(mock, 'flagged')).toEqual([9])
  })

  test('[TH6] an unknown question or option is refused with a sentence', () => {
    const mock = startMock(lenasPaper, 0)
    expect(stepMock(mock, { do: 'go-to', question: 50 }, 0)).toMatchObject({
      problem: { code: 'no-such-question' },
    })
    expect(stepMock(mock, { do: 'answer', question: 0, chosen: 4 }, 0)).toMatchObject({
      problem: { code: 'no-such-option' },
    })
  })

  test('[TH7] at 57 minutes nothing more is accepted, and the test ended on time', () => {
    const mock = tickMock(startMock(lenasPaper, 0), 58 * MINUTE_MS)
    expect(isTimeUp(mock)).toBe(true)
    const late = stepMock(mock, { do: 'answer', question: 0, chosen: 0 }, 58 * MINUTE_MS)
    expect(late).toMatchObject({ ok: false, problem: { code: 'time-is-up' } })
    const attempt = finishMock(mock, { finishedAt: 0, monotonicMs: 58 * MINUTE_MS })
    expect(attempt.durationMs).toBe(57 * MINUTE_MS)
  })

  test('[TH2] an untimed mock accepts answers after hours', () => {
    const mock = startMock(paperOf({ allowedMs: null }), 0)
    expect(stepMock(mock, { do: 'answer', question: 0, chosen: 0 }, 300 * MINUTE_MS).ok).toBe(true)
    expect(timeLeftMs(mock)).toBeNull()
  })
})

describe('resuming', () => {
  test('[TH7] killed at question 27, it resumes there with the time that was left', () => {
    let mock = startMock(lenasPaper, 5_000)
    for (let question = 0; question < 26; question++) {
      mock = stepped(
        mock,
        { do: 'answer', question, chosen: rightAnswer(question) },
        5_000 + question,
      )
    }
    mock = stepped(mock, { do: 'go-to', question: 26 }, 5_000 + 20 * MINUTE_MS)
    const saved = throughStorage(progressToSave(mock, 5_000 + 20 * MINUTE_MS))

    const resumed = resumeMock(throughStorage(lenasPaper), saved, 987_654_321)
    if (!resumed.ok) throw new Error(resumed.problem.message)
    expect(resumed.value.progress.at).toBe(26)
    expect(timeLeftMs(resumed.value)).toBe(37 * MINUTE_MS)
    expect(questionsToReview(resumed.value, 'unanswered')).toHaveLength(24)
  })

  test('[TH7] killed before the first save, it resumes as it started', () => {
    const resumed = resumeMock(throughStorage(lenasPaper), null, 40)
    expect(resumed).toEqual({ ok: true, value: startMock(lenasPaper, 40) })
  })

  test('[TH7][TH9] closing the app anywhere changes nothing in the finished attempt', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 60 }), fc.nat({ max: 60 }), (list, killedAfter) => {
        let through = startMock(lenasPaper, 0)
        let killed = startMock(lenasPaper, 0)
        let offsetMs = 0
        for (const [index, step] of list.entries()) {
          const nowMs = (index + 1) * 1_000
          through = stepped(through, step, nowMs)
          killed = stepped(killed, step, nowMs + offsetMs)
          if (index === killedAfter) {
            const saved = throughStorage(progressToSave(killed, nowMs + offsetMs))
            offsetMs = 777_000
            const resumed = resumeMock(throughStorage(lenasPaper), saved, nowMs + offsetMs)
            if (!resumed.ok) throw new Error(resumed.problem.message)
            killed = resumed.value
          }
        }
        const endMs = (list.length + 1) * 1_000
        expect(finishMock(killed, { finishedAt: 1, monotonicMs: endMs + offsetMs })).toEqual(
          finishMock(through, { finishedAt: 1, monotonicMs: endMs }),
        )
      }),
    )
  })

  test.each([
    ['no paper', null, null],
    [
      'another mock’s progress',
      lenasPaper,
      { ...progressToSave(startMock(paperOf({ id: 'x' }), 0), 0) },
    ],
    ['a shorter list', lenasPaper, { ...progressToSave(startMock(lenasPaper, 0), 0), chosen: [] }],
    ['a place outside', lenasPaper, { ...progressToSave(startMock(lenasPaper, 0), 0), at: 50 }],
  ])('[TH7] %s is refused, not guessed at', (_what, paper, progress) => {
    expect(resumeMock(paper, progress, 0)).toMatchObject({
      ok: false,
      problem: { code: 'saved-mock-unreadable' },
    })
  })
})

describe('the finished attempt', () => {
  test('[TH9] keeps ids, versions, order and choices, and fits its schema', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 80 }), (list) => {
        const mock = list.reduce(
          (before, step) => stepped(before, step, 1_000),
          startMock(lenasPaper, 0),
        )
        const attempt = finishMock(mock, { finishedAt: lenasPaper.startedAt, monotonicMs: 2_000.5 })
        expect(v.is(AttemptSchema, attempt)).toBe(true)
        expect(
          attempt.items.map(({ questionId, version, optionOrder }) => [
            questionId,
            version,
            optionOrder,
          ]),
        ).toEqual(
          lenasPaper.questions.map(({ question, optionOrder }) => [
            question.id,
            question.version,
            optionOrder,
          ]),
        )
        expect(attempt.items.map((item) => item.chosen)).toEqual(mock.progress.chosen)
        expect(attempt.score).toBe(
          mock.progress.chosen.filter((chosen, index) => chosen === rightAnswer(index)).length,
        )
      }),
    )
  })
})
