/** A free cancellation that came when it was free no more keeps its time, and the school sees both. BK19. */
import { expect, test } from 'vitest'
import {
  bookLesson,
  cancelBooking,
  confirmBooking,
  HEARD_LATE,
  undoBookingStep,
} from '#shared/domains/bookings/index.ts'
import { type Notice, notificationsSet } from '#shared/domains/notifications/index.ts'
import { HOUR_MS } from '#shared/kernel/time-units.ts'
import { aSchool, type TestSchool } from '../testing/a-school.ts'
import { pushed } from '../testing/device.ts'

const LESSON = {
  bookingId: 'b1',
  learnerId: 'amira',
  instructorId: 'sarah',
  // Monday a week after the school's clock begins.
  slot: { date: '2026-11-30', time: '08:00', zone: 'Europe/London', durationMinutes: 60 },
}
const OFF = { bookingId: 'b1', reason: 'learner-cannot-come', charge: false }
/** The clock begins a week before the lesson. */
const UNTIL_LATE_MS = 5 * 24 * HOUR_MS

const told = (all: TestSchool, who: 'ann' | 'sarah' | 'dev' | 'amira'): Notice[] => {
  const pulled = all.school().sets.pull(all[who].session, notificationsSet.name, null, 100)
  const rows = pulled.ok ? pulled.value.rows : []
  return rows
    .flatMap(({ data }) => (data === null ? [] : [data as Notice]))
    .filter(({ what }) => what === HEARD_LATE)
}

const aConfirmedLesson = async () => {
  const all = await aSchool()
  await all.amira.does(bookLesson, LESSON)
  await all.sarah.until(() => all.sarah.holds().includes('booking:b1'))
  await all.sarah.does(confirmBooking, { bookingId: 'b1' })
  await all.amira.until(() => all.amira.held('booking:b1').bytes.length > 2)
  return all
}

test('[BK19] written in time and sent when it was late, it is free, and Sarah and Ann are told both times', async () => {
  const all = await aConfirmedLesson()
  const made = all.amira.makes(cancelBooking, OFF)
  all.ports.passes(UNTIL_LATE_MS + HOUR_MS)
  const heardAtMs = all.ports.clock.now()
  for (const { doc, bytes } of made)
    expect(await all.amira.push(doc, [pushed(bytes)])).toMatchObject([{ verdict: 'committed' }])
  const notice = { what: HEARD_LATE, about: 'b1', by: 'amira', atMs: heardAtMs }
  expect(told(all, 'ann')).toEqual([{ ...notice, personId: 'ann' }])
  expect(told(all, 'sarah')).toEqual([{ ...notice, personId: 'sarah' }])
  expect([told(all, 'dev'), told(all, 'amira')]).toEqual([[], []])
  // Taken back, it is no news any more.
  for (const { doc, bytes } of made) all.amira.held(doc).bytes.push(bytes)
  all.ports.passes(HOUR_MS)
  await all.amira.does(undoBookingStep, { bookingId: 'b1' })
  expect([told(all, 'ann'), told(all, 'sarah')]).toEqual([[], []])
})

test('[BK19] what came in time is nothing to be told, nor what is charged, nor the office’s own', async () => {
  const inTime = await aConfirmedLesson()
  await inTime.amira.does(cancelBooking, OFF)
  inTime.ports.passes(UNTIL_LATE_MS + HOUR_MS)
  const charged = await aConfirmedLesson()
  charged.ports.passes(UNTIL_LATE_MS + HOUR_MS)
  await charged.amira.does(cancelBooking, { ...OFF, charge: true })
  const waived = await aConfirmedLesson()
  waived.ports.passes(UNTIL_LATE_MS + HOUR_MS)
  await waived.sarah.does(cancelBooking, OFF)
  expect([inTime, charged, waived].map((all) => told(all, 'ann'))).toEqual([[], [], []])
})
