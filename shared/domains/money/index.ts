/** Money: payments taken. */
import { defineDocumentKind, type Row } from '#shared/documents/document-kind.ts'
import { type DocId, keyOf } from '#shared/kernel/ids.ts'
import { mayChangePayment, paymentReaders } from './permissions.ts'
import { type Payment, type PaymentMethod, paymentSchema } from './schema.ts'

export type PaymentRow = Row & {
  readonly table: 'payment'
  readonly learnerId: string
  readonly recordedBy: string
  readonly bookingId?: string
  readonly amountPence: number
  readonly method: PaymentMethod
  readonly paidAtMs: number
  readonly receipt: string
  /** Set when it was struck out and does not count. */
  readonly struck?: string
}

const projectPayment = (payment: Payment, doc: DocId): PaymentRow[] => {
  const [strike] = Object.entries(payment.strikes).sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    {
      table: 'payment',
      id: keyOf(doc),
      doc,
      bucket: `learner/${payment.learnerId}`,
      learnerId: payment.learnerId,
      recordedBy: payment.recordedBy,
      ...(payment.bookingId ? { bookingId: payment.bookingId } : {}),
      amountPence: payment.amountPence,
      method: payment.method,
      paidAtMs: payment.paidAt,
      receipt: payment.receipt,
      ...(strike ? { struck: strike[1].reason } : {}),
    },
  ]
}

export const payments = defineDocumentKind({
  name: 'payment',
  version: 1,
  empty: { strikes: {} },
  texts: [],
  schema: paymentSchema,
  readers: paymentReaders,
  mayChange: mayChangePayment,
  project: projectPayment,
  personal: {
    subject: (payment) => payment.learnerId,
    parties: (payment) => [payment.recordedBy],
    // Accounts are kept six years by law; without a name. A struck payment needs a reason to be one.
    onErase: {
      does: 'stay',
      because: 'accounts',
      withoutWords: (payment) => ({
        ...payment,
        strikes: Object.fromEntries(
          Object.entries(payment.strikes).map(([key, strike]) => [
            key,
            { ...strike, reason: 'Erased' },
          ]),
        ),
      }),
    },
    lastUseMs: (payment) => payment.paidAt,
  },
})

export * from './commands.ts'
export { lessonPricePence } from './figures.ts'
export { PAYMENT_METHODS, type Payment, type PaymentMethod, wrongAmount } from './schema.ts'
