import { expect, test } from 'vitest'
import { learnerProgressView } from '#client/domains/lessons/index.ts'
import { type Busy, isBeingSortedOut } from '#client/domains/reconcile/index.ts'
import type { PaymentRow } from '#shared/domains/money/index.ts'
import { aBooking, aLesson, aReadModel, tuesday } from '../calendar/rows.builder.ts'
import {
  isNewLearner,
  lessonsView,
  newestRise,
  nextLessonView,
  noticeLines,
  pastLessonView,
  trendView,
} from './queries.ts'
import { chipOf, lessonNote, noticeWords, plateEyebrow, standsWords } from './words.ts'

const nobody: Busy = new Map()
const first = (personId: string) => ({ sarah: 'Sarah', anna: 'Anna' })[personId] ?? 'Someone'
const amiraAt = (time: string, busy = nobody) => ({
  learnerId: 'amira',
  nowMs: tuesday(time),
  busy,
})

test('at 12:41 Amira sees her lesson at 14:00, and may say that she will be there', () => {
  const rows = aReadModel([
    aBooking({ id: 'next' }),
    aBooking({ id: 'seun', learnerId: 'seun', time: '13:00' }),
  ])
  const next = nextLessonView(rows, amiraAt('12:41'))
  expect(next).toMatchObject({ booking: { id: 'next' }, isNow: false, canAttend: true })
  if (next) expect(plateEyebrow(next, tuesday('12:41'))).toBe('Next lesson, today')
  const begun = nextLessonView(rows, amiraAt('14:05'))
  expect(begun).toMatchObject({ isNow: true, canAttend: false })
})

test('[BK13] who has said "I’ll be there" is not asked again', () => {
  const rows = aReadModel([aBooking({ id: 'next', learnerAttends: true })])
  expect(nextLessonView(rows, amiraAt('12:41'))).toMatchObject({ canAttend: false, attends: true })
})

test('a request says whether the school knows of it', () => {
  const asked = aBooking({ id: 'asked', status: 'pending', decidedBy: 'amira' })
  const lineOf = (unsent: string[]) => {
    const [line] = lessonsView(aReadModel([asked], unsent), amiraAt('09:00')).coming
    if (line === undefined) throw new Error('the request has gone')
    return { chip: chipOf(line).words, note: lessonNote(line, first, 'amira') }
  }
  expect(lineOf(['booking:asked'])).toEqual({
    chip: 'Not sent yet',
    note: 'Not sent yet. Sarah does not know',
  })
  expect(lineOf([])).toEqual({ chip: 'Pending', note: 'Requested, waiting for Sarah' })
})

test('[RE7] a lesson in a clash says that it is being sorted out, and asks for no answer', () => {
  const rows = aReadModel([aBooking({ id: 'next' })])
  const busy: Busy = new Map([
    [
      'other',
      {
        instructorId: 'sarah',
        startsAtMs: tuesday('14:30'),
        endsAtMs: tuesday('15:30'),
        firm: true,
      },
    ],
  ])
  expect(isBeingSortedOut(rows, busy, 'next')).toBe(true)
  const next = nextLessonView(rows, amiraAt('12:41', busy))
  expect(next?.canAttend).toBe(false)
  expect(next && chipOf(next).words).toBe('Clash, being sorted out')
  expect(next && standsWords(next, first)).toContain('Two people decided at once')
})

test('a cancelled lesson stays under coming, with who and why, until its time has passed', () => {
  const rows = aReadModel([
    aBooking({ id: 'off', status: 'cancelled', reason: 'weather', charge: false }),
  ])
  const before = lessonsView(rows, amiraAt('09:00'))
  expect(before.coming.map((line) => lessonNote(line, first, 'amira'))).toEqual([
    'Cancelled by Sarah: weather. Not charged',
  ])
  expect(before.past).toEqual([])
  expect(lessonsView(rows, amiraAt('18:00')).past.map((line) => line.booking.id)).toEqual(['off'])
})

test('a lesson that nobody has written up yet names who is to do it', () => {
  const rows = aReadModel([aBooking({ id: 'over', time: '09:00' })])
  const [line] = lessonsView(rows, amiraAt('12:00')).past
  expect(line && lessonNote(line, first, 'amira')).toBe('Waiting for Sarah to write it up')
  expect(pastLessonView(rows, 'over', amiraAt('12:00'))).toMatchObject({
    lesson: undefined,
    ratings: [],
  })
})

test('a past lesson shows skills, note, receipt and the own words; not another learner’s', () => {
  const payment: PaymentRow = {
    table: 'payment',
    id: 'cash',
    doc: 'payment:cash',
    bucket: 'learner/amira',
    learnerId: 'amira',
    recordedBy: 'sarah',
    bookingId: 'monday',
    amountPence: 5700,
    method: 'Cash',
    paidAtMs: 1,
    receipt: 'SW-7',
  }
  const rows = aReadModel(
    [
      aBooking({ id: 'monday', days: -1, status: 'completed' }),
      aBooking({ id: 'seun', days: -1, learnerId: 'seun' }),
      aLesson({
        id: 'monday',
        days: -1,
        skills: [{ skill: 19, level: 4, by: 'sarah' }],
        note: 'Good',
        reflection: 'Calm today',
      }),
      payment,
    ],
    ['lesson:monday'],
  )
  expect(pastLessonView(rows, 'monday', amiraAt('12:00'))).toMatchObject({
    lesson: { note: 'Good', reflection: 'Calm today' },
    ratings: [{ skill: 19, level: 4 }],
    payments: [{ receipt: 'SW-7' }],
    isReflectionUnsent: true,
  })
  expect(pastLessonView(rows, 'seun', amiraAt('12:00'))).toBeUndefined()
})

test('[LE1] progress has all 27 skills, and the one that rose last is named on Home', () => {
  const rows = aReadModel([
    aLesson({ id: 'a', days: -8, skills: [{ skill: 19, level: 2, by: 'sarah' }] }),
    aLesson({
      id: 'b',
      days: -1,
      skills: [
        { skill: 19, level: 4, by: 'sarah' },
        { skill: 8, level: 1, by: 'sarah' },
      ],
    }),
  ])
  const trend = trendView(rows, 'amira')
  const skills = trend.groups.flatMap((group) => group.skills)
  expect(skills).toHaveLength(27)
  expect(skills.find((skill) => skill.skill === 19)?.levels).toEqual([2, 4])
  expect(newestRise(learnerProgressView(rows, 'amira'))?.name).toBe('Parking')
})

test('only somebody without any lesson is welcomed as new', () => {
  expect(isNewLearner(aReadModel([]), 'amira')).toBe(true)
  expect(isNewLearner(aReadModel([aBooking({ id: 'one' })]), 'amira')).toBe(false)
  expect(isNewLearner(aReadModel([aLesson({ id: 'one', days: -1 })]), 'amira')).toBe(false)
  const loading = { ...aReadModel([]), isComplete: () => false }
  expect(isNewLearner(loading, 'amira')).toBe(false)
})

test('news stands newest first, with the lesson it is about', () => {
  const notice = (what: string, about: string, atMs: number) => ({
    personId: 'amira',
    what,
    about,
    by: 'sarah',
    atMs,
  })
  const rows = aReadModel([aBooking({ id: 'next' })])
  const notices = new Map([
    ['n1', notice('booking-confirmed', 'next', 1)],
    ['n2', notice('booking-moved', 'next', 3)],
    ['n3', notice('booking-cancelled', 'gone', 2)],
    ['n4', { ...notice('booking-moved', 'next', 9), personId: 'seun' }],
  ])
  expect(noticeLines(rows, notices, 'amira', 3).map((line) => noticeWords(line, first))).toEqual([
    'Sarah moved your lesson to Tue 24 Nov, 14:00',
    'Sarah cancelled your lesson',
    'Sarah confirmed your lesson on Tue 24 Nov, 14:00',
  ])
})
