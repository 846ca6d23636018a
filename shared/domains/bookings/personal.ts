/** Whose a booking is: the learner's, and the instructor's diary and accounts stand on it. */
import type { PersonalData } from '#shared/documents/document-kind.ts'
import { slotEndMs } from '#shared/kernel/time.ts'
import type { Booking, BookingEvent } from './schema.ts'
import { bookingState } from './status.ts'

/** That there was a lesson, and how it came about, without a place or a word. */
const withoutWords = ({ pickup: _place, purpose: _what, ...booking }: Booking): Booking => ({
  ...booking,
  events: Object.fromEntries(
    Object.entries(booking.events).map(([id, event]) => [id, withoutNote(event)]),
  ),
})

const withoutNote = (event: BookingEvent): BookingEvent => {
  if (event.type !== 'cancelled') return event
  const { note: _note, ...rest } = event
  return rest
}

const endMs = (booking: Booking): number => {
  const { slot } = bookingState(booking)
  return slot ? slotEndMs(slot) : 0
}

export const bookingPersonal: PersonalData<Booking> = {
  subject: (booking) => booking.learnerId,
  parties: (booking) => [booking.instructorId],
  onErase: { does: 'stay', because: 'accounts', withoutWords },
  blocks: (booking, person, now) => {
    if (booking.learnerId !== person && booking.instructorId !== person) return undefined
    const { status } = bookingState(booking)
    const isOpen = status === 'pending' || status === 'confirmed'
    return isOpen && endMs(booking) > now ? 'lesson-ahead' : undefined
  },
  lastUseMs: endMs,
}
