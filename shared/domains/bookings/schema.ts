/** What a booking is: who, whom with, and everything that was decided about it. */
import * as v from 'valibot'
import * as fields from '#shared/documents/fields.ts'
import { HOUR_MS } from '#shared/kernel/time-units.ts'

/** Free cancellation until this long before the start. BK10; the usual term in the trade. */
export const FREE_CANCELLATION_NOTICE_MS = 48 * HOUR_MS
/** Overlaps up to this are a warning, not a clash. BK11. */
export const TOLERATED_OVERLAP_MINUTES = 5

/** Lessons a learner may have asked for, ahead and unanswered: a year of one a week. BK17. */
export const MOST_OPEN_REQUESTS = 50
/**
 * Lessons a learner may ask for in one day, whatever became of them: after a month without a signal
 * all that may wait, and as many called off again. BK18.
 */
export const MOST_REQUESTS_A_DAY = 100
/** Steps of a learner in one booking: asked, called off, taken back. BK18. */
export const MOST_STEPS_OF_A_LEARNER = 50

export const CANCELLATION_REASONS = [
  'learner-ill',
  'learner-cannot-come',
  'instructor-ill',
  'instructor-cannot-come',
  'no-show',
  'weather',
  'vehicle',
  'declined',
  'clash',
  'other',
] as const
export type CancellationReason = (typeof CANCELLATION_REASONS)[number]

export const BOOKING_STATUSES = ['pending', 'confirmed', 'completed', 'cancelled'] as const
export type BookingStatus = (typeof BOOKING_STATUSES)[number]

const common = {
  by: fields.id,
  /** Device time: shown, never used to decide. */
  at: fields.instantMs,
  after: v.pipe(v.array(fields.id), v.maxLength(50)),
}

export const bookingEvent = v.variant('type', [
  v.object({ type: v.literal('requested'), ...common, slot: fields.slot }),
  v.object({ type: v.literal('confirmed'), ...common, slot: v.exactOptional(fields.slot) }),
  v.object({ type: v.literal('moved'), ...common, slot: fields.slot }),
  v.object({
    type: v.literal('cancelled'),
    ...common,
    reason: v.picklist(CANCELLATION_REASONS),
    note: v.exactOptional(fields.label),
    /** Whether the school means to charge for it. */
    charge: v.boolean(),
  }),
  v.object({ type: v.literal('completed'), ...common }),
  v.object({
    type: v.literal('settled'),
    ...common,
    status: v.picklist(BOOKING_STATUSES),
    case: fields.id,
    slot: v.exactOptional(fields.slot),
  }),
  v.object({ type: v.literal('undone'), ...common, undoes: fields.id }),
])
export type BookingEvent = v.InferOutput<typeof bookingEvent>
export type BookingEventType = BookingEvent['type']

export const bookingSchema = v.object({
  id: fields.id,
  learnerId: fields.id,
  instructorId: fields.id,
  pickup: v.exactOptional(fields.label),
  purpose: v.exactOptional(fields.label),
  events: v.record(v.string(), bookingEvent),
  /** Who said they will be there, by person. BK13. */
  attending: v.optional(v.record(v.string(), v.object({ at: fields.instantMs })), {}),
})
export type Booking = v.InferOutput<typeof bookingSchema>
