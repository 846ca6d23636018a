import { expect, test } from 'vitest'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { aGiven, EVENING_MS } from './practice.builder.ts'
import { practiceStreak } from './streak.ts'

/** Days before Tue 24 Nov 2026. */
const practisedOn = (...daysAgo: number[]) =>
  practiceStreak(
    daysAgo.map((days) => aGiven({ at: EVENING_MS - days * DAY_MS })),
    EVENING_MS,
  )

test('[TH49] two days make a week; one day does not, and breaks nothing while the week runs', () => {
  expect(practisedOn(0, 1)).toEqual({ daysThisWeek: 2, weeks: 1 })
  expect(practisedOn(0, 5, 6, 12, 13)).toEqual({ daysThisWeek: 1, weeks: 2 })
})

test('[TH49] one week missed between others is let go, two are not', () => {
  expect(practisedOn(0, 1, 14, 15).weeks).toBe(2)
  expect(practisedOn(0, 1, 21, 22).weeks).toBe(1)
})

test('[TH49] nothing practised, nothing counted', () => {
  expect(practiceStreak([], EVENING_MS)).toEqual({ daysThisWeek: 0, weeks: 0 })
})
