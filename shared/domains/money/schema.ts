/** A payment: once written, fixed. MO1–MO3. */
import * as v from 'valibot'
import * as fields from '#shared/documents/fields.ts'

export const PAYMENT_METHODS = [
  'Cash',
  'Credit Card',
  'Debit Card',
  'Bank Transfer',
  'PayPal',
  'Other',
] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

export const paymentSchema = v.object({
  id: fields.id,
  learnerId: fields.id,
  recordedBy: fields.id,
  bookingId: v.exactOptional(fields.id),
  amountPence: v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(1, 'Enter an amount of £0.01 or more.'),
  ),
  currency: v.picklist(['GBP']),
  method: v.picklist(PAYMENT_METHODS),
  /** Device time; the relay keeps the time of arrival beside it. F099. */
  paidAt: fields.instantMs,
  receipt: fields.label,
  /** Why it does not count, if it was struck out. */
  strikes: v.record(
    v.string(),
    v.object({ by: fields.id, at: fields.instantMs, reason: fields.label }),
  ),
})
export type Payment = v.InferOutput<typeof paymentSchema>
