/** Payments as a learner's file and a lesson show them. */
import type { Rows } from '#client/engine/api.ts'
import type { PaymentRow } from '#shared/domains/money/index.ts'

export type PaymentsView = {
  /** Newest first; struck ones stay visible. */
  readonly payments: readonly PaymentRow[]
  /** What counts, in pence. MO3. */
  readonly totalPence: number
}

const viewOf = (payments: readonly PaymentRow[]): PaymentsView => ({
  payments: [...payments].sort((a, b) => b.paidAtMs - a.paidAtMs || (a.id < b.id ? 1 : -1)),
  totalPence: payments.reduce((sum, one) => (one.struck ? sum : sum + one.amountPence), 0),
})

/** Everything a learner has paid, as far as this person may read it. */
export const paymentsOfLearner = (rows: Rows, learnerId: string): PaymentsView =>
  viewOf(rows.inBucket<PaymentRow>('payment', `learner/${learnerId}`))

/** What was paid for one lesson. */
export const paymentsOfBooking = (rows: Rows, learnerId: string, bookingId: string): PaymentsView =>
  viewOf(paymentsOfLearner(rows, learnerId).payments.filter((one) => one.bookingId === bookingId))
