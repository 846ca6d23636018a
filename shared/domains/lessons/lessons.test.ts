import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool } from '#shared/documents/command.builder.ts'
import { outcomeOf } from '#shared/documents/replica.builder.ts'
import { aConfirmedBooking } from '#shared/domains/bookings/booking.builder.ts'
import { bookings } from '#shared/domains/bookings/index.ts'
import { amira, ann, dev, sarah, seun } from '#shared/kernel/cast.builder.ts'
import {
  carryOverNote,
  LEVEL_WORDS,
  type LessonRow,
  lessons,
  logLesson,
  reflectOnLesson,
  SKILL_COUNT,
  SKILL_GROUPS,
  SKILL_NAMES,
  skillLevels,
} from './index.ts'
import { aLesson } from './lesson.builder.ts'

let school = aSchool([lessons])
beforeEach(() => {
  school = aSchool([lessons])
})
const log = {
  bookingId: 'b1',
  learnerId: 'amira',
  instructorId: 'sarah',
  startsAtMs: 1_000,
  durationMinutes: 60,
  skills: [{ skill: 15, level: 3 }],
}
const row = () => school.rows('lesson:b1')[0] as LessonRow

test('[LE1] 27 skills in 8 groups, numbered without a gap, and five levels', () => {
  expect(SKILL_GROUPS).toHaveLength(8)
  expect([...SKILL_NAMES.keys()]).toEqual(Array.from({ length: 27 }, (_, index) => index + 1))
  expect(SKILL_COUNT).toBe(27)
  expect(LEVEL_WORDS).toEqual(['Introduced', 'Helped', 'Prompted', 'Independent', 'Reflection'])
})

test('[LE1] a skill or level that does not exist is refused', () => {
  for (const one of [
    { skill: 28, level: 1 },
    { skill: 0, level: 1 },
    { skill: 1, level: 6 },
    { skill: 1, level: 0 },
  ]) {
    expect(school.does(sarah, logLesson, { ...log, skills: [one] })).toMatch(/^invalid/)
  }
})

describe('logging', () => {
  test('[LE3] Sarah logs ratings, a note and what comes next', () => {
    const input = { ...log, note: 'Good mirrors.', next: 'Roundabouts.' }
    expect(school.does(sarah, logLesson, input)).toBe('ok')
    expect(row()).toMatchObject({
      skills: [{ skill: 15, level: 3, by: 'sarah' }],
      note: 'Good mirrors.',
      next: 'Roundabouts.',
      loggedBy: 'sarah',
      startsAtMs: 1_000,
    })
  })

  test('[LE3] Ann may log; Dev, Amira and Seun may not', () => {
    expect(school.does(dev, logLesson, log)).toBe('not-your-learner')
    expect(school.does(amira, logLesson, log)).toBe('field-not-allowed')
    expect(school.does(seun, logLesson, log)).toBe('not-your-learner')
    expect(school.does(ann, logLesson, log)).toBe('ok')
  })

  test('[LE3] an instructor who learns here does not write their own log', () => {
    const trainee = {
      personId: 'amira',
      roles: ['instructor', 'learner'] as const,
      teams: ['amira'],
    }
    expect(school.does(trainee, logLesson, log)).toBe('field-not-allowed')
  })

  test('[LE2] a second log adds ratings and keeps the first', () => {
    school.does(sarah, logLesson, log)
    expect(school.does(ann, logLesson, { ...log, skills: [{ skill: 15, level: 2 }] })).toBe('ok')
    expect(row().skills).toEqual([
      { skill: 15, level: 3, by: 'sarah' },
      { skill: 15, level: 2, by: 'ann' },
    ])
    expect(row().loggedBy).toBe('sarah')
  })

  test('[LE5] words that came meanwhile survive', () => {
    school.does(sarah, logLesson, { ...log, note: 'Paid in cash.' })
    expect(
      school.does(ann, logLesson, { ...log, skills: [], note: 'Good mirrors.', noteWas: '' }),
    ).toBe('ok')
    expect(row().note).toBe('Paid in cash. Good mirrors.')
  })

  test('[LE3] the lesson stays its learner’s: no second change moves it', () => {
    const before = aLesson({ loggedAt: 1 })
    const { loggedAt: _loggedAt, ...unlogged } = before
    for (const standing of [before, unlogged]) {
      for (const field of ['learnerId', 'instructorId', 'startsAtMs', 'durationMinutes']) {
        const step = {
          before: standing,
          after: standing,
          touched: [[field]],
          now: 0,
          doc: before.id,
        }
        expect(outcomeOf(lessons.mayChange(sarah, step))).toBe('field-not-allowed')
      }
    }
  })

  test('[LE3] nobody logs in another’s name', () => {
    const before = aLesson()
    const after = aLesson({ loggedBy: 'dev' })
    const step = { before, after, touched: [['loggedBy']], now: 0, doc: before.id }
    expect(outcomeOf(lessons.mayChange(sarah, step))).toBe('field-not-allowed')
  })

  test('[LE3] nor gives another’s log another time', () => {
    const before = aLesson()
    const after = aLesson({ loggedAt: 9_000 })
    const step = { before, after, touched: [['loggedAt']], now: 0, doc: before.id }
    expect(outcomeOf(lessons.mayChange(ann, step))).toBe('field-not-allowed')
    expect(outcomeOf(lessons.mayChange(sarah, step))).toBe('ok')
  })

  test('[LE3] [LE4] an admin who learns here reflects on their lesson, and does not log it', () => {
    const owner = { personId: 'amira', roles: ['admin', 'learner'] as const, teams: ['amira'] }
    expect(school.does(owner, logLesson, log)).toBe('field-not-allowed')
    school.does(sarah, logLesson, log)
    const words = { bookingId: 'b1', reflection: 'Better.' }
    expect(school.does(owner, reflectOnLesson, words)).toBe('ok')
  })

  test('[LE9] Dev, who covers for Sarah, logs her lesson as hers and not as his', () => {
    const withBookings = aSchool([lessons, bookings])
    const { id, learnerId, instructorId, events } = aConfirmedBooking()
    const put = [
      ...Object.entries({ id, learnerId, instructorId }).map(([key, value]) => ({
        path: [key],
        value,
      })),
      ...Object.entries(events).map(([key, value]) => ({ path: ['events', key], value })),
    ]
    withBookings.lays({ doc: id, put })
    const cover = { ...dev, teams: ['amira'] }
    const own = { ...log, instructorId: 'dev' }
    expect(withBookings.does(cover, logLesson, own)).toBe('other-lesson')
    expect(withBookings.does(cover, logLesson, log)).toBe('ok')
  })
})

describe('reflecting', () => {
  test('[LE4] Amira writes her reflection, and only once there is a lesson', () => {
    const input = { bookingId: 'b1', reflection: 'Roundabouts scare me.' }
    expect(school.does(amira, reflectOnLesson, input)).toBe('lesson-not-found')
    school.does(sarah, logLesson, log)
    expect(school.does(amira, reflectOnLesson, input)).toBe('ok')
    expect(row().reflection).toBe('Roundabouts scare me.')
    expect(school.does(sarah, reflectOnLesson, { ...input, reflection: 'Fine.' })).toBe(
      'only-learner-reflects',
    )
    expect(school.does(seun, reflectOnLesson, { ...input, reflection: 'Ha.' })).toBe(
      'not-your-learner',
    )
  })
})

describe('progress', () => {
  const lesson = (id: string, startsAtMs: number, level: number, next = '') => ({
    id,
    startsAtMs,
    next,
    skills: [{ skill: 15, level }],
  })

  test('[LE2] the newest lesson decides, in whatever order they arrived; a level may go down', () => {
    const all = [lesson('l3', 300, 2), lesson('l1', 100, 1), lesson('l2', 200, 4)]
    for (const order of [all, [...all].reverse()]) {
      expect(skillLevels(order).get(15)).toEqual({ level: 2, previous: 4, ratedAtMs: 300 })
    }
  })

  test('[LE2] of two ratings in one lesson the later counts, and the one before is another lesson’s', () => {
    const twice = {
      ...lesson('l2', 200, 3),
      skills: [
        { skill: 15, level: 3 },
        { skill: 15, level: 4 },
      ],
    }
    expect(skillLevels([lesson('l1', 100, 2), twice]).get(15)).toEqual({
      level: 4,
      previous: 2,
      ratedAtMs: 200,
    })
    expect(skillLevels([twice]).get(15)?.previous).toBeUndefined()
    expect(skillLevels([]).size).toBe(0)
  })

  test('[LE6] "Next time" comes from the newest lesson before this one that says something', () => {
    const all = [
      lesson('l1', 100, 1, 'Parking'),
      lesson('l2', 200, 1, 'Motorway'),
      lesson('l3', 300, 1, '  '),
    ]
    expect(carryOverNote(all, 400)).toBe('Motorway')
    expect(carryOverNote([...all].reverse(), 200)).toBe('Parking')
    expect(carryOverNote(all, 100)).toBeUndefined()
    // Two at one time: the same on every device, whichever it heard of last.
    const two = [lesson('l4', 300, 1, 'Hills'), lesson('l5', 300, 1, 'Roundabouts')]
    expect(carryOverNote(two, 400)).toBe('Roundabouts')
    expect(carryOverNote([...two].reverse(), 400)).toBe('Roundabouts')
  })
})

test('[PE9] of restricted data no lesson is logged, by nobody; the learner’s own words stay theirs', () => {
  school.does(sarah, logLesson, log)
  for (const actor of [ann, sarah])
    expect(school.does({ ...actor, restricted: ['amira'] }, logLesson, log)).toBe(
      'learner-restricted',
    )
  const reflection = { bookingId: 'b1', reflection: 'Went well.' }
  expect(school.does({ ...amira, restricted: ['amira'] }, reflectOnLesson, reflection)).toBe('ok')
})
