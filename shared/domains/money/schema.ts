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

/** £10,000: an intensive course costs a third of it. More is a point in the wrong place. MO1. */
export const MOST_PENCE = 1_000_000

const pence = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(1, 'Enter an amount of £0.01 or more.'),
)

/** What may be taken from now on; records from before the limit stay what they are. */
export const amountToTake = v.pipe(
  pence,
  v.maxValue(MOST_PENCE, 'Enter an amount of £10,000 or less.'),
)

/** What is wrong with an amount, as a sentence; undefined when it can be taken. */
export const wrongAmount = (amountPence: number): string | undefined => {
  const read = v.safeParse(amountToTake, amountPence)
  return read.success ? undefined : read.issues[0].message
}

export const paymentSchema = v.object({
  id: fields.id,
  learnerId: fields.id,
  recordedBy: fields.id,
  bookingId: v.exactOptional(fields.id),
  amountPence: pence,
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
