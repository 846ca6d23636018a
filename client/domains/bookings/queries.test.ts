import { describe, expect, test } from 'vitest'
import { bookingBucket } from '#shared/domains/bookings/index.ts'
import { aBooking, aLesson, aReadModel, tuesday } from '../calendar/rows.builder.ts'
import { bookingHistory } from './history.ts'
import {
  bookingView,
  diaryDayView,
  diaryWeekView,
  learnerLessonsView,
  overlapsOf,
  shownMinutes,
  todayView,
} from './queries.ts'
import { heardLateWords, markWords } from './words.ts'

const sarah = { personId: 'sarah', roles: ['instructor'] as const }
const amira = { personId: 'amira', roles: ['learner'] as const }
const inDiary = (draft: Parameters<typeof aBooking>[0]) => {
  const booking = aBooking(draft)
  return { ...booking, bucket: bookingBucket(booking.date, booking.instructorId) }
}

describe('today', () => {
  const day = [
    aBooking({ id: 'callum', time: '09:00', durationMinutes: 90, learnerId: 'callum' }),
    aBooking({ id: 'joanne', time: '11:00', status: 'completed', learnerId: 'joanne' }),
    aBooking({ id: 'amira', time: '14:00', durationMinutes: 90 }),
    aBooking({ id: 'seun', time: '16:00', status: 'pending', learnerId: 'seun' }),
    aBooking({ id: 'off', time: '12:00', status: 'cancelled', learnerId: 'ben' }),
    aBooking({ id: 'megan', time: '17:30', learnerId: 'megan' }),
    aBooking({ id: 'dev', time: '14:00', instructorId: 'dev' }),
  ]
  const at = (time: string) => todayView(aReadModel(day), { ...sarah, nowMs: tuesday(time) })

  test('at 13:20 the next lesson is Amira at 14:00, and the rest of the day is a route', () => {
    const view = at('13:20')
    expect(view.next).toMatchObject({ booking: { id: 'amira' }, isRunning: false })
    expect(view.rest.map((part) => (part.kind === 'lesson' ? part.booking.id : 'free'))).toEqual([
      'free',
      'seun',
      'free',
      'megan',
    ])
    expect(view.lessonCount).toBe(5)
  })

  test('lessons that are over wait to be logged until they are', () => {
    expect(at('13:20').toLog.map((one) => one.id)).toEqual(['callum'])
    expect(at('15:40').toLog.map((one) => one.id)).toEqual(['callum', 'amira'])
  })

  test('a lesson from yesterday that nobody logged is not forgotten', () => {
    const rows = aReadModel([aBooking({ id: 'monday', days: -1 }), ...day])
    const view = todayView(rows, { ...sarah, nowMs: tuesday('08:00') })
    expect(view.toLog.map((one) => one.id)).toEqual(['monday'])
  })

  test('while Amira drives she stays on the plate', () => {
    expect(at('14:30').next).toMatchObject({ booking: { id: 'amira' }, isRunning: true })
  })

  test('requests that still can be answered wait for Sarah; a past one does not', () => {
    expect(at('13:20').waiting.map((one) => one.id)).toEqual(['seun'])
    expect(at('18:00').waiting).toEqual([])
  })

  test('[LE6] the plate carries the note of the last lesson', () => {
    const rows = aReadModel([...day, aLesson({ id: 'old', days: -5, next: 'Mirrors' })])
    const view = todayView(rows, { ...sarah, nowMs: tuesday('13:20') })
    expect(view.next?.nextTime).toBe('Mirrors')
  })

  test('after the last lesson the plate shows the first one of another day', () => {
    const rows = aReadModel([...day, aBooking({ id: 'wed', days: 1, time: '08:30' })])
    const view = todayView(rows, { ...sarah, nowMs: tuesday('19:00') })
    expect(view.next?.booking.id).toBe('wed')
    expect(view.rest).toEqual([])
  })

  test('an unsent log shows on its lesson', () => {
    const rows = aReadModel(day, ['lesson:joanne'])
    const view = todayView(rows, { ...sarah, nowMs: tuesday('13:20') })
    const joanne = view.earlier.find(
      (part) => part.kind === 'lesson' && part.booking.id === 'joanne',
    )
    expect(joanne).toMatchObject({ isPast: true, mark: { isUnsent: true } })
  })
})

describe('the diary', () => {
  test('a day holds its lessons in wall minutes, its closed hours and the line of now', () => {
    const rows = aReadModel([
      inDiary({ id: 'late', time: '17:30', durationMinutes: 90 }),
      inDiary({ id: 'early', time: '07:30' }),
    ])
    const question = { instructorId: 'sarah', date: '2026-11-24', nowMs: tuesday('13:22') }
    const day = diaryDayView(rows, question)
    expect(day.items.map((one) => [one.booking.id, one.startMinutes, one.endMinutes])).toEqual([
      ['early', 450, 510],
      ['late', 1050, 1140],
    ])
    expect(day.nowMinutes).toBe(802)
    expect(shownMinutes([day])).toEqual({ startMinutes: 420, endMinutes: 1140 })
  })

  test('a cancelled lesson is struck through until its time is taken by another', () => {
    const cancelled = inDiary({ id: 'off', time: '10:00', status: 'cancelled' })
    const refill = inDiary({ id: 'refill', time: '10:30', learnerId: 'ben' })
    const shown = (rows: Parameters<typeof aReadModel>[0]) =>
      diaryDayView(aReadModel(rows), {
        instructorId: 'sarah',
        date: '2026-11-24',
        nowMs: tuesday('08:00'),
      }).items.map((one) => one.booking.id)
    expect(shown([cancelled])).toEqual(['off'])
    expect(shown([cancelled, refill])).toEqual(['refill'])
  })

  test('[BK11] two confirmed lessons at one time are both marked as a clash', () => {
    const rows = aReadModel([
      inDiary({ id: 'one', time: '10:00' }),
      inDiary({ id: 'two', time: '10:30', learnerId: 'ben' }),
    ])
    const week = diaryWeekView(rows, {
      instructorId: 'sarah',
      date: '2026-11-26',
      nowMs: tuesday('08:00'),
    })
    expect(week.map((day) => day.date)[0]).toBe('2026-11-23')
    expect(week[1]?.items.every((one) => one.mark.isClash)).toBe(true)
  })
})

test('[BK19] when it was written and when it came stand in one line', () => {
  expect(heardLateWords(tuesday('08:00'), tuesday('09:30', 4))).toBe(
    'Tue 24 Nov, 08:00 by their device; reached the school Sat 28 Nov, 09:30',
  )
})

describe('one booking', () => {
  const view = (
    draft: Partial<Parameters<typeof aBooking>[0]>,
    viewer: { personId: string; roles: readonly ('instructor' | 'learner' | 'admin')[] },
    now: number,
  ) => bookingView(aReadModel([aBooking({ id: 'b', ...draft })]), 'b', { viewer, nowMs: now })

  test('[BK4] a request waits for Sarah, who may confirm it; Amira may only call it off', () => {
    const now = tuesday('08:00')
    expect(view({ status: 'pending' }, sarah, now)).toMatchObject({
      canConfirm: true,
      canMove: true,
      waitsFor: { who: 'person', personId: 'sarah', to: 'confirm' },
    })
    expect(view({ status: 'pending' }, amira, now)).toMatchObject({
      canConfirm: false,
      canMove: false,
      canCancel: true,
    })
  })

  test('[BK10] cancelling is free until 48 hours before, to the minute', () => {
    expect(view({}, amira, tuesday('14:00', -2))).toMatchObject({ isFreeNow: true })
    expect(view({}, amira, tuesday('14:01', -2))).toMatchObject({ isFreeNow: false })
    expect(view({}, amira, tuesday('08:00', -5))?.freeUntilMs).toBe(tuesday('14:00', -2))
  })

  test('[BK6] a lesson can be logged from its start on', () => {
    expect(view({}, sarah, tuesday('13:59'))?.canLog).toBe(false)
    expect(view({}, sarah, tuesday('14:00'))?.canLog).toBe(true)
    expect(view({ status: 'cancelled' }, sarah, tuesday('16:00'))?.canLog).toBe(false)
  })

  test('[BK13] Amira may say that she will be there, once', () => {
    expect(view({}, amira, tuesday('08:00'))?.canSayIAmComing).toBe(true)
    expect(view({ learnerAttends: true }, amira, tuesday('08:00'))?.canSayIAmComing).toBe(false)
  })

  test('another instructor of the team sees it and may do nothing', () => {
    const dev = { personId: 'dev', roles: ['instructor'] as const }
    expect(view({}, dev, tuesday('08:00'))).toMatchObject({
      side: 'other',
      canCancel: false,
      canMove: false,
    })
  })

  test('its history is told once, whoever tells it', () => {
    const booking = aBooking({ id: 'b', decidedBy: 'sarah', decidedAtMs: 2_000 })
    const notice = (what: string, by: string, atMs: number) => ({
      personId: 'x',
      about: 'b',
      what,
      by,
      atMs,
    })
    const entries = bookingHistory(booking, {
      notices: [
        notice('booking-confirmed', 'sarah', 2_000),
        notice('booking-requested', 'amira', 1_000),
      ],
      waiting: [
        {
          id: '1',
          command: 'bookings.move',
          input: {},
          doc: 'booking:b',
          about: [],
          savedAtMs: 3_000,
        },
      ],
      sent: [],
      refused: [],
      personId: 'sarah',
    })
    expect(entries.map((one) => [one.step, one.by, one.state])).toEqual([
      ['requested', 'amira', 'sent'],
      ['confirmed', 'sarah', 'sent'],
      ['moved', 'sarah', 'here'],
    ])
  })
})

describe('[BK11] overlaps, before saving', () => {
  const rows = aReadModel([
    aBooking({ id: 'b', time: '14:00' }),
    aBooking({ id: 'off', time: '15:00', status: 'cancelled' }),
    aBooking({ id: 'else', time: '18:00', instructorId: 'dev' }),
  ])
  const busy = new Map([
    ['b', busyTime('14:00', '15:00', true)],
    ['unknown', busyTime('16:00', '17:00', false)],
  ])
  function busyTime(from: string, to: string, firm: boolean) {
    return { instructorId: 'sarah', startsAtMs: tuesday(from), endsAtMs: tuesday(to), firm }
  }
  const wish = (from: string, to: string, more = {}) =>
    overlapsOf(rows, busy, {
      instructorId: 'sarah',
      learnerId: 'amira',
      startsAtMs: tuesday(from),
      endsAtMs: tuesday(to),
      ...more,
    })

  test('a readable booking is told once, with its learner; cancelled ones are free', () => {
    expect(wish('14:30', '15:30')).toMatchObject([
      { bookingId: 'b', minutes: 30, isClash: true, booking: { learnerId: 'amira' } },
    ])
  })

  test('five minutes are a warning and not a clash', () => {
    expect(wish('14:55', '15:55')).toMatchObject([{ minutes: 5, isClash: false }])
  })

  test('a time known only as busy overlaps without a name', () => {
    expect(wish('16:30', '17:30')).toMatchObject([
      { bookingId: 'unknown', booking: undefined, isFirm: false },
    ])
  })

  test('the learner’s lesson with another instructor overlaps too', () => {
    expect(wish('18:30', '19:30')).toMatchObject([{ bookingId: 'else', whose: 'learner' }])
  })

  test('a booking that is moved does not run into itself', () => {
    expect(wish('14:30', '15:30', { bookingId: 'b' })).toEqual([])
  })
})

test('a learner’s lessons ahead come nearest first, the others newest first', () => {
  const rows = aReadModel([
    aBooking({ id: 'asked', days: 1, status: 'pending' }),
    aBooking({ id: 'next', days: 2 }),
    aBooking({ id: 'old', days: -3, status: 'completed' }),
    aBooking({ id: 'off', days: 3, status: 'cancelled' }),
  ])
  const view = learnerLessonsView(rows, 'amira', { nowMs: tuesday('08:00') })
  expect(view.next?.id).toBe('next')
  expect(view.upcoming.map((one) => one.id)).toEqual(['asked', 'next'])
  expect(view.past.map((one) => one.id)).toEqual(['off', 'old'])
})

test('[BK15] late work that waits is said of its lesson alone, and is nobody’s to log', () => {
  const rows = aReadModel([aBooking({ id: 'late', time: '09:00' }), aBooking({ id: 'other' })])
  const awaiting = new Map([['late', { by: 'sarah', atMs: 1 }]])
  const asked = { viewer: amira, nowMs: tuesday('12:00'), awaiting }
  const view = bookingView(rows, 'late', asked)
  expect(view?.mark.awaitsBy).toBe('sarah')
  expect(view?.waitsFor).toEqual({ who: 'school', to: 'sort-out' })
  expect(bookingView(rows, 'other', asked)?.mark).not.toHaveProperty('awaitsBy')
  expect(markWords(view?.mark as never)).toBe('Confirmed, being sorted out')
})
