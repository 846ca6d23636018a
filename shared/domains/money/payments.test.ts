import { beforeEach, expect, test } from 'vitest'
import { aSchool } from '#shared/documents/command.builder.ts'
import { amira, ann, dev, sarah, seun } from '#shared/kernel/cast.builder.ts'
import {
  PAYMENT_METHODS,
  type PaymentRow,
  payments,
  recordPayment,
  strikePayment,
} from './index.ts'
import { aPayment } from './payment.builder.ts'

let school = aSchool([payments])
beforeEach(() => {
  school = aSchool([payments])
})
const cash = {
  paymentId: 'p1',
  learnerId: 'amira',
  bookingId: 'b1',
  amountPence: 5_700,
  method: 'Cash',
}
const row = () => school.rows('payment:p1')[0] as PaymentRow
const strike = { paymentId: 'p1', reason: 'Typed twice' }

test('[MO2] the six methods', () => {
  expect(PAYMENT_METHODS).toEqual([
    'Cash',
    'Credit Card',
    'Debit Card',
    'Bank Transfer',
    'PayPal',
    'Other',
  ])
  expect(school.does(sarah, recordPayment, { ...cash, method: 'Bitcoin' })).toMatch(/^invalid/)
})

test('[MO4] Sarah takes £57.00 in cash; Ann may too; Dev, Amira and Seun may not', () => {
  expect(school.does(dev, recordPayment, cash)).toBe('not-your-learner')
  expect(school.does(amira, recordPayment, cash)).toBe('only-staff-record')
  expect(school.does(seun, recordPayment, cash)).toBe('only-staff-record')
  expect(school.does(sarah, recordPayment, cash)).toBe('ok')
  expect(row()).toMatchObject({
    amountPence: 5_700,
    method: 'Cash',
    recordedBy: 'sarah',
    bookingId: 'b1',
  })
  expect(school.does(ann, recordPayment, { ...cash, paymentId: 'p2' })).toBe('ok')
})

test('[MO4] an instructor who learns here does not record their own payment', () => {
  const trainee = { personId: 'amira', roles: ['instructor', 'learner'] as const, teams: ['amira'] }
  expect(school.does(trainee, recordPayment, cash)).toBe('not-your-learner')
})

test('[MO4] nobody records in another’s name', () => {
  const after = aPayment({ recordedBy: 'ann' })
  const step = {
    before: undefined,
    after,
    touched: [['id'], ['recordedBy']],
    now: 0,
    doc: after.id,
  }
  expect(payments.mayChange(sarah, step)).toMatchObject({ problem: { code: 'only-staff-record' } })
})

test.each([0, -1, 0.5, Number.NaN, 1_000_001, 2 ** 53])(
  '[MO1] %d pence is no payment',
  (amountPence) => {
    expect(school.does(sarah, recordPayment, { ...cash, amountPence })).toMatch(/^invalid/)
  },
)

test('[MO1] the relay takes no payment of more than £10,000, whatever app it comes from', () => {
  const recorded = (amountPence: number) =>
    payments.mayChange(ann, {
      before: undefined,
      after: aPayment({ recordedBy: 'ann', amountPence }),
      touched: [['amountPence']],
      now: 0,
      doc: 'payment:p1',
    })
  expect(recorded(1_000_000)).toMatchObject({ ok: true })
  expect(recorded(1_000_001)).toMatchObject({ problem: { code: 'amount-too-high' } })
})

test('[MO3] a payment is written once', () => {
  school.does(sarah, recordPayment, cash)
  expect(school.does(sarah, recordPayment, { ...cash, amountPence: 1 })).toBe('payment-exists')
})

test('[MO5] receipts count up on a device, and two devices never share one', () => {
  school.does(sarah, recordPayment, cash)
  school.does(sarah, recordPayment, { ...cash, paymentId: 'p2' })
  expect(row().receipt).toBe('K7QF-0001')
  expect(school.rows('payment:p2')[0]).toMatchObject({ receipt: 'K7QF-0002' })
  const other = aSchool([payments], { deviceCode: 'M2PX' })
  other.does(sarah, recordPayment, cash)
  expect(other.rows('payment:p1')[0]).toMatchObject({ receipt: 'M2PX-0001' })
})

test('[MO6] Sarah strikes out what she recorded, with a reason; it stays to be seen', () => {
  expect(school.does(sarah, strikePayment, strike)).toBe('payment-not-found')
  school.does(sarah, recordPayment, cash)
  expect(school.does(sarah, strikePayment, { ...strike, reason: '' })).toBe('invalid: Say why.')
  for (const other of [dev, amira, seun]) {
    expect(school.does(other, strikePayment, strike)).toBe('payment-fixed')
  }
  expect(school.does(sarah, strikePayment, strike)).toBe('ok')
  expect(row()).toMatchObject({ amountPence: 5_700, struck: 'Typed twice' })
})

test('[MO6] Ann strikes out anybody’s; Sarah not Ann’s', () => {
  school.does(ann, recordPayment, cash)
  expect(school.does(sarah, strikePayment, strike)).toBe('payment-fixed')
  expect(school.does(ann, strikePayment, strike)).toBe('ok')
})

test('[PE9] of restricted data no payment is recorded, by nobody', () => {
  for (const actor of [ann, sarah])
    expect(school.does({ ...actor, restricted: ['amira'] }, recordPayment, cash)).toBe(
      'learner-restricted',
    )
})
