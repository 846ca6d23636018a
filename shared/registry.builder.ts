/** One example of every kind of record, so that what holds for all kinds can be shown for each. */
import type { AnyKind } from './documents/document-kind.ts'
import type { Edit, Plain } from './documents/edit.ts'
import { aBooking, aConfirmedBooking, anEvent } from './domains/bookings/booking.builder.ts'
import { aDiary } from './domains/calendar/diary.builder.ts'
import { aLesson } from './domains/lessons/lesson.builder.ts'
import { aPayment } from './domains/money/payment.builder.ts'
import { someConsents } from './domains/people/consents/consents.builder.ts'
import { aLearner } from './domains/people/learner.builder.ts'
import { aDecision } from './domains/reconcile/decision.builder.ts'

export type Example = { readonly id: string }

/** Full records: every field that exists is there. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  learner: aLearner({ pickup: '12 Mill Lane' }),
  consents: someConsents(),
  diary: aDiary({ blocks: { k1: { startsAtMs: 1_000, endsAtMs: 2_000, active: true } } }),
  lesson: aLesson({ note: 'Good mirrors.', next: 'Parking.', reflection: 'Went well.' }),
  booking: aConfirmedBooking({
    pickup: '12 Mill Lane',
    purpose: 'Parking',
    attending: { amira: { at: 1_000 } },
  }),
  payment: aPayment({ strikes: { t1: { by: 'sarah', at: 2_000, reason: 'Typed twice' } } }),
  decision: aDecision({ audience: ['amira', 'sarah'] }),
}

/** Amira's request that nobody has answered. */
export const aPendingBooking = aBooking()
/** Logged by Sarah, cancelled by Amira, apart from each other. */
export const aContestedBooking = aConfirmedBooking({
  events: {
    d: anEvent({ type: 'completed', after: ['s'] }),
    x: anEvent({
      type: 'cancelled',
      by: 'amira',
      reason: 'learner-ill',
      charge: false,
      after: ['s'],
    }),
  },
})

/** A record as edits: containers entry by entry, texts as texts. */
export const editsOf = (kind: AnyKind, example: object): Edit => {
  const entries = Object.entries(example) as [string, Plain][]
  return {
    doc: (example as { id: string }).id,
    put: entries.flatMap(([key, value]) => {
      if (kind.texts.includes(key)) return []
      if (!Object.hasOwn(kind.empty, key)) return [{ path: [key], value }]
      return Object.entries(value as object).map(([id, one]) => ({
        path: [key, id],
        value: one as Plain,
      }))
    }),
    text: kind.texts.map((field) => ({
      field,
      value: (example as Record<string, string>)[field] ?? '',
    })),
  }
}

// biome-ignore lint/suspicious/noExplicitAny: reads any schema's inside.
type AnySchema = any

/** The schema below `optional` and `exactOptional`. */
export const inside = (schema: AnySchema): AnySchema =>
  schema.wrapped === undefined ? schema : inside(schema.wrapped)

/** Fields of a kind's records with their schemas. */
export const fieldsOf = (kind: AnyKind): [string, AnySchema][] =>
  Object.entries((kind.schema as AnySchema).entries).map(([key, schema]) => [key, inside(schema)])
