import { expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS } from '#shared/kernel/time-units.ts'
import { aGiven, EVENING_MS } from './practice.builder.ts'
import { dueAt, scheduleOf } from './schedule.ts'

test('[TH45] wrong: back in ten minutes; right again and again: back later and later', () => {
  const answers = [aGiven({ isRight: false })]
  const rests: number[] = []
  for (let time = 0; time < 6; time++) {
    const due = scheduleOf(answers).get('q1') ?? 0
    rests.push(due - (answers.at(-1)?.at ?? 0))
    answers.push(aGiven({ at: due }))
  }
  expect(rests[0]).toBe(10 * MINUTE_MS)
  expect(rests).toEqual([...rests].sort((a, b) => a - b))
  expect(rests.at(-1)).toBeGreaterThan(7 * DAY_MS)
})

test('[TH45] wrong after weeks: back in ten minutes, and sooner than before afterwards', () => {
  const answers = [
    aGiven({ isRight: false }),
    aGiven({ at: EVENING_MS + DAY_MS }),
    aGiven({ at: EVENING_MS + 8 * DAY_MS }),
    aGiven({ at: EVENING_MS + 30 * DAY_MS, isRight: false }),
  ]
  expect(scheduleOf(answers).get('q1')).toBe(EVENING_MS + 30 * DAY_MS + 10 * MINUTE_MS)
})

test('[TH45] what was right from the start never comes back', () => {
  expect(scheduleOf([aGiven(), aGiven({ at: EVENING_MS + DAY_MS })]).size).toBe(0)
})

test('[TH45] due: the longest overdue first, nothing before its time', () => {
  const schedule = new Map([
    ['later', 30],
    ['b', 10],
    ['a', 10],
    ['first', 5],
  ])
  expect(dueAt(schedule, 10)).toEqual(['first', 'a', 'b'])
})
