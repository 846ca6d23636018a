import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, civilDateAt, dayOfWeek } from './time.ts'
import { dateInZone, isoWeekOf, mondayOf, shiftDate } from './week.ts'

test.each([
  ['2026-11-24', '2026-W48'],
  ['2026-01-01', '2026-W01'],
  ['2025-12-29', '2026-W01'],
  ['2026-12-31', '2026-W53'],
  ['2027-01-03', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['2024-12-30', '2025-W01'],
  ['2021-01-03', '2020-W53'],
  ['2023-01-01', '2022-W52'],
])('%s is in %s', (date, week) => {
  expect(isoWeekOf(date)).toBe(week)
})

const date = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days))

test('the days from Monday to Sunday share a week, and Monday starts a new one', () => {
  fc.assert(
    fc.property(date, (day) => {
      const monday = mondayOf(day)
      expect(dayOfWeek(monday)).toBe(1)
      expect(isoWeekOf(shiftDate(monday, 6))).toBe(isoWeekOf(day))
      expect(isoWeekOf(shiftDate(monday, 7))).not.toBe(isoWeekOf(day))
      expect(isoWeekOf(day) < isoWeekOf(shiftDate(day, 7))).toBe(true)
    }),
  )
})

test('without the time library the days are the same as with it', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -800, max: 800 }), (day, days) => {
      expect(shiftDate(day, days)).toBe(addDays(day, days))
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
      expect(dateInZone(ms)).toBe(civilDateAt(ms))
    }),
  )
})

test('the date of a zone, around midnight and in summer time', () => {
  expect(dateInZone(Date.parse('2026-06-30T23:30:00Z'))).toBe('2026-07-01')
  expect(dateInZone(Date.parse('2026-11-24T23:30:00Z'))).toBe('2026-11-24')
  expect(dateInZone(Date.parse('2026-11-24T23:30:00Z'), 'Europe/Paris')).toBe('2026-11-25')
})
