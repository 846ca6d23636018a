/** What is done with payments. */
import * as v from 'valibot'
import { defineCommand } from '#shared/documents/command.ts'
import * as fields from '#shared/documents/fields.ts'
import { isRestricted } from '#shared/domains/people/index.ts'
import { docId } from '#shared/kernel/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import { refuse } from './problems.ts'
import { amountToTake, PAYMENT_METHODS, type Payment } from './schema.ts'

export const paymentDoc = (paymentId: string) => docId('payment', paymentId)

/** Records money taken. The receipt number is given here, offline. MO1, MO5. */
export const recordPayment = defineCommand({
  name: 'money.record',
  input: v.object({
    paymentId: fields.id,
    learnerId: fields.id,
    bookingId: v.optional(fields.id),
    amountPence: amountToTake,
    method: v.picklist(PAYMENT_METHODS),
  }),
  about: (input) => [input.learnerId],
  run: (input, context) => {
    const doc = paymentDoc(input.paymentId)
    if (context.read<Payment>(doc)) return refuse('payment-exists')
    if (isRestricted(input.learnerId, context)) return refuse('learner-restricted')
    const number = String(context.count('receipt')).padStart(4, '0')
    const fieldsPut = {
      id: doc,
      learnerId: input.learnerId,
      recordedBy: context.actor.personId,
      ...(input.bookingId ? { bookingId: input.bookingId } : {}),
      amountPence: input.amountPence,
      currency: 'GBP',
      method: input.method,
      paidAt: context.now,
      receipt: `${context.deviceCode}-${number}`,
    }
    return ok([
      { doc, put: Object.entries(fieldsPut).map(([key, value]) => ({ path: [key], value })) },
    ])
  },
})

/** Strikes a payment out: it stays visible and no longer counts. MO3. */
export const strikePayment = defineCommand({
  name: 'money.strike',
  input: v.object({
    paymentId: fields.id,
    reason: v.pipe(fields.label, v.minLength(1, 'Say why.')),
  }),
  run: ({ paymentId, reason }, context) => {
    const doc = paymentDoc(paymentId)
    if (context.read<Payment>(doc) === undefined) return refuse('payment-not-found')
    const value = { by: context.actor.personId, at: context.now, reason }
    return ok([{ doc, put: [{ path: ['strikes', context.newId()], value }] }])
  },
})

export const moneyCommands = [recordPayment, strikePayment]
