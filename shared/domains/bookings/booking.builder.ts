/** Bookings for tests: say only what the test is about. */
import type { Slot } from '#shared/kernel/time.ts'
import type { Booking, BookingEvent } from './schema.ts'

/** Tuesday 24 November 2026 at 14:30 for an hour. */
export const aSlot = (some: Partial<Slot> = {}): Slot => ({
  date: '2026-11-24',
  time: '14:30',
  zone: 'Europe/London',
  durationMinutes: 60,
  ...some,
})

export const SLOT_START_MS = Date.UTC(2026, 10, 24, 14, 30)

type Distribute<E> = E extends BookingEvent
  ? Omit<E, 'by' | 'at' | 'after'> & { by?: string; at?: number; after?: string[] }
  : never

/** An event by Sarah, after nothing, unless said otherwise. */
export const anEvent = (some: Distribute<BookingEvent>): BookingEvent =>
  ({ by: 'sarah', at: 1_000, after: [], ...some }) as BookingEvent

/** Amira's booking with Sarah, requested by Amira as event `r`, unless said otherwise. */
export const aBooking = (some: Partial<Booking> = {}): Booking => ({
  id: 'booking:b1',
  learnerId: 'amira',
  instructorId: 'sarah',
  events: { r: anEvent({ type: 'requested', by: 'amira', slot: aSlot() }) },
  attending: {},
  ...some,
})

/** The same, confirmed by Sarah as event `s`. */
export const aConfirmedBooking = (some: Partial<Booking> = {}): Booking => ({
  ...aBooking(),
  ...some,
  events: {
    ...aBooking().events,
    s: anEvent({ type: 'confirmed', after: ['r'] }),
    ...some.events,
  },
})
