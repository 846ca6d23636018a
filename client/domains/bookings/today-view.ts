/** An instructor's day: what is next, what is left, what waits for an answer or a log. */
import { civilDateOf } from '#client/domains/calendar/queries.ts'
import { nextTimeFor } from '#client/domains/lessons/queries.ts'
import type { Busy } from '#client/domains/reconcile/index.ts'
import type { Rows } from '#client/engine/api.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { LearnerRow } from '#shared/domains/people/index.ts'
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import { type BookingMark, byStart, isLive, markOf, NO_BUSY } from './marks.ts'

/** Shorter gaps are nothing one could use. */
const SHORTEST_GAP_MS = 5 * MINUTE_MS

export type NextLesson = {
  readonly booking: BookingRow
  readonly mark: BookingMark
  /** It has begun: Start log comes before Navigate. */
  readonly isRunning: boolean
  readonly nextTime: string | undefined
  readonly pickup: string | undefined
  readonly learner: LearnerRow | undefined
  readonly lessonCount: number
}

export type DayPart =
  | {
      readonly kind: 'lesson'
      readonly booking: BookingRow
      readonly mark: BookingMark
      readonly isPast: boolean
      /** Begins before the one above it has ended. */
      readonly overlaps: boolean
    }
  | { readonly kind: 'free'; readonly startsAtMs: number; readonly endsAtMs: number }

export type TodayView = {
  readonly date: string
  readonly next: NextLesson | undefined
  /** Parts of today that end before the next lesson begins. */
  readonly earlier: readonly DayPart[]
  /** Parts of today after the next lesson; all that is left when it is on another day. */
  readonly rest: readonly DayPart[]
  readonly lessonCount: number
  readonly lessonMinutes: number
  /** Confirmed lessons that are over and not logged, the oldest first. */
  readonly toLog: readonly BookingRow[]
  /** Requests that wait for this instructor, the nearest first. */
  readonly waiting: readonly BookingRow[]
  /** Today's lessons that were called off. */
  readonly calledOff: readonly BookingRow[]
}

/** Lessons and the gaps between them, in order. */
export const dayParts = (
  rows: Rows,
  busy: Busy,
  bookings: readonly BookingRow[],
  nowMs: number,
): DayPart[] => {
  const parts: DayPart[] = []
  let endsAtMs: number | undefined
  for (const booking of bookings) {
    if (endsAtMs !== undefined && booking.startsAtMs - endsAtMs >= SHORTEST_GAP_MS) {
      parts.push({ kind: 'free', startsAtMs: endsAtMs, endsAtMs: booking.startsAtMs })
    }
    parts.push({
      kind: 'lesson',
      booking,
      mark: markOf(rows, busy, booking, nowMs),
      isPast: booking.endsAtMs <= nowMs,
      overlaps: endsAtMs !== undefined && booking.startsAtMs < endsAtMs,
    })
    endsAtMs = Math.max(endsAtMs ?? 0, booking.endsAtMs)
  }
  return parts
}

const startOf = (part: DayPart): number =>
  part.kind === 'lesson' ? part.booking.startsAtMs : part.startsAtMs

const nextLesson = (rows: Rows, busy: Busy, booking: BookingRow, nowMs: number): NextLesson => {
  const learner = rows.get<LearnerRow>('learner', booking.learnerId)
  return {
    booking,
    mark: markOf(rows, busy, booking, nowMs),
    isRunning: booking.startsAtMs <= nowMs,
    nextTime: nextTimeFor(rows, booking.learnerId, booking.startsAtMs),
    pickup: booking.pickup ?? learner?.pickup,
    learner,
    lessonCount: rows.inBucket('lesson', `learner/${booking.learnerId}`).length,
  }
}

/** Today of one instructor. `busy` lets clashes with bookings that cannot be read here be seen. */
export const todayView = (
  rows: Rows,
  { personId, nowMs, busy = NO_BUSY }: { personId: string; nowMs: number; busy?: Busy },
): TodayView => {
  const date = civilDateOf(nowMs)
  const own = rows
    .all<BookingRow>('booking')
    .filter((one) => one.instructorId === personId)
    .sort(byStart)
  const today = own.filter((one) => one.date === date)
  const live = today.filter(isLive)
  const next = own.find((one) => one.status === 'confirmed' && one.endsAtMs > nowMs)
  const parts = dayParts(rows, busy, live, nowMs)
  const others = parts.filter((part) => part.kind === 'free' || part.booking.id !== next?.id)
  const borderMs = next?.date === date ? next.startsAtMs : nowMs
  return {
    date,
    next: next && nextLesson(rows, busy, next, nowMs),
    earlier: others.filter((part) => startOf(part) < borderMs),
    rest: others.filter((part) => startOf(part) >= borderMs),
    lessonCount: live.length,
    lessonMinutes: live.reduce((sum, one) => sum + one.durationMinutes, 0),
    toLog: own.filter((one) => one.status === 'confirmed' && one.endsAtMs <= nowMs),
    waiting: own.filter((one) => one.status === 'pending' && one.endsAtMs > nowMs),
    calledOff: today.filter((one) => !isLive(one)),
  }
}
