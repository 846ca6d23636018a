/** Payments for tests: say only what the test is about. */
import type { Payment } from './schema.ts'

/** £57.00 in cash from Amira, taken by Sarah. */
export const aPayment = (some: Partial<Payment> = {}): Payment => ({
  id: 'payment:p1',
  learnerId: 'amira',
  recordedBy: 'sarah',
  bookingId: 'b1',
  amountPence: 5_700,
  currency: 'GBP',
  method: 'Cash',
  paidAt: 1_000,
  receipt: 'K7QF-0001',
  strikes: {},
  ...some,
})
