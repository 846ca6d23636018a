import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, minutesOfDay } from '#shared/kernel/time.ts'
import { mondayOf } from '#shared/kernel/week.ts'
import { type PlannedLesson, planTimetable } from './timetable.ts'

const plan = (today: string) =>
  planTimetable({
    today,
    weeksBack: 3,
    weeksAhead: 3,
    instructors: 3,
    learnersEach: 10,
    seed: 1903,
  })
const aDay = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2026-01-01', days))
const endOf = (lesson: PlannedLesson) => minutesOfDay(lesson.time) + lesson.durationMinutes

test('nobody is ever in two places at once, whatever day it is', () => {
  fc.assert(
    fc.property(aDay, (today) => {
      const lessons = plan(today)
      for (const one of lessons)
        for (const other of lessons) {
          if (one === other || one.date !== other.date || one.instructor !== other.instructor)
            continue
          expect(
            minutesOfDay(one.time) >= endOf(other) || minutesOfDay(other.time) >= endOf(one),
          ).toBe(true)
        }
    }),
    { numRuns: 20 },
  )
})

test('Sarah has lessons today, with Amira at two, and with Amira again next week', () => {
  fc.assert(
    fc.property(aDay, (today) => {
      const ofSarah = plan(today).filter(({ instructor }) => instructor === 0)
      const amiras = (date: string) =>
        ofSarah.filter((one) => one.date === date && one.learner === 0 && one.time === '14:00')
      expect(ofSarah.filter(({ date }) => date === today)).toHaveLength(5)
      expect(amiras(today)).toHaveLength(1)
      expect(amiras(addDays(today, 7))).toHaveLength(1)
    }),
    { numRuns: 30 },
  )
})

describe('on a Tuesday', () => {
  const lessons = plan('2026-11-24')

  test('six weeks of about twenty lessons for each instructor', () => {
    for (const instructor of [0, 1, 2]) {
      const own = lessons.filter((one) => one.instructor === instructor)
      const mondays = new Set(own.map(({ date }) => mondayOf(date)))
      expect(mondays.size).toBe(6)
      for (const monday of mondays)
        expect(own.filter(({ date }) => mondayOf(date) === monday).length).toBeGreaterThan(17)
    }
  })

  test('two requests wait, a few lessons were called off, two are still to be logged', () => {
    const of = (type: string) => lessons.filter(({ outcome }) => outcome.type === type)
    expect(of('pending')).toHaveLength(2)
    expect(of('cancelled').length).toBeGreaterThan(5)
    expect(of('to-log').filter(({ date }) => date < '2026-11-24')).toHaveLength(1)
  })

  test('it is the same every time it is made', () => {
    expect(plan('2026-11-24')).toEqual(lessons)
  })
})
