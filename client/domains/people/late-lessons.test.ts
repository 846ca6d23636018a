import { expect, test } from 'vitest'
import type { RefusedEntry } from './account-api.ts'
import { answersTo, lateLessons, lateTitle, stepsOf } from './late-lessons.ts'

let ids = 0
const entry = (doc: string, some: Partial<RefusedEntry> = {}): RefusedEntry => ({
  id: ++ids,
  doc,
  person: 'raj',
  receivedAt: 1,
  code: 'late-work',
  message: 'Ended.',
  decision: null,
  decidedBy: null,
  decidedAt: null,
  reason: null,
  isLastWords: false,
  ...some,
})
const grouped = (entries: readonly RefusedEntry[], bookings: Record<string, string> = {}) => {
  const { lessons, others } = lateLessons(entries, ({ doc }) => bookings[doc])
  const docs = (all: readonly RefusedEntry[]) => all.map(({ doc }) => doc)
  return [lessons.map((one) => docs(one.entries)), docs(others)]
}

test('[PE13] a lesson, its log and its payment are one thing, whatever came first', () => {
  const three = [entry('payment:p1'), entry('lesson:b1'), entry('booking:b1')]
  expect(grouped(three, { 'payment:p1': 'b1' })).toEqual([
    [['booking:b1', 'lesson:b1', 'payment:p1']],
    [],
  ])
})

test('[PE13] two lessons are two; a payment for no lesson, and what was refused otherwise, stay apart', () => {
  const all = [
    entry('booking:b1'),
    entry('booking:b2'),
    entry('lesson:b1', { person: 'kim' }),
    entry('payment:p1'),
    entry('lesson:b3', { code: 'rating-fixed' }),
    entry('learner:zoe'),
  ]
  expect(grouped(all)).toEqual([
    [['booking:b1'], ['booking:b2'], ['lesson:b1']],
    ['payment:p1', 'lesson:b3', 'learner:zoe'],
  ])
})

test('[PE13] what was written on top of a late log goes with it', () => {
  const all = [entry('lesson:b1'), entry('lesson:b1', { code: 'depends-on-refused' })]
  expect(grouped(all)).toEqual([[['lesson:b1', 'lesson:b1']], []])
})

test('[PE13] the three answers, part by part', () => {
  const [lesson] = lateLessons([entry('payment:p1'), entry('booking:b1')], () => 'b1')
    .lessons as never as [Parameters<typeof stepsOf>[0]]
  const does = (answer: Parameters<typeof stepsOf>[1], message: string) =>
    stepsOf(lesson, answer, message).map(({ decision, reason }) => [decision, reason])
  expect(does('accept', '')).toEqual([
    ['adopt', ''],
    ['adopt', ''],
  ])
  expect(does('no-charge', ' Sorry. ')).toEqual([
    ['adopt', 'Accepted without charge. Sorry.'],
    ['keep', 'Accepted without charge. Sorry.'],
  ])
  expect(does('reject', 'Kim gave it.')).toEqual([
    ['keep', 'Kim gave it.'],
    ['keep', 'Kim gave it.'],
  ])
})

test('[PE13] without a payment there is nothing to leave out', () => {
  const lesson = { person: 'raj', bookingId: 'b1', entries: [entry('lesson:b1')] }
  expect(answersTo(lesson)).toEqual(['accept', 'reject'])
})

test('[PE13] the card says when, and after which end', () => {
  const NOON = Date.UTC(2026, 10, 30, 12)
  const HOUR = 3_600_000
  const facts = {
    author: 'Raj',
    learner: 'Zoe',
    isLogged: true,
    startsAtMs: NOON + 3 * HOUR,
    untilMs: NOON,
  }
  expect(lateTitle(facts)).toBe(
    'Raj logged a lesson with Zoe at 15:00, after the assignment ended at 12:00',
  )
  expect(lateTitle({ ...facts, untilMs: NOON - 24 * HOUR })).toBe(
    'Raj logged a lesson with Zoe on Mon 30 Nov, 15:00, after the assignment ended on Sun 29 Nov, 12:00',
  )
  expect(lateTitle({ ...facts, untilMs: undefined, isLogged: false })).toBe(
    'Raj changed a lesson with Zoe, Mon 30 Nov, 15:00',
  )
})
