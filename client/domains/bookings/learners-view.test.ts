import { expect, test } from 'vitest'
import type { LearnerRow } from '#shared/domains/people/index.ts'
import type { Attempt } from '#shared/domains/theory/index.ts'
import { aBooking, aReadModel, tuesday } from '../calendar/rows.builder.ts'
import { learnersView, theoryLines, theoryView } from './learners-view.ts'

const NAMES: Record<string, string> = { amira: 'Amira Khan', ben: 'Ben Ackroyd', zoe: 'Zoë Lee' }
const aLearner = (id: string, assigned: readonly string[]): LearnerRow => ({
  table: 'learner',
  id,
  doc: `learner:${id}`,
  bucket: 'base',
  stage: 'Registered',
  assigned,
})
const rows = aReadModel([
  aLearner('zoe', ['sarah']),
  aLearner('amira', ['sarah', 'dev']),
  aLearner('ben', ['dev']),
  aBooking({ id: 'later', days: 3 }),
  aBooking({ id: 'next', days: 1 }),
  aBooking({ id: 'off', days: 0, time: '18:00', status: 'cancelled' }),
])
const ask = (more: object) =>
  learnersView(rows, { nowMs: tuesday('12:00'), nameOf: (id) => NAMES[id] ?? id, ...more })

test('Sarah sees her learners by name, each with the next lesson that holds', () => {
  const lines = ask({ instructorId: 'sarah' })
  expect(lines.map((one) => one.name)).toEqual(['Amira Khan', 'Zoë Lee'])
  expect(lines[0]?.next?.id).toBe('next')
  expect(lines[1]?.next).toBeUndefined()
})

test('the office sees everybody, and finds by any part of a name', () => {
  expect(ask({}).map((one) => one.id)).toEqual(['amira', 'ben', 'zoe'])
  expect(ask({ search: 'ack be' }).map((one) => one.id)).toEqual(['ben'])
})

test('a mock names its weakest topics, three at most', () => {
  const attempt = (id: string, finishedAt: number, personId = 'amira') =>
    ({
      id,
      personId,
      finishedAt,
      byTopic: [
        { topic: 2, right: 2, outOf: 4 },
        { topic: 5, right: 4, outOf: 4 },
        { topic: 9, right: 1, outOf: 4 },
        { topic: 11, right: 2, outOf: 3 },
        { topic: 12, right: 2, outOf: 3 },
      ],
    }) as unknown as Attempt
  const lines = theoryLines(
    new Map([
      ['a', attempt('a', 1)],
      ['b', attempt('b', 2)],
      ['c', attempt('c', 3, 'ben')],
    ]),
    'amira',
  )
  expect(lines.map((one) => one.attempt.id)).toEqual(['b', 'a'])
  expect(lines[0]?.weakTopics).toEqual([9, 2, 11])
})

test('[TH44][TH48] before a lesson: weakest topics with honest counts, or that it is hidden', () => {
  const round = (personId: string, topic: 2 | 9, right: number) => ({
    id: `${personId}-${topic}`,
    personId,
    deviceId: 'phone',
    kind: 'topic' as const,
    startedAt: 1,
    finishedAt: 9,
    answers: Array.from({ length: 8 }, (_nothing, index) => ({
      questionId: `${topic}-${index}`,
      version: 1,
      topic,
      chosen: 0,
      correct: index < right,
      at: 2 + index,
      ms: 1,
    })),
  })
  const rounds = new Map(
    [round('amira', 2, 6), round('amira', 9, 3), round('ben', 2, 0)].map((one) => [one.id, one]),
  )
  const sets = { attempts: new Map(), rounds, sharing: new Map() }
  const view = theoryView(sets, 'amira')
  expect(view.weakest.map(({ topic, right, counted }) => [topic, right, counted])).toEqual([
    [9, 3, 8],
    [2, 6, 8],
  ])
  expect([view.answered, view.lastAtMs, view.isHidden]).toEqual([16, 9, false])
  const hidden = new Map([['amira', { personId: 'amira', theory: 'hidden' as const, at: 1 }]])
  expect(theoryView({ ...sets, sharing: hidden }, 'amira').isHidden).toBe(true)
  expect(theoryView(sets, 'zoe')).toMatchObject({ answered: 0, weakest: [], isHidden: false })
})
