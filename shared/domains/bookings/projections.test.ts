import { expect, test } from 'vitest'
import { aBooking, aConfirmedBooking, anEvent, aSlot, SLOT_START_MS } from './booking.builder.ts'
import { bookings } from './index.ts'
import { projectBooking, publishBooking } from './projections.ts'

const DOC = 'booking:b1'
const cancelledByAmira = (after = ['s']) =>
  anEvent({ type: 'cancelled', by: 'amira', reason: 'other', charge: false, after, at: 9 })
const noticesOf = (booking = aConfirmedBooking()) =>
  publishBooking(booking, DOC).filter((one) => one.set === 'notifications')

test('a booking lies in the bucket of its week and instructor, also when it is moved to another week', () => {
  const moved = anEvent({ type: 'moved', slot: aSlot({ date: '2027-01-01' }), after: ['s'] })
  expect(projectBooking(aConfirmedBooking(), DOC)[0]?.bucket).toBe('2026-W48/sarah')
  expect(projectBooking(aConfirmedBooking({ events: { m: moved } }), DOC)[0]?.bucket).toBe(
    '2026-W53/sarah',
  )
})

test('[BK7] a contested booking carries both sides as facts', () => {
  const events = {
    d: anEvent({ type: 'completed', after: ['s'], at: 8 }),
    x: cancelledByAmira(),
  }
  expect(projectBooking(aConfirmedBooking({ events }), DOC)[0]?.contested).toEqual([
    { event: 'd', type: 'completed', by: 'sarah', at: 8 },
    { event: 'x', type: 'cancelled', by: 'amira', at: 9, reason: 'other', charge: false },
  ])
})

test('[BK9] an undone booking leaves no row and is busy for nobody', () => {
  const undone = anEvent({ type: 'undone', undoes: 'r', by: 'amira', after: ['r'] })
  const booking = aBooking({ events: { ...aBooking().events, u: undone } })
  expect(projectBooking(booking, DOC)).toEqual([])
  expect(publishBooking(booking, DOC)[0]).toMatchObject({ set: 'busy', data: null })
})

test('[RE7] the school knows when an instructor is busy, and never with whom', () => {
  const [busy] = publishBooking(aConfirmedBooking(), DOC)
  expect(busy).toEqual({
    set: 'busy',
    id: 'b1',
    readers: ['school'],
    data: {
      instructorId: 'sarah',
      startsAtMs: SLOT_START_MS,
      endsAtMs: SLOT_START_MS + 3_600_000,
      firm: true,
    },
  })
  expect(publishBooking(aBooking(), DOC)[0]?.data).toMatchObject({ firm: false })
  const off = aConfirmedBooking({ events: { x: cancelledByAmira() } })
  expect(publishBooking(off, DOC)[0]?.data).toBeNull()
})

test('[NO1] each step makes one notice, the same however often it is published', () => {
  const once = noticesOf()
  expect(noticesOf()).toEqual(once)
  expect(new Set(once.map((one) => one.id)).size).toBe(once.length)
})

test('[NO3] Amira hears of Sarah’s step and Sarah of Amira’s; nobody of their own', () => {
  const heard = noticesOf().map(({ data }) => [data?.what, data?.personId])
  expect(heard).toEqual([
    ['booking-requested', 'sarah'],
    ['booking-confirmed', 'amira'],
  ])
})

test('[NO3] what Ann does both hear of', () => {
  const byAnn = anEvent({ type: 'moved', by: 'ann', slot: aSlot({ time: '16:00' }), after: ['s'] })
  const heard = noticesOf(aConfirmedBooking({ events: { m: byAnn } })).filter(
    ({ data }) => data?.by === 'ann',
  )
  expect(heard.map(({ data }) => data?.personId)).toEqual(['amira', 'sarah'])
})

test('[NO1] the notice of a step that was undone is taken back', () => {
  const undone = anEvent({ type: 'undone', undoes: 'x', by: 'amira', after: ['x'] })
  const before = noticesOf(aConfirmedBooking({ events: { x: cancelledByAmira() } }))
  const after = noticesOf(aConfirmedBooking({ events: { x: cancelledByAmira(), u: undone } }))
  const told = before.find(({ data }) => data?.what === 'booking-cancelled')
  expect(told).toBeDefined()
  expect(after.find(({ id }) => id === told?.id)?.data).toBeNull()
})

test('[BK1] the kind is read by its learner, instructor, team and admins', () => {
  expect(bookings.readers(aConfirmedBooking(), DOC)).toEqual([
    'role:admin',
    'person:sarah',
    'person:amira',
    'team:amira',
  ])
})
