import { describe, expect, test } from 'vitest'
import { ReadModel } from '#client/engine/read-model.ts'
import type { Row } from '#shared/documents/document-kind.ts'
import {
  type BookingRow,
  type BookingStatus,
  bookingBucket,
} from '#shared/domains/bookings/index.ts'
import type { PaymentRow } from '#shared/domains/money/index.ts'
import type { LearnerRow, Person } from '#shared/domains/people/index.ts'
import { slotEndMs, slotStartMs } from '#shared/kernel/time.ts'
import { diaryColumns } from './diary-columns.ts'
import {
  instructorIds,
  instructorList,
  instructorsToday,
  learnerList,
  learnersToEnrol,
  overviewView,
  waitingForOthers,
} from './queries.ts'

/** Tuesday 24 November 2026, twenty past one. */
const NOW_MS = Date.parse('2026-11-24T13:20:00Z')

const lesson = (
  id: string,
  learnerId: string,
  date: string,
  time: string,
  status: BookingStatus,
  instructorId = 'sarah',
): BookingRow => {
  const slot = { date, time, zone: 'Europe/London', durationMinutes: 60 }
  return {
    table: 'booking',
    id,
    doc: `booking:${id}`,
    bucket: bookingBucket(date, instructorId),
    learnerId,
    instructorId,
    status,
    ...slot,
    startsAtMs: slotStartMs(slot),
    endsAtMs: slotEndMs(slot),
    decidedBy: instructorId,
    decidedAtMs: 0,
    requestedBy: instructorId,
    contested: [],
    learnerAttends: false,
  }
}

const payment = (id: string, amountPence: number, at: string, struck?: string): PaymentRow => ({
  table: 'payment',
  id,
  doc: `payment:${id}`,
  bucket: 'learner/amira',
  learnerId: 'amira',
  recordedBy: 'sarah',
  amountPence,
  method: 'Cash',
  paidAtMs: Date.parse(at),
  receipt: id,
  ...(struck ? { struck } : {}),
})

const learner = (id: string, assigned: readonly string[]): LearnerRow => ({
  table: 'learner',
  id,
  doc: `learner:${id}`,
  bucket: 'base/learner',
  stage: 'Registered',
  assigned,
})

const modelOf = (...rows: readonly Row[]): ReadModel => {
  const model = new ReadModel()
  const buckets = new Map<string, Row[]>()
  for (const row of rows) buckets.set(row.bucket, [...(buckets.get(row.bucket) ?? []), row])
  model.loadBuckets(buckets)
  return model
}

const people = new Map<string, Person>([
  ['sarah', { displayName: 'Sarah Whitfield', roles: ['instructor'], phone: '07700 900123' }],
  ['dev', { displayName: 'Dev Patel', roles: ['instructor', 'admin'] }],
  ['amira', { displayName: 'Amira Khan', roles: ['learner'] }],
  ['zoe', { displayName: 'Zoe Bright', roles: ['learner'] }],
])

describe('the week at a glance', () => {
  const view = overviewView(
    modelOf(
      lesson('mon', 'amira', '2026-11-23', '09:00', 'completed'),
      lesson('tue', 'zoe', '2026-11-24', '09:00', 'confirmed'),
      lesson('wed', 'zoe', '2026-11-25', '09:00', 'pending'),
      lesson('sun', 'amira', '2026-11-29', '09:00', 'cancelled'),
      lesson('next', 'leo', '2026-11-30', '09:00', 'confirmed'),
      payment('p1', 5700, '2026-11-23T10:00:00Z'),
      payment('p2', 3800, '2026-11-24T10:00:00Z', 'twice'),
      payment('p3', 4000, '2026-11-22T23:30:00Z'),
    ),
    NOW_MS,
  )

  test('counts Monday to Sunday, without cancelled lessons and requests', () => {
    expect(view).toMatchObject({
      lessonsThisWeek: 2,
      minutesThisWeek: 120,
      completedThisWeek: 1,
      activeLearners: 3,
      pending: 1,
    })
    expect(view.days.map((day) => [day.completed, day.ahead, day.cancelled])).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 1, 0],
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 1],
    ])
    expect(view.days.findIndex((day) => day.isToday)).toBe(1)
  })

  test('a lesson that is over and was not logged waits', () => {
    expect(view.toLog).toBe(1)
    expect(view.oldestToLogMs).toBe(Date.parse('2026-11-24T09:00:00Z'))
  })

  test('[MO3] money struck out does not count; Sunday night belongs to last week', () => {
    expect(view.paidThisWeekPence).toBe(5700)
    expect(view.paidLastWeekPence).toBe(4000)
    expect(view.paidByWeek).toHaveLength(12)
    expect(view.paidByWeek.at(-1)?.monday).toBe('2026-11-23')
  })
})

test('what the instructors do at twenty past one', () => {
  const model = modelOf(
    lesson('s1', 'amira', '2026-11-24', '13:00', 'confirmed'),
    lesson('s2', 'zoe', '2026-11-24', '15:00', 'confirmed'),
    lesson('d1', 'leo', '2026-11-24', '09:00', 'completed', 'dev'),
    lesson('d2', 'leo', '2026-11-24', '16:00', 'cancelled', 'dev'),
  )
  const [sarah, dev] = instructorsToday(model, ['sarah', 'dev'], NOW_MS)
  expect(sarah).toMatchObject({ lessonCount: 2, now: { is: 'with', learnerId: 'amira' } })
  expect(dev).toMatchObject({ lessonCount: 1, now: { is: 'done' } })
})

describe('people', () => {
  const model = modelOf(learner('amira', ['sarah', 'dev']))

  test('[PE2] Zoe has accepted her invitation and waits for a file', () => {
    expect(learnersToEnrol(model, people)).toEqual([{ id: 'zoe', name: 'Zoe Bright' }])
  })

  test('found by part of a name or of a phone number, however it is spaced', () => {
    expect(instructorList(model, people, 'whit').map((one) => one.name)).toEqual([
      'Sarah Whitfield',
    ])
    expect(instructorList(model, people, '9001 23').map((one) => one.id)).toEqual(['sarah'])
    expect(learnerList(model, people, 'KHAN').map((one) => one.assigned)).toEqual([
      ['sarah', 'dev'],
    ])
    expect(learnerList(model, people, 'nobody')).toEqual([])
  })

  test('instructors stand in the order of their names, with how many they teach', () => {
    expect(instructorIds(people)).toEqual(['dev', 'sarah'])
    expect(instructorList(model, people).map((one) => one.learnerCount)).toEqual([1, 1])
  })
})

test('somebody who has left keeps a column on days that still hold their lessons', () => {
  const model = modelOf(lesson('old', 'amira', '2026-11-24', '09:00', 'confirmed', 'kath'))
  expect(diaryColumns(model, ['sarah'], '2026-11-24', '2026-11-24')).toEqual(['sarah', 'kath'])
  expect(diaryColumns(model, ['sarah'], '2026-11-25', '2026-11-25')).toEqual(['sarah'])
})

test('Sarah has a lesson to log and a request to answer; what is past and unanswered is over', () => {
  const model = modelOf(
    lesson('log', 'amira', '2026-11-24', '09:00', 'confirmed'),
    lesson('ask', 'zoe', '2026-11-26', '09:00', 'pending'),
    lesson('late', 'zoe', '2026-11-20', '09:00', 'pending'),
    lesson('next', 'amira', '2026-11-25', '09:00', 'confirmed'),
  )
  expect(waitingForOthers(model, NOW_MS).map((one) => [one.booking.id, one.to])).toEqual([
    ['log', 'log'],
    ['ask', 'answer'],
  ])
})

test('[P4] two lessons at one time wait in the same order, whichever this device heard of first', () => {
  const one = lesson('a', 'amira', '2026-11-25', '09:00', 'pending')
  const other = lesson('b', 'seun', '2026-11-25', '09:00', 'pending', 'dev')
  const shown = (...rows: BookingRow[]) =>
    waitingForOthers(modelOf(...rows), NOW_MS).map(({ booking }) => booking.id)
  expect(shown(other, one)).toEqual(shown(one, other))
})
