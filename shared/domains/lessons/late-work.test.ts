import { describe, expect, test } from 'vitest'
import { aSchool } from '#shared/documents/command.builder.ts'
import { outcomeOf } from '#shared/documents/replica.builder.ts'
import { ann, sarah } from '#shared/kernel/cast.builder.ts'
import { type Lesson, lessons, logLesson } from './index.ts'
import { aLesson } from './lesson.builder.ts'

const START = 1_000
const former = {
  ...sarah,
  teams: [],
  formerTeams: [
    {
      learnerId: 'amira',
      untilMs: 9_000,
      lessons: [{ id: 'b1', startsAtMs: START, durationMinutes: 60 }],
    },
  ],
}
const log = {
  bookingId: 'b1',
  learnerId: 'amira',
  instructorId: 'sarah',
  startsAtMs: START,
  durationMinutes: 60,
  skills: [{ skill: 15, level: 3 }],
}

test('[LE8] the log of a lesson given before, and what its author adds to it', () => {
  const school = aSchool([lessons])
  expect(school.does(former, logLesson, log)).toBe('ok')
  expect(school.does(former, logLesson, { ...log, note: 'And parked.' })).toBe('ok')
})

test.each([
  ['another lesson', { bookingId: 'b2' }],
  ['another learner’s', { learnerId: 'seun' }],
  ['under another instructor’s name', { instructorId: 'dev' }],
  ['at another time than the booking says', { startsAtMs: START + 1 }],
])('[LE8] %s is not', (_, some) => {
  const expected = 'learnerId' in some ? 'not-your-learner' : 'late-work'
  expect(aSchool([lessons]).does(former, logLesson, { ...log, ...some })).toBe(expected)
})

describe('[LE8] what its author did not know', () => {
  const before = aLesson({ startsAtMs: START, note: '' })
  const after = { ...before, note: 'Good mirrors.' }
  const step = (standing: Lesson | undefined, known: Lesson | null = before) =>
    outcomeOf(
      lessons.mayChange(former, {
        before: known ?? undefined,
        after,
        touched: known ? [['note']] : [['id'], ['loggedBy'], ['note']],
        now: 0,
        doc: 'lesson:b1',
        ...(standing ? { standing } : {}),
      }),
    )

  test('stays as it is, whatever of it is another’s', () => {
    expect(step(undefined)).toBe('ok')
    const words: Partial<Lesson>[] = [
      { note: 'Rain.' },
      { next: 'Parking.' },
      { loggedAt: 9 },
      { loggedBy: 'ann' },
      { ratings: {} },
    ]
    for (const written of words) expect(step({ ...before, ...written })).toBe('late-work')
  })

  test('the learner’s own words are no such thing', () => {
    expect(step({ ...before, reflection: 'Went well.' })).toBe('ok')
  })

  test('a log made as if there were none is late where there is one', () => {
    const made = (standing?: Lesson) => step(standing, null)
    expect(made()).toBe('ok')
    expect(made(before)).toBe('late-work')
  })
})

test('[LE8] what the office has logged meanwhile stays as it is', () => {
  const school = aSchool([lessons])
  school.does(ann, logLesson, log)
  expect(school.does(former, logLesson, { ...log, note: 'No.' })).toBe('late-work')
})
