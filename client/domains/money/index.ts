/** Payments on the screen. */
export { type PaymentsView, paymentsOfBooking, paymentsOfLearner } from './queries.ts'
