/** The table of rights of payments. */
import { always, type States, type WhoMay } from '#shared/documents/who-may.builder.ts'
import { aPayment } from './payment.builder.ts'
import type { Payment } from './schema.ts'

const struck = aPayment({ strikes: { t1: { by: 'sarah', at: 2_000, reason: 'Typed twice' } } })
const { bookingId: _none, ...forNoLesson } = aPayment()
const PAYMENT: States = {
  none: [],
  'taken by Sarah': [aPayment()],
  'taken by Sarah for no lesson': [forNoLesson],
  'taken by Ann': [aPayment({ recordedBy: 'ann' })],
  'struck out': [struck],
}
const CASH = { paymentId: 'p1', learnerId: 'amira', amountPence: 3_800, method: 'Cash' }
const DOC = 'payment:p1'
/** A second payment, written whole. */
const recorded = (some: Partial<Payment>) => {
  const { strikes: _none, ...fields } = aPayment({ id: 'payment:p2', ...some })
  const put = Object.entries(fields).map(([key, value]) => ({ path: [key], value }))
  return { doc: fields.id, put }
}
const strike = { at: 5_000, reason: 'Typed twice' }

export const moneyWhoMay: WhoMay = {
  commands: {
    'money.record': {
      states: { none: [], 'taken by Sarah': [aPayment()] },
      inputs: {
        'for Amira’s lesson': always({ ...CASH, bookingId: 'b1' }),
        'for another lesson': always({ ...CASH, bookingId: 'b2' }),
        'for no lesson': always(CASH),
        'from Seun': always({ ...CASH, learnerId: 'seun' }),
        'from themselves': ({ personId }) => ({ ...CASH, learnerId: personId }),
      },
    },
    'money.strike': {
      states: PAYMENT,
      inputs: { '': always({ paymentId: 'p1', reason: 'Typed twice' }) },
    },
  },
  forged: {
    payment: {
      states: { 'taken by Sarah': [aPayment()], 'struck out': [struck] },
      edits: {
        'another amount': always({ doc: DOC, put: [{ path: ['amountPence'], value: 1 }] }),
        'another learner': always({ doc: DOC, put: [{ path: ['learnerId'], value: 'seun' }] }),
        'struck out in Sarah’s name': always({
          doc: DOC,
          put: [{ path: ['strikes', 'n'], value: { ...strike, by: 'sarah' } }],
        }),
        'the strike written over': ({ personId }) => ({
          doc: DOC,
          put: [{ path: ['strikes', 't1'], value: { ...strike, by: personId } }],
        }),
        'all strikes replaced': always({ doc: DOC, put: [{ path: ['strikes'], value: {} }] }),
        'recorded as Sarah': always(recorded({})),
        'recorded with its strike': ({ personId }) => {
          const { doc, put } = recorded({ recordedBy: personId })
          const value = { ...strike, by: personId }
          return { doc, put: [...put, { path: ['strikes', 'n'], value }] }
        },
        'more than £10,000': ({ personId }) =>
          recorded({ recordedBy: personId, amountPence: 1_000_001 }),
      },
    },
  },
  reads: {
    payment: {
      'Amira’s payment, taken by Sarah': aPayment(),
      'Amira’s payment, taken by Ann': aPayment({ recordedBy: 'ann' }),
    },
  },
  sets: {},
}
