import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '#shared/kernel/time.ts'
import { SLOT_START_MS } from './booking.builder.ts'
import { chargeProposed, clashes, isFreeToCancel, nextFreeStart, overlapMinutes } from './rules.ts'

const lesson = (fromMinutes: number, minutes = 60) => ({
  startsAtMs: SLOT_START_MS + fromMinutes * MINUTE_MS,
  endsAtMs: SLOT_START_MS + (fromMinutes + minutes) * MINUTE_MS,
})

test.each([
  [60, 0, false],
  [55, 5, false],
  [54, 6, true],
  [0, 60, true],
  [30, 30, true],
  [-60, 0, false],
  [-54, 6, true],
  [300, 0, false],
])(
  '[BK11] a second lesson %i minutes later shares %i minutes; a clash: %s',
  (from, shared, clash) => {
    expect(overlapMinutes(lesson(0), lesson(from))).toBe(shared)
    expect(clashes(lesson(0), lesson(from))).toBe(clash)
    expect(clashes(lesson(from), lesson(0))).toBe(clash)
  },
)

test('[BK10] free until exactly 48 hours before', () => {
  expect(isFreeToCancel(lesson(0), SLOT_START_MS - 48 * HOUR_MS)).toBe(true)
  expect(isFreeToCancel(lesson(0), SLOT_START_MS - 48 * HOUR_MS + 1)).toBe(false)
  expect(isFreeToCancel(lesson(0), SLOT_START_MS + 1)).toBe(false)
})

test('the next free time starts on the half hour, fits between lessons, and is open', () => {
  const wanted = { fromMs: SLOT_START_MS + 1, durationMinutes: 60, horizonDays: 1 }
  const always = () => true
  expect(nextFreeStart([], wanted, always)).toBe(SLOT_START_MS + 30 * MINUTE_MS)
  expect(nextFreeStart([lesson(0), lesson(90)], wanted, always)).toBe(lesson(150).startsAtMs)
  expect(nextFreeStart([lesson(0), lesson(120)], wanted, always)).toBe(lesson(60).startsAtMs)
  const tomorrow = (one: { startsAtMs: number }) => one.startsAtMs >= lesson(600).startsAtMs
  expect(nextFreeStart([], wanted, tomorrow)).toBe(lesson(600).startsAtMs)
  expect(nextFreeStart([], wanted, () => false)).toBeUndefined()
})

test('[BK10] a charge is proposed for late notice, never for the school’s own reasons', () => {
  const late = SLOT_START_MS - 24 * HOUR_MS
  expect(chargeProposed(lesson(0), 'learner-ill', SLOT_START_MS - 72 * HOUR_MS)).toBe(false)
  expect(chargeProposed(lesson(0), 'learner-ill', late)).toBe(true)
  expect(chargeProposed(lesson(0), 'instructor-ill', late)).toBe(false)
})
