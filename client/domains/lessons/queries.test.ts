import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aLesson, aReadModel, tuesday } from '../calendar/rows.builder.ts'
import { plannedSkills as choose, skillsNamedIn } from './planned-skills.ts'
import {
  learnerProgressView,
  lessonHistory,
  levelHistory,
  nextTimeFor,
  plannedSkills,
  ratingsOf,
} from './queries.ts'

const MIRRORS = 8
const SIGNALS = 9
const ROUNDABOUTS = 15

const rated = (skill: number, level: number) => ({ skill, level, by: 'sarah' })
const thisLesson = { id: 'today', startsAtMs: tuesday('14:00') }

test('[LE2] Amira’s mirrors went up, her signals went down, and both are shown', () => {
  const rows = aReadModel([
    aLesson({ id: 'one', days: -7, skills: [rated(MIRRORS, 2), rated(SIGNALS, 4)] }),
    aLesson({ id: 'two', days: -2, skills: [rated(MIRRORS, 4), rated(SIGNALS, 3)] }),
  ])
  const view = learnerProgressView(rows, 'amira')
  const skills = view.groups.flatMap((group) => group.skills)
  expect(skills.find((one) => one.skill === MIRRORS)).toMatchObject({ level: 4, trend: 'up' })
  expect(skills.find((one) => one.skill === SIGNALS)).toMatchObject({ level: 3, trend: 'down' })
  expect(view).toMatchObject({ ratedCount: 2, independentCount: 1, lessonCount: 2, skillCount: 27 })
})

test('[LE6] the note of the last lesson before this one is carried over, never a later one', () => {
  const rows = aReadModel([
    aLesson({ id: 'one', days: -7, next: 'Bay parking' }),
    aLesson({ id: 'two', days: -2, next: 'Mirrors before signals' }),
    aLesson({ id: 'three', days: 3, next: 'Motorway' }),
  ])
  expect(nextTimeFor(rows, 'amira', tuesday('14:00'))).toBe('Mirrors before signals')
})

test('the log starts with what "Next time" names, in its words’ order, then what is in progress', () => {
  const rows = aReadModel([
    aLesson({
      id: 'one',
      days: -2,
      skills: [rated(SIGNALS, 3), rated(MIRRORS, 3), rated(4, 5), rated(19, 2)],
      next: 'Mirrors before signals. Then Lawnswood roundabout, second exit.',
    }),
  ])
  expect(plannedSkills(rows, 'amira', thisLesson)).toEqual([
    { skill: MIRRORS, last: 3 },
    { skill: SIGNALS, last: 3 },
    { skill: ROUNDABOUTS, last: undefined },
    { skill: 19, last: 2 },
  ])
})

test('a log that is opened again ghosts the level before this lesson, not of it', () => {
  const rows = aReadModel([
    aLesson({ id: 'one', days: -2, skills: [rated(MIRRORS, 2)] }),
    aLesson({ ...thisLesson, days: 0, skills: [rated(MIRRORS, 4)] }),
  ])
  expect(plannedSkills(rows, 'amira', thisLesson)[0]).toEqual({ skill: MIRRORS, last: 2 })
})

test('[LE2] a log that is opened again shows what it says already, the later of two ratings', () => {
  const rows = aReadModel([
    aLesson({ ...thisLesson, days: 0, skills: [rated(MIRRORS, 3), rated(MIRRORS, 4)] }),
  ])
  expect([...ratingsOf(rows, 'amira', 'today')]).toEqual([[MIRRORS, 4]])
  expect(ratingsOf(rows, 'amira', 'other').size).toBe(0)
})

test('a first lesson starts with the first three skills', () => {
  expect(plannedSkills(aReadModel([]), 'amira', thisLesson).map((one) => one.skill)).toEqual([
    1, 2, 3,
  ])
})

test('whatever was rated and written, three to six different skills are planned', () => {
  const level = fc.record({ level: fc.integer({ min: 1, max: 5 }), ratedAtMs: fc.nat() })
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 27 }), level), { selector: ([s]) => s }),
      fc.string(),
      (levels, note) => {
        const rows = new Map(levels.map(([s, one]) => [s, { ...one, previous: undefined }]))
        const chosen = choose(rows, note)
        expect(chosen.length).toBeGreaterThanOrEqual(3)
        expect(chosen.length).toBeLessThanOrEqual(6)
        expect(new Set(chosen).size).toBe(chosen.length)
      },
    ),
  )
})

test('a note without a skill names none', () => {
  expect(skillsNamedIn('Bring glasses.')).toEqual([])
})

test('[LE2] the history shows the newest lesson first and how a level grew', () => {
  const rows = aReadModel(
    [
      aLesson({ id: 'one', days: -7, skills: [rated(MIRRORS, 1)] }),
      aLesson({ id: 'two', days: -2, skills: [rated(MIRRORS, 2), rated(MIRRORS, 3)] }),
    ],
    ['lesson:two'],
  )
  expect(lessonHistory(rows, 'amira')).toMatchObject([
    { lesson: { id: 'two' }, isUnsent: true, ratings: [{ skill: MIRRORS, level: 3 }] },
    { lesson: { id: 'one' }, isUnsent: false },
  ])
  expect(levelHistory(rows, 'amira', 5).levels.get(MIRRORS)).toEqual([1, 3])
})
