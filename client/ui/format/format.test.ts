import { describe, expect, test } from 'vitest'
import {
  daysBetween,
  formatDate,
  formatDay,
  formatDayOfYear,
  formatDayTime,
  formatDuration,
  formatLongDay,
  formatMoney,
  formatNearDay,
  formatSince,
  formatSinceExactly,
  formatSpan,
  formatSpokenDay,
  formatTime,
  formatUntil,
} from './index.ts'

const at = (iso: string): number => Date.parse(iso)
const tuesday = at('2026-11-24T14:30:00Z')

describe('days', () => {
  test('a Tuesday in November reads as on a British wall calendar', () => {
    expect(formatDay(tuesday)).toBe('Tue 24 Nov')
    expect(formatDate('2026-09-01')).toBe('Tue 1 Sep')
    expect(formatLongDay(tuesday)).toBe('Tue 24 November')
    expect(formatSpokenDay(tuesday)).toBe('Tuesday 24 November')
    expect(formatDayOfYear(tuesday)).toBe('24 Nov 2026')
  })

  test('half past midnight in summer is already the next day at the school', () => {
    expect(formatDay(at('2026-06-30T23:30:00Z'))).toBe('Wed 1 Jul')
  })

  test('days are counted by the calendar, also over the night the clocks change', () => {
    expect(daysBetween(at('2026-03-28T23:59:00Z'), at('2026-03-29T23:30:00Z'))).toBe(2)
    expect(formatNearDay(at('2026-11-25T08:00:00Z'), tuesday)).toBe('Tomorrow')
    expect(formatNearDay(at('2026-11-24T23:59:00Z'), tuesday)).toBe('Today')
    expect(formatNearDay(at('2026-11-23T00:00:00Z'), tuesday)).toBe('Yesterday')
    expect(formatNearDay(at('2026-11-26T00:00:00Z'), tuesday)).toBe('Thu 26 Nov')
  })
})

describe('times', () => {
  test('a lesson at two in the afternoon, in winter and in summer', () => {
    expect(formatTime(tuesday)).toBe('14:30')
    expect(formatTime(at('2026-07-01T13:30:00Z'))).toBe('14:30')
    expect(formatTime(at('2026-11-24T00:05:00Z'))).toBe('00:05')
    expect(formatSpan(at('2026-11-24T14:00:00Z'), at('2026-11-24T15:30:00Z'))).toBe(
      '14:00 to 15:30',
    )
    expect(formatDayTime(tuesday)).toBe('Tue 24 Nov, 14:30')
  })

  test.each([
    [0, '0 min'],
    [45, '45 min'],
    [60, '1 h'],
    [90, '1 h 30 min'],
    [1500, '25 h'],
  ])('%i minutes is %s', (minutes, words) => {
    expect(formatDuration(minutes)).toBe(words)
  })

  test('how long until the next lesson', () => {
    expect(formatUntil(at('2026-11-24T15:10:00Z'), tuesday)).toBe('in 40 min')
    expect(formatUntil(at('2026-11-24T18:20:00Z'), tuesday)).toBe('in 4 h')
    expect(formatUntil(at('2026-11-25T08:00:00Z'), tuesday)).toBe('tomorrow')
    expect(formatUntil(at('2026-11-27T08:00:00Z'), tuesday)).toBe('in 3 days')
    expect(formatUntil(at('2026-11-24T14:29:00Z'), tuesday)).toBe('now')
  })

  test('when something was: the time today, the day before that, the year long ago', () => {
    expect(formatSince(at('2026-11-24T10:42:00Z'), tuesday)).toBe('10:42')
    expect(formatSince(at('2026-11-23T10:42:00Z'), tuesday)).toBe('Mon 23 Nov')
    expect(formatSinceExactly(at('2026-11-23T10:42:00Z'), tuesday)).toBe('Mon 23 Nov, 10:42')
    expect(formatSince(at('2025-11-23T10:42:00Z'), tuesday)).toBe('23 Nov 2025')
  })
})

test('money keeps its pence', () => {
  expect(formatMoney(5700)).toBe('£57.00')
})
