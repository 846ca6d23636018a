import { expect, test } from 'vitest'
import type { PaymentRow } from '#shared/domains/money/index.ts'
import { aReadModel, tuesday } from '../calendar/rows.builder.ts'
import { paymentsOfBooking, paymentsOfLearner } from './queries.ts'

const paid = (id: string, amountPence: number, more: Partial<PaymentRow> = {}): PaymentRow => ({
  table: 'payment',
  id,
  doc: `payment:${id}`,
  bucket: 'learner/amira',
  learnerId: 'amira',
  recordedBy: 'sarah',
  amountPence,
  method: 'Cash',
  paidAtMs: tuesday('15:30'),
  receipt: `SW-${id}`,
  ...more,
})

test('[MO3] a struck payment stays in the list and leaves the total', () => {
  const rows = aReadModel([paid('1', 5_700), paid('2', 5_700, { struck: 'Typed twice' })])
  const view = paymentsOfLearner(rows, 'amira')
  expect(view.payments).toHaveLength(2)
  expect(view.totalPence).toBe(5_700)
})

test('a lesson shows what was paid for it, newest first', () => {
  const rows = aReadModel([
    paid('1', 2_000, { bookingId: 'tue' }),
    paid('2', 3_700, { bookingId: 'tue', paidAtMs: tuesday('18:00') }),
    paid('3', 3_800, { bookingId: 'wed' }),
  ])
  const view = paymentsOfBooking(rows, 'amira', 'tue')
  expect(view.payments.map((one) => one.receipt)).toEqual(['SW-2', 'SW-1'])
  expect(view.totalPence).toBe(5_700)
})
