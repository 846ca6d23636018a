import { describe, expect, test } from 'vitest'
import {
  addDays,
  civilDateAt,
  civilTimeAt,
  dayOfWeek,
  HOUR_MS,
  MINUTE_MS,
  minutesOfDay,
  type Slot,
  slotEndMs,
  slotStartMs,
  timeOfMinutes,
} from './time.ts'

const at = (date: string, time: string, durationMinutes = 60): Slot => ({
  date,
  time,
  zone: 'Europe/London',
  durationMinutes,
})
const words = (ms: number) => `${civilDateAt(ms)} ${civilTimeAt(ms)}`

describe('when the clocks change', () => {
  test.each([
    ['forward 29 March 2026', '2026-03-29'],
    ['forward 28 March 2027', '2027-03-28'],
  ])('%s: 00:59 is followed by 02:00', (_what, date) => {
    const lastMinute = slotStartMs(at(date, '00:59'))
    expect(words(lastMinute + MINUTE_MS)).toBe(`${date} 02:00`)
    expect(lastMinute + MINUTE_MS).toBe(Date.parse(`${date}T01:00:00Z`))
  })

  test.each([
    ['back 25 October 2026', '2026-10-25'],
    ['back 31 October 2027', '2027-10-31'],
  ])('%s: 01:59 is followed by 01:00', (_what, date) => {
    const firstPass = Date.parse(`${date}T00:59:00Z`)
    expect([words(firstPass), words(firstPass + MINUTE_MS)]).toEqual([
      `${date} 01:59`,
      `${date} 01:00`,
    ])
  })

  test('a weekly lesson on Tuesday at 17:00 stays at 17:00', () => {
    const utcHours = ['2026-10-20', '2026-10-27', '2027-03-23', '2027-03-30'].map((date) =>
      new Date(slotStartMs(at(date, '17:00'))).getUTCHours(),
    )
    expect(utcHours).toEqual([16, 17, 17, 16])
  })

  test('48 hours before Sunday 25 October 2026, 10:00, is Friday at 11:00', () => {
    const deadline = slotStartMs(at('2026-10-25', '10:00')) - 48 * HOUR_MS
    expect(words(deadline)).toBe('2026-10-23 11:00')
    expect(dayOfWeek(civilDateAt(deadline))).toBe(5)
  })

  test('48 hours before Sunday 28 March 2027, 10:00, is Friday at 09:00', () => {
    const deadline = slotStartMs(at('2027-03-28', '10:00')) - 48 * HOUR_MS
    expect(words(deadline)).toBe('2027-03-26 09:00')
  })

  test('a drive across the change lasts its real minutes', () => {
    const back = at('2026-10-25', '00:30', 120)
    expect(slotEndMs(back) - slotStartMs(back)).toBe(120 * MINUTE_MS)
    expect(words(slotEndMs(back))).toBe('2026-10-25 01:30')
    expect(words(slotEndMs(at('2026-03-29', '00:30', 120)))).toBe('2026-03-29 03:30')
  })

  test('a time the spring change skips is the hour after; a doubled one is the first', () => {
    expect(words(slotStartMs(at('2026-03-29', '01:30')))).toBe('2026-03-29 02:30')
    expect(slotStartMs(at('2026-10-25', '01:30'))).toBe(Date.parse('2026-10-25T00:30:00Z'))
  })
})

test('a zone is respected', () => {
  const paris = { ...at('2026-11-24', '14:30'), zone: 'Europe/Paris' }
  expect(words(slotStartMs(paris))).toBe('2026-11-24 13:30')
  expect(civilTimeAt(slotStartMs(paris), 'Europe/Paris')).toBe('14:30')
  expect(civilDateAt(Date.parse('2026-11-24T23:30:00Z'), 'Europe/Paris')).toBe('2026-11-25')
})

test('days and minutes of the day', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  expect([dayOfWeek('2026-11-23'), dayOfWeek('2026-11-29')]).toEqual([1, 7])
  expect([minutesOfDay('00:00'), minutesOfDay('14:30')]).toEqual([0, 870])
  expect([timeOfMinutes(0), timeOfMinutes(870), timeOfMinutes(1_439)]).toEqual([
    '00:00',
    '14:30',
    '23:59',
  ])
})
