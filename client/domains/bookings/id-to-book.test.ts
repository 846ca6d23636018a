/** T35: a form half filled in two windows books two lessons, and pressed twice in one, one. */
import { expect, test } from 'vitest'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import { idToBook } from './id-to-book.ts'

const wish = { learnerId: 'amira', instructorId: 'sarah', date: '2026-12-17', time: '11:00' }
const idAfter = (booked: object | undefined) =>
  idToBook('kept', wish, booked as BookingRow | undefined, () => 'new')

test('nothing is booked under the id yet, or exactly this: it stays', () => {
  expect(idAfter(undefined)).toBe('kept')
  expect(idAfter({ ...wish, status: 'confirmed' })).toBe('kept')
})

test.each([
  { time: '09:00' },
  { date: '2026-12-18' },
  { learnerId: 'seun' },
  { instructorId: 'dev' },
])('something else was booked under it, %j: another', (other) => {
  expect(idAfter({ ...wish, ...other })).toBe('new')
})
