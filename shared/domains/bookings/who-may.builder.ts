/** The table of rights of bookings; the steps by state, case by case, are in `permissions.table.txt`. */
import { always, type States, type WhoMay } from '#shared/documents/who-may.builder.ts'
import type { Actor } from '#shared/kernel/actor.ts'
import { HOUR_MS } from '#shared/kernel/time-units.ts'
import { aBooking, aConfirmedBooking, anEvent, aSlot, SLOT_START_MS } from './booking.builder.ts'
import { BOOKING_STATUSES } from './schema.ts'

const completed = aConfirmedBooking({
  events: { d: anEvent({ type: 'completed', after: ['s'] }) },
})
const cancelled = aConfirmedBooking({
  events: {
    x: anEvent({ type: 'cancelled', by: 'amira', reason: 'other', charge: false, after: ['s'] }),
  },
})
const contested = aConfirmedBooking({ events: { ...completed.events, ...cancelled.events } })

const BOOKING: States = {
  none: [],
  pending: [aBooking()],
  confirmed: [aConfirmedBooking()],
  completed: [completed],
  cancelled: [cancelled],
  contested: [contested],
}
const only = always({ bookingId: 'b1' })
const LATER = aSlot({ time: '20:00' })
const asked = (learnerId: string, instructorId: string) =>
  always({ bookingId: 'b1', learnerId, instructorId, slot: LATER })
const DOC = 'booking:b1'
const puts = (path: readonly string[], value: string) =>
  always({ doc: DOC, put: [{ path, value }] })
const adds =
  (event: object, after = ['s']) =>
  ({ personId }: Actor) => ({
    doc: DOC,
    put: [{ path: ['events', 'n'], value: { by: personId, at: 5_000, after, ...event } }],
  })

export const bookingsWhoMay: WhoMay = {
  commands: {
    'bookings.book': {
      states: { none: [], pending: [aBooking()] },
      inputs: {
        'Amira with Sarah': asked('amira', 'sarah'),
        'Amira with Dev': asked('amira', 'dev'),
        'Seun with Sarah': asked('seun', 'sarah'),
        'Amira with themselves': ({ personId }) => asked('amira', personId)(),
        'themselves with Sarah': ({ personId }) => asked(personId, 'sarah')(),
      },
    },
    'bookings.confirm': { states: BOOKING, inputs: { '': only } },
    'bookings.move': {
      states: BOOKING,
      inputs: { 'to 20:00': always({ bookingId: 'b1', slot: LATER }) },
    },
    'bookings.cancel': {
      states: BOOKING,
      inputs: {
        'free of charge': always({ bookingId: 'b1', reason: 'other', charge: false }),
        'to be charged': always({ bookingId: 'b1', reason: 'no-show', charge: true }),
      },
    },
    'bookings.complete': { states: BOOKING, inputs: { '': only } },
    'bookings.settle': {
      states: BOOKING,
      inputs: Object.fromEntries(
        BOOKING_STATUSES.map((status) => [
          `as ${status}`,
          always({ bookingId: 'b1', status, case: 'c1' }),
        ]),
      ),
    },
    'bookings.undo': { states: BOOKING, inputs: { '': only } },
    'bookings.attend': { states: BOOKING, inputs: { '': only } },
  },
  forged: {
    booking: {
      states: { confirmed: [aConfirmedBooking()] },
      edits: {
        'another learner': puts(['learnerId'], 'seun'),
        'another instructor': puts(['instructorId'], 'dev'),
        'another pickup': puts(['pickup'], 'Elsewhere'),
        'another purpose': puts(['purpose'], 'Motorway'),
        'attending in Amira’s place': always({
          doc: DOC,
          put: [{ path: ['attending', 'amira'], value: { at: 1 } }],
        }),
        'cancelled late, and not charged': adds({
          type: 'cancelled',
          at: SLOT_START_MS - HOUR_MS,
          reason: 'other',
          charge: false,
        }),
        'completed in Sarah’s name': adds({ type: 'completed', by: 'sarah' }),
        'completed, knowing of nothing': adds({ type: 'completed' }, []),
        'cancelled, after a step there is not': adds(
          { type: 'cancelled', reason: 'other', charge: false },
          ['s', 'invented'],
        ),
        'the confirmation written over': ({ personId }) => ({
          doc: DOC,
          put: [
            {
              path: ['events', 's'],
              value: { type: 'completed', by: personId, at: 5_000, after: ['r'] },
            },
          ],
        }),
        'the request taken back': adds({ type: 'undone', undoes: 'r' }),
        'settled as completed, uncontested': adds({
          type: 'settled',
          status: 'completed',
          case: 'c1',
        }),
      },
    },
  },
  reads: {
    booking: {
      'Amira’s booking with Sarah': aConfirmedBooking(),
      'Amira’s booking with Dev': aConfirmedBooking({ instructorId: 'dev' }),
    },
  },
  sets: {
    busy: {
      rows: {
        'Sarah’s time with Amira': {
          id: 'b1',
          data: { instructorId: 'sarah', startsAtMs: 1, endsAtMs: 2, firm: true },
        },
      },
    },
    awaiting: {
      rows: {
        'by itself (the relay gives it the readers of its booking)': {
          id: 'b1',
          data: { by: 'sarah', atMs: 1 },
        },
      },
    },
  },
}
