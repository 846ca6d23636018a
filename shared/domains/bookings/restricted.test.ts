/** What is left of bookings while a learner's data is restricted: on the device, and at the relay. */
import { beforeEach, expect, test } from 'vitest'
import { aSchool } from '#shared/documents/command.builder.ts'
import {
  enrolLearner,
  learners,
  liftRestriction,
  restrictLearner,
} from '#shared/domains/people/index.ts'
import type { Actor } from '#shared/kernel/actor.ts'
import { amira, ann, sarah } from '#shared/kernel/cast.builder.ts'
import { HOUR_MS } from '#shared/kernel/time.ts'
import { aSlot, SLOT_START_MS } from './booking.builder.ts'
import {
  attendBooking,
  bookings,
  bookLesson,
  cancelBooking,
  confirmBooking,
  moveBooking,
} from './index.ts'

const BEFORE_MS = SLOT_START_MS - 72 * HOUR_MS
const b1 = { bookingId: 'b1' }
const wish = { ...b1, learnerId: 'amira', instructorId: 'sarah', slot: aSlot() }
const cancel = { ...b1, reason: 'other', charge: false }

let school = aSchool([learners, bookings])
beforeEach(() => {
  school = aSchool([learners, bookings])
  school.does(ann, enrolLearner, { learnerId: 'amira', instructorIds: ['sarah'] })
})
const restrict = () =>
  school.does(ann, restrictLearner, { learnerId: 'amira', reason: 'Asked by phone' })

test('[PE9] nobody books for Amira, not Ann either, until Ann lifts it', () => {
  restrict()
  for (const actor of [ann, sarah, amira])
    expect(school.does(actor, bookLesson, wish, BEFORE_MS)).toBe('learner-restricted')
  school.does(ann, liftRestriction, { learnerId: 'amira' })
  expect(school.does(sarah, bookLesson, wish, BEFORE_MS)).toBe('ok')
})

test('[PE9] a lesson that is booked can be cancelled, and nothing else', () => {
  school.does(amira, bookLesson, wish, BEFORE_MS)
  restrict()
  const later = { ...b1, slot: aSlot({ time: '16:00' }) }
  expect(school.does(sarah, confirmBooking, b1, BEFORE_MS)).toBe('learner-restricted')
  expect(school.does(ann, moveBooking, later, BEFORE_MS)).toBe('learner-restricted')
  expect(school.does(amira, attendBooking, b1, BEFORE_MS)).toBe('learner-restricted')
  expect(school.does(ann, cancelBooking, cancel, BEFORE_MS)).toBe('ok')
})

test('[PE9] a device that has not heard of it is refused by the relay, with the same word', () => {
  const atRelay = (actor: Actor): Actor => ({ ...actor, restricted: ['amira'] })
  for (const actor of [ann, sarah, amira])
    expect(school.does(atRelay(actor), bookLesson, wish, BEFORE_MS)).toBe('learner-restricted')
  school.does(sarah, bookLesson, wish, BEFORE_MS)
  expect(school.does(atRelay(amira), attendBooking, b1, BEFORE_MS)).toBe('learner-restricted')
  expect(school.does(atRelay(amira), cancelBooking, cancel, BEFORE_MS)).toBe('ok')
})
