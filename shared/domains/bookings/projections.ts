/** A booking as rows for diaries and lists, and what the school may know of it. */
import type { LessonGiven, Publication, Row } from '#shared/documents/document-kind.ts'
import { type DocId, keyOf } from '#shared/kernel/ids.ts'
import { personPrincipal } from '#shared/kernel/principal.ts'
import { slotEndMs, slotStartMs } from '#shared/kernel/time.ts'
import { bookingBucket } from './bucket.ts'
import type { Booking, BookingEvent, BookingStatus, CancellationReason } from './schema.ts'
import { bookingState, undoneIds } from './status.ts'

/** One of several decisions that contradict each other, as facts for whoever sorts it out. */
export type BookingSide = {
  readonly event: string
  readonly type: BookingEvent['type']
  readonly by: string
  readonly at: number
  readonly reason?: CancellationReason
  readonly note?: string
  readonly charge?: boolean
  readonly startsAtMs?: number
  readonly endsAtMs?: number
}

export type BookingRow = Row & {
  readonly table: 'booking'
  readonly learnerId: string
  readonly instructorId: string
  readonly status: BookingStatus
  readonly date: string
  readonly time: string
  readonly zone: string
  readonly durationMinutes: number
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly pickup?: string
  readonly purpose?: string
  /** Who made the step the status comes from, and when by their device. */
  readonly decidedBy: string
  readonly decidedAtMs: number
  readonly requestedBy: string
  readonly reason?: CancellationReason
  readonly reasonNote?: string
  readonly charge?: boolean
  /** Notice given, for a cancelled lesson. BK10. */
  readonly noticeMs?: number
  /** Empty, or the sides of a contradiction that waits to be settled. BK7. */
  readonly contested: readonly BookingSide[]
  readonly learnerAttends: boolean
}

const side = (id: string, event: BookingEvent): BookingSide => ({
  event: id,
  type: event.type,
  by: event.by,
  at: event.at,
  ...(event.type === 'cancelled'
    ? { reason: event.reason, charge: event.charge, ...(event.note ? { note: event.note } : {}) }
    : {}),
  ...('slot' in event && event.slot
    ? { startsAtMs: slotStartMs(event.slot), endsAtMs: slotEndMs(event.slot) }
    : {}),
})

export const projectBooking = (booking: Booking, doc: DocId): BookingRow[] => {
  const state = bookingState(booking)
  const { slot, decidedBy } = state
  if (slot === undefined || decidedBy === undefined) return []
  const startsAtMs = slotStartMs(slot)
  const first = Object.values(booking.events).find((event) => event.after.length === 0)
  const { event } = decidedBy
  return [
    {
      table: 'booking',
      id: keyOf(doc),
      doc,
      bucket: bookingBucket(slot.date, booking.instructorId),
      near: [`learner/${booking.learnerId}`],
      learnerId: booking.learnerId,
      instructorId: booking.instructorId,
      status: state.status,
      date: slot.date,
      time: slot.time,
      zone: slot.zone,
      durationMinutes: slot.durationMinutes,
      startsAtMs,
      endsAtMs: slotEndMs(slot),
      ...(booking.pickup ? { pickup: booking.pickup } : {}),
      ...(booking.purpose ? { purpose: booking.purpose } : {}),
      decidedBy: event.by,
      decidedAtMs: event.at,
      requestedBy: first?.by ?? event.by,
      ...(event.type === 'cancelled'
        ? {
            reason: event.reason,
            charge: event.charge,
            noticeMs: startsAtMs - event.at,
            ...(event.note ? { reasonNote: event.note } : {}),
          }
        : {}),
      contested: state.contested.map((one) => side(one.id, one.event)),
      learnerAttends: booking.attending[booking.learnerId] !== undefined,
    },
  ]
}

/** Only what was agreed: a request, and what was called off, are nobody's lesson to write up. BK14. */
export const lessonGiven = (row: BookingRow): LessonGiven | undefined => {
  const { id, instructorId, learnerId, startsAtMs, durationMinutes, status } = row
  const isAgreed = status === 'confirmed' || status === 'completed'
  return isAgreed ? { id, instructorId, learnerId, startsAtMs, durationMinutes } : undefined
}

/**
 * When an instructor is busy, for the whole school and without saying with whom: learners choose
 * only free times, and see from it when their own lesson clashes. F058.
 */
export const publishBooking = (booking: Booking, doc: DocId): Publication[] => {
  const [row] = projectBooking(booking, doc)
  const taken =
    row && (row.status === 'confirmed' || row.status === 'completed' || row.status === 'pending')
  return [
    {
      set: 'busy',
      id: keyOf(doc),
      readers: ['school'],
      data: taken
        ? {
            instructorId: row.instructorId,
            startsAtMs: row.startsAtMs,
            endsAtMs: row.endsAtMs,
            firm: row.status !== 'pending',
          }
        : null,
    },
    ...noticesOf(booking, doc),
  ]
}

const TOLD: readonly BookingEvent['type'][] = [
  'requested',
  'confirmed',
  'moved',
  'cancelled',
  'settled',
]

/** Learner and instructor are told of what somebody else did to their booking. NO1, NO3. */
const noticesOf = (booking: Booking, doc: DocId): Publication[] => {
  const undone = undoneIds(booking.events)
  return Object.entries(booking.events).flatMap(([id, event]) => {
    if (!TOLD.includes(event.type)) return []
    const people = [booking.learnerId, booking.instructorId].filter((one) => one !== event.by)
    return people.map((personId) => ({
      set: 'notifications',
      id: `${id}.${personId.slice(-12)}`,
      readers: [personPrincipal(personId)],
      // What was undone is no news any more: "cancelled" must not stay on a list when it is not true.
      data: undone.has(id)
        ? null
        : {
            personId,
            what: `booking-${event.type}`,
            about: keyOf(doc),
            by: event.by,
            atMs: event.at,
          },
    }))
  })
}
