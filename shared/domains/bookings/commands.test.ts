import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool } from '#shared/documents/command.builder.ts'
import { amira, ann, dev, sarah, seun } from '#shared/kernel/cast.builder.ts'
import { HOUR_MS } from '#shared/kernel/time.ts'
import { aSlot, SLOT_START_MS } from './booking.builder.ts'
import {
  attendBooking,
  type BookingRow,
  bookings,
  bookLesson,
  cancelBooking,
  completeBooking,
  confirmBooking,
  moveBooking,
  settleBooking,
  undoBookingStep,
} from './index.ts'

const BEFORE_MS = SLOT_START_MS - 72 * HOUR_MS
const AFTER_MS = SLOT_START_MS + HOUR_MS
const b1 = { bookingId: 'b1' }
const wish = { ...b1, learnerId: 'amira', instructorId: 'sarah', slot: aSlot() }

let school = aSchool([bookings])
beforeEach(() => {
  school = aSchool([bookings])
})
const row = () => school.rows('booking:b1')[0] as BookingRow | undefined
const amiraAsks = () => school.does(amira, bookLesson, wish, BEFORE_MS)
const sarahConfirms = () => school.does(sarah, confirmBooking, b1, BEFORE_MS)

describe('booking', () => {
  test('[BK3] Amira asks, Sarah confirms, both happen, and it is logged', () => {
    expect(amiraAsks()).toBe('ok')
    expect(row()).toMatchObject({ status: 'pending', requestedBy: 'amira', decidedBy: 'amira' })
    expect(sarahConfirms()).toBe('ok')
    expect(row()).toMatchObject({ status: 'confirmed', requestedBy: 'amira', decidedBy: 'sarah' })
    expect(school.does(sarah, completeBooking, b1, AFTER_MS)).toBe('ok')
    expect(row()).toMatchObject({ status: 'completed', startsAtMs: SLOT_START_MS })
  })

  test('[BK3] Sarah books at once, with place and purpose', () => {
    const input = { ...wish, pickup: '12 Mill Lane', purpose: 'Parking' }
    expect(school.does(sarah, bookLesson, input)).toBe('ok')
    expect(row()).toMatchObject({ status: 'confirmed', pickup: '12 Mill Lane', purpose: 'Parking' })
  })

  test('[BK3] Amira chooses a time to come; staff may write down what has been', () => {
    expect(school.does(amira, bookLesson, wish, SLOT_START_MS)).toBe('in-the-past')
    expect(school.does(sarah, bookLesson, wish, AFTER_MS)).toBe('ok')
  })

  test('the same booking is not made twice', () => {
    amiraAsks()
    expect(amiraAsks()).toBe('booking-exists')
  })

  test('[BK3] Amira cannot book for Seun, nor Dev in Sarah’s diary', () => {
    expect(school.does(amira, bookLesson, { ...wish, learnerId: 'seun' }, BEFORE_MS)).toBe(
      'only-for-yourself',
    )
    expect(school.does(dev, bookLesson, wish, BEFORE_MS)).toBe('only-for-yourself')
  })

  test('a form that is not filled in says what is missing', () => {
    expect(school.does(amira, bookLesson, { ...wish, slot: aSlot({ date: '' }) })).toBe(
      'invalid: Choose a date.',
    )
    expect(school.does(amira, bookLesson, { ...wish, slot: aSlot({ time: 'noon' }) })).toBe(
      'invalid: Choose a time.',
    )
    expect(school.does(amira, bookLesson, { ...wish, slot: aSlot({ durationMinutes: 5 }) })).toBe(
      'invalid: A lesson is at least 15 minutes.',
    )
    expect(school.does(amira, cancelBooking, { ...b1, reason: '', charge: false })).toBe(
      'invalid: Choose a reason for cancelling.',
    )
  })
})

test.each([
  ['confirm', confirmBooking, b1],
  ['move', moveBooking, { ...b1, slot: aSlot() }],
  ['cancel', cancelBooking, { ...b1, reason: 'other', charge: false }],
  ['complete', completeBooking, b1],
  ['settle', settleBooking, { ...b1, status: 'completed', case: 'c1' }],
  ['undo', undoBookingStep, b1],
  ['attend', attendBooking, b1],
] as const)('%s: a booking that is not here is said to be not here', (_what, command, input) => {
  expect(school.does(ann, command, input)).toBe('booking-not-found')
})

describe('steps', () => {
  beforeEach(() => {
    amiraAsks()
    sarahConfirms()
  })

  test('[BK4] Sarah moves the lesson; Amira cannot', () => {
    const later = { ...b1, slot: aSlot({ time: '16:00' }) }
    expect(school.does(amira, moveBooking, later)).toBe('only-staff-confirm')
    expect(school.does(sarah, moveBooking, later)).toBe('ok')
    expect(row()).toMatchObject({ status: 'confirmed', time: '16:00' })
  })

  test('[BK5] Amira cancels with a reason, and the notice she gave is known', () => {
    const input = { ...b1, reason: 'learner-ill', note: 'Flu', charge: false }
    expect(school.does(amira, cancelBooking, input, BEFORE_MS)).toBe('ok')
    expect(row()).toMatchObject({
      status: 'cancelled',
      reason: 'learner-ill',
      reasonNote: 'Flu',
      charge: false,
      noticeMs: 72 * HOUR_MS,
    })
    expect(school.does(sarah, cancelBooking, input, BEFORE_MS)).toBe('already-cancelled')
  })

  test('[BK9] Amira takes her cancellation back; Sarah has none to take back any more', () => {
    school.does(amira, cancelBooking, { ...b1, reason: 'other', charge: true })
    expect(school.does(sarah, undoBookingStep, b1)).toBe('not-yours-to-undo')
    expect(school.does(amira, undoBookingStep, b1)).toBe('ok')
    expect(row()).toMatchObject({ status: 'confirmed', time: '14:30' })
    expect(school.does(amira, undoBookingStep, b1)).toBe('not-yours-to-undo')
  })

  test('[BK9] Sarah takes back her confirmation; the request waits again', () => {
    expect(school.does(sarah, undoBookingStep, b1)).toBe('ok')
    expect(row()).toMatchObject({ status: 'pending' })
    expect(sarahConfirms()).toBe('ok')
    expect(row()).toMatchObject({ status: 'confirmed' })
  })

  test('[BK12] there is nothing to settle where nobody disagrees', () => {
    const input = { ...b1, status: 'completed', case: 'c1' }
    expect(school.does(ann, settleBooking, input, AFTER_MS)).toBe('nothing-to-settle')
  })

  test('[BK6] nobody completes a lesson that has not begun', () => {
    expect(school.does(sarah, completeBooking, b1, SLOT_START_MS - 1)).toBe('not-started')
  })

  test('[BK13] "I’ll be there" shows and changes no status', () => {
    expect(row()?.learnerAttends).toBe(false)
    expect(school.does(amira, attendBooking, b1)).toBe('ok')
    expect(row()).toMatchObject({ status: 'confirmed', learnerAttends: true })
    expect(school.does(seun, attendBooking, b1)).toBe('not-your-booking')
  })

  test('commands about a booking name its learner, for the list of what waits', () => {
    const context = school.contextFor(sarah, BEFORE_MS)
    expect(confirmBooking.about?.(b1, context)).toEqual(['amira'])
    expect(confirmBooking.about?.({ bookingId: 'b9' }, context)).toEqual([])
  })
})
