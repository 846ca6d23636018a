/** What people do to bookings. Each returns edits; permission is asked by whoever runs it. */
import * as v from 'valibot'
import { type CommandContext, defineCommand } from '#shared/documents/command.ts'
import type { Edit } from '#shared/documents/edit.ts'
import * as fields from '#shared/documents/fields.ts'
import { isRestricted } from '#shared/domains/people/index.ts'
import { isAdmin, isInstructor } from '#shared/kernel/actor.ts'
import { docId } from '#shared/kernel/ids.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { slotStartMs } from '#shared/kernel/time.ts'
import { refuse } from './problems.ts'
import {
  BOOKING_STATUSES,
  type Booking,
  type BookingEvent,
  CANCELLATION_REASONS,
} from './schema.ts'
import { bookingState } from './status.ts'

export const bookingDoc = (bookingId: string) => docId('booking', bookingId)

type NewEvent = BookingEvent extends infer E
  ? E extends BookingEvent
    ? Omit<E, 'by' | 'at' | 'after'>
    : never
  : never

const parties = (input: { bookingId: string }, context: CommandContext): string[] => {
  const booking = context.read<Booking>(bookingDoc(input.bookingId))
  return booking ? [booking.learnerId] : []
}

/** Adds one event after everything known here. Refuses when the booking is not on this device. */
const addEvent = (bookingId: string, event: NewEvent, context: CommandContext): Result<Edit[]> => {
  const doc = bookingDoc(bookingId)
  const booking = context.read<Booking>(doc)
  if (booking === undefined) return refuse('booking-not-found')
  if (event.type !== 'cancelled' && isRestricted(booking.learnerId, context))
    return refuse('learner-restricted')
  const after = [...bookingState(booking).tips]
  const value = { ...event, by: context.actor.personId, at: context.now, after } as BookingEvent
  return ok([{ doc, put: [{ path: ['events', context.newId()], value }] }])
}

const bookInput = v.object({
  bookingId: fields.id,
  learnerId: fields.id,
  instructorId: v.pipe(fields.id, v.minLength(1, 'Choose an instructor.')),
  slot: fields.slot,
  pickup: v.optional(fields.label),
  purpose: v.optional(fields.label),
})

/** A learner asks (pending); staff book at once (confirmed). BK3. Refuses times that have passed. */
export const bookLesson = defineCommand({
  name: 'bookings.book',
  input: bookInput,
  about: (input) => [input.learnerId],
  run: (input, context) => {
    const doc = bookingDoc(input.bookingId)
    if (context.read<Booking>(doc)) return refuse('booking-exists')
    if (isRestricted(input.learnerId, context)) return refuse('learner-restricted')
    const { actor } = context
    const staff = isAdmin(actor) || (isInstructor(actor) && actor.personId === input.instructorId)
    if (!staff && slotStartMs(input.slot) <= context.now) return refuse('in-the-past', 'date')
    const event = {
      type: staff ? 'confirmed' : 'requested',
      by: actor.personId,
      at: context.now,
      after: [],
      slot: input.slot,
    }
    return ok([
      {
        doc,
        put: [
          { path: ['id'], value: doc },
          { path: ['learnerId'], value: input.learnerId },
          { path: ['instructorId'], value: input.instructorId },
          ...(input.pickup ? [{ path: ['pickup'], value: input.pickup }] : []),
          ...(input.purpose ? [{ path: ['purpose'], value: input.purpose }] : []),
          { path: ['events', context.newId()], value: event },
        ],
      },
    ])
  },
})

const bookingOnly = v.object({ bookingId: fields.id })

/** The instructor or an admin says yes. BK4. */
export const confirmBooking = defineCommand({
  name: 'bookings.confirm',
  input: bookingOnly,
  about: parties,
  run: (input, context) => addEvent(input.bookingId, { type: 'confirmed' }, context),
})

/** The instructor or an admin chooses another time. BK4. */
export const moveBooking = defineCommand({
  name: 'bookings.move',
  input: v.object({ bookingId: fields.id, slot: fields.slot }),
  about: parties,
  run: (input, context) => addEvent(input.bookingId, { type: 'moved', slot: input.slot }, context),
})

/** Anyone in the booking calls it off, with a reason. BK5. */
export const cancelBooking = defineCommand({
  name: 'bookings.cancel',
  input: v.object({
    bookingId: fields.id,
    reason: v.picklist(CANCELLATION_REASONS, 'Choose a reason for cancelling.'),
    note: v.optional(fields.label),
    charge: v.boolean(),
  }),
  about: parties,
  run: ({ bookingId, reason, note, charge }, context) =>
    addEvent(bookingId, { type: 'cancelled', reason, charge, ...(note ? { note } : {}) }, context),
})

/** The lesson has taken place. BK6. Logged together with what was learned and paid. */
export const completeBooking = defineCommand({
  name: 'bookings.complete',
  input: bookingOnly,
  about: parties,
  run: (input, context) => addEvent(input.bookingId, { type: 'completed' }, context),
})

/** Ends a contradiction: what counts from now on, and the case it answers. BK12. */
export const settleBooking = defineCommand({
  name: 'bookings.settle',
  input: v.object({
    bookingId: fields.id,
    status: v.picklist(BOOKING_STATUSES),
    case: fields.id,
    slot: v.optional(fields.slot),
  }),
  about: parties,
  run: (input, context) =>
    addEvent(
      input.bookingId,
      {
        type: 'settled',
        status: input.status,
        case: input.case,
        ...(input.slot ? { slot: input.slot } : {}),
      },
      context,
    ),
})

/** Takes back the last step, if this person made it and nothing was built upon it. BK9. */
export const undoBookingStep = defineCommand({
  name: 'bookings.undo',
  input: bookingOnly,
  about: parties,
  run: (input, context) => {
    const booking = context.read<Booking>(bookingDoc(input.bookingId))
    if (booking === undefined) return refuse('booking-not-found')
    const latestOwn = (): string =>
      bookingState(booking)
        .standing.filter((id) => booking.events[id]?.by === context.actor.personId)
        .at(-1) ?? ''
    const undoes = context.once(latestOwn)
    if (booking.events[undoes] === undefined) return refuse('not-yours-to-undo')
    return addEvent(input.bookingId, { type: 'undone', undoes }, context)
  },
})

/** "I'll be there". BK13. */
export const attendBooking = defineCommand({
  name: 'bookings.attend',
  input: bookingOnly,
  about: parties,
  run: (input, context) => {
    const doc = bookingDoc(input.bookingId)
    const booking = context.read<Booking>(doc)
    if (booking === undefined) return refuse('booking-not-found')
    if (isRestricted(booking.learnerId, context)) return refuse('learner-restricted')
    return ok([
      { doc, put: [{ path: ['attending', context.actor.personId], value: { at: context.now } }] },
    ])
  },
})

export const bookingCommands = [
  bookLesson,
  confirmBooking,
  moveBooking,
  cancelBooking,
  completeBooking,
  settleBooking,
  undoBookingStep,
  attendBooking,
]
