import { expect, test } from 'vitest'
import { onDay } from './civil.ts'
import { freeStarts, nextFreeStarts } from './free-starts.ts'
import { closedReason, closedSpans, openHoursOf } from './queries.ts'
import { aReadModel, tuesday } from './rows.builder.ts'

const sarah = { hours: { '2': [{ from: '09:00', to: '17:00' }] }, blocks: [] as never[] }
const carService = { startsAtMs: tuesday('12:00'), endsAtMs: tuesday('13:30') }

test('[CA4] an instructor who never set hours works Monday to Friday, 9 to 5', () => {
  const open = openHoursOf(aReadModel([]), 'sarah')
  expect(closedSpans(open, '2026-11-24').map((one) => [one.startMinutes, one.endMinutes])).toEqual([
    [0, 540],
    [1020, 1440],
  ])
  expect(closedSpans(open, '2026-11-28')).toMatchObject([{ startMinutes: 0, endMinutes: 1440 }])
})

test('[CA3] the car service closes Sarah’s noon, the evening is outside her hours', () => {
  const open = { ...sarah, blocks: [carService] }
  const at = (time: string, startMinutes: number) => ({
    date: '2026-11-24',
    startMinutes,
    durationMinutes: 60,
    startsAtMs: tuesday(time),
    endsAtMs: tuesday(time) + 3_600_000,
  })
  expect(closedReason(open, at('12:30', 750))).toBe('block')
  expect(closedReason(open, at('16:30', 990))).toBe('hours')
  expect(closedReason(open, at('10:00', 600))).toBeUndefined()
  expect(closedSpans(open, '2026-11-24')).toContainEqual({
    startMinutes: 720,
    endMinutes: 810,
    why: 'block',
  })
})

test('a holiday of three days fills its middle day and touches no other', () => {
  const [from, to] = [tuesday('12:00'), tuesday('09:00', 2)]
  expect(onDay('2026-11-25', from, to)).toEqual({ startMinutes: 0, endMinutes: 1440 })
  expect(onDay('2026-11-26', from, to)).toEqual({ startMinutes: 0, endMinutes: 540 })
  expect(onDay('2026-11-27', from, to)).toBeUndefined()
})

test('[CA3] free starts leave out what is taken, what is blocked and what has passed', () => {
  const taken = [{ startsAtMs: tuesday('14:00'), endsAtMs: tuesday('15:30') }]
  const open = { ...sarah, blocks: [carService] }
  const wish = { date: '2026-11-24', durationMinutes: 60, fromMs: tuesday('10:10') }
  expect(freeStarts(open, taken, wish).map((one) => one.time)).toEqual([
    '10:30',
    '11:00',
    '15:30',
    '16:00',
  ])
})

test('when today is full, the next free starts are found a week ahead', () => {
  const taken = [{ startsAtMs: tuesday('00:00'), endsAtMs: tuesday('23:00') }]
  const wish = { date: '2026-11-24', durationMinutes: 90, fromMs: tuesday('08:00') }
  const found = nextFreeStarts(sarah, taken, wish, { count: 2, horizonDays: 14 })
  expect(found.map((one) => `${one.date} ${one.time}`)).toEqual([
    '2026-12-01 09:00',
    '2026-12-01 09:30',
  ])
})
