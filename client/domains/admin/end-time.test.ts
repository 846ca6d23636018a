import { expect, test } from 'vitest'
import { endTimeOf, lessonsLeft } from './end-time.ts'

/** Monday 30 November 2026, 13:00 in London. */
const NOW = Date.UTC(2026, 10, 30, 13)
const earlier = { when: 'earlier', date: '2026-11-30', time: '12:00' } as const

test('[PE15] now, or the time that was chosen', () => {
  expect(endTimeOf({ ...earlier, when: 'now' }, NOW)).toEqual({ from: undefined })
  expect(endTimeOf(earlier, NOW)).toEqual({ from: Date.UTC(2026, 10, 30, 12) })
})

test.each([
  ['later', { time: '13:01' }],
  ['tomorrow', { date: '2026-12-01' }],
  ['without a time', { time: '' }],
  ['without a date', { date: '' }],
])('[PE15] %s is not taken', (_, some) => {
  expect(endTimeOf({ ...earlier, ...some }, NOW)).toHaveProperty('problem')
})

test('lessons that nobody has called off or driven stay in the diary, and are counted', () => {
  const pair = { learnerId: 'amira', instructorId: 'sarah' }
  const lesson = { ...pair, status: 'confirmed', startsAtMs: 5 }
  const bookings = [
    lesson,
    { ...lesson, startsAtMs: 4 },
    { ...lesson, status: 'cancelled' },
    { ...lesson, instructorId: 'dev' },
    { ...lesson, status: 'pending' },
  ]
  expect(lessonsLeft(bookings, pair, 5)).toEqual([lesson, bookings[4]])
})
