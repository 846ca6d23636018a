import { expect, test } from 'vitest'
import { finishMock, startMock } from './attempt.ts'
import { checkAgainstBank } from './check-against-bank.ts'
import { pickMock } from './pick-mock.ts'
import { aBank } from './sample-bank.ts'

const bank = aBank(8)
const pick = pickMock({ bank, recentAttempts: [], seed: new Uint8Array(16) })
if (!pick.ok) throw new Error(pick.problem.message)
const paper = {
  id: 'a1',
  personId: 'lena',
  deviceId: 'd1',
  startedAt: 1,
  allowedMs: null,
  questions: pick.value,
}
const honest = finishMock(startMock(paper, 0), { finishedAt: 2, monotonicMs: 60_000 })
const boasted = { ...honest, items: honest.items.map((item) => ({ ...item, correct: true })) }

test('[TH9] an attempt that tells the truth passes', () => {
  expect(checkAgainstBank(honest, bank)).toEqual({ ok: true, value: honest })
})

test('[TH9] Lena cannot call unanswered questions right', () => {
  expect(checkAgainstBank(boasted, bank)).toMatchObject({
    problem: { code: 'attempt-does-not-add-up' },
  })
})

test('[TH9] a mock finished after the bank moved on is believed', () => {
  const nextBank = bank.map((question) => ({ ...question, version: question.version + 1 }))
  expect(checkAgainstBank(honest, nextBank).ok).toBe(true)
})
