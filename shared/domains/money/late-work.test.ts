import { expect, test } from 'vitest'
import { aSchool } from '#shared/documents/command.builder.ts'
import { sarah } from '#shared/kernel/cast.builder.ts'
import { payments, recordPayment } from './index.ts'

const former = {
  ...sarah,
  teams: [],
  formerTeams: [
    { learnerId: 'amira', untilMs: 9, lessons: [{ id: 'b1', startsAtMs: 1, durationMinutes: 60 }] },
  ],
}
const cash = { paymentId: 'p1', learnerId: 'amira', amountPence: 3_800, method: 'Cash' }

test.each([
  ['a lesson given before', { bookingId: 'b1' }, 'ok'],
  ['another lesson', { bookingId: 'b2' }, 'late-work'],
  ['no lesson', {}, 'late-work'],
  ['a lesson of somebody else', { bookingId: 'b1', learnerId: 'seun' }, 'not-your-learner'],
])('[MO7] a former instructor’s payment for %s: %s', (_, some, expected) => {
  const school = aSchool([payments])
  expect(school.does(former, recordPayment, { ...cash, ...some })).toBe(expected)
})
