import { expect, test } from 'vitest'
import { aBooking, tuesday } from '../calendar/rows.builder.ts'
import { emptyLog, type LogDraft, logCalls } from './log-draft.ts'

const booking = aBooking({ id: 'b', time: '14:00', durationMinutes: 90 })
const after = tuesday('15:34')
const calls = (draft: Partial<LogDraft>, of = booking) => {
  const result = logCalls(of, { ...emptyLog(of, 'p'), ...draft }, after)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}
const names = (draft: Partial<LogDraft>, of = booking) => calls(draft, of).map((one) => one.name)

test('Sarah logs three skills and £57 cash: completed, logged and paid in one transaction', () => {
  const made = calls({ ratings: { 8: 4, 9: 3, 15: 3 }, paid: 'cash' })
  expect(made.map((one) => one.name)).toEqual(['bookings.complete', 'lessons.log', 'money.record'])
  expect(made[1]?.input.skills).toEqual([
    { skill: 8, level: 4 },
    { skill: 9, level: 3 },
    { skill: 15, level: 3 },
  ])
  expect(made[2]?.input).toMatchObject({ amountPence: 5_700, method: 'Cash', paymentId: 'p' })
})

test('[BK4] a request that was driven is confirmed first', () => {
  expect(names({}, { ...booking, status: 'pending' })).toEqual([
    'bookings.confirm',
    'bookings.complete',
    'lessons.log',
  ])
})

test('adding to a log does not complete the lesson again', () => {
  expect(names({}, { ...booking, status: 'completed' })).toEqual(['lessons.log'])
})

test('paid later records nothing; a card in the car is a debit card', () => {
  expect(names({ paid: 'later' })).not.toContain('money.record')
  expect(calls({ paid: 'card' }).at(-1)?.input.method).toBe('Debit Card')
})

test('[LE5] a text goes with what it was when it was opened; an untouched one does not go', () => {
  const [, log] = calls({ note: 'Good planning', noteWas: 'Good' })
  expect(log?.input).toMatchObject({ note: 'Good planning', noteWas: 'Good' })
  expect(log?.input).not.toHaveProperty('next')
})

test('[BK5] cancelling needs a reason, a no-show is one', () => {
  const refused = logCalls(booking, { ...emptyLog(booking, 'p'), outcome: 'cancelled' }, after)
  expect(refused).toMatchObject({ ok: false, problem: { field: 'reason' } })
  expect(calls({ outcome: 'no-show' })).toMatchObject([
    { name: 'bookings.cancel', input: { reason: 'no-show', charge: true } },
  ])
})

test.each(['fifty', '0', '57000.00'])(
  '[MO1] an amount that cannot be taken is told at its field: %s',
  (amount) => {
    const draft = { ...emptyLog(booking, 'p'), paid: 'cash' as const, amount }
    expect(logCalls(booking, draft, after)).toMatchObject({
      ok: false,
      problem: { field: 'amount' },
    })
  },
)
