/** Days of a diary: what stands in them, what is closed, how full they are. */
import {
  type ClosedSpan,
  civilDateOf,
  closedSpans,
  minutesAt,
  minutesOf,
  mondayOf,
  openHoursOf,
  shiftDate,
} from '#client/domains/calendar/queries.ts'
import type { Busy } from '#client/domains/reconcile/index.ts'
import type { Rows } from '#client/engine/api.ts'
import { type BookingRow, bookingBucket } from '#shared/domains/bookings/index.ts'
import { type Awaiting, type BookingMark, byStart, isLive, markOf, NO_BUSY } from './marks.ts'

const DAY_MINUTES = 1_440
const WEEK_DAYS = 7
/** A day that is this full draws the longest line in the strip. */
const FULL_DAY_MINUTES = 8 * 60

export type DiaryItem = {
  readonly booking: BookingRow
  readonly mark: BookingMark
  /** Wall time after midnight; a lesson over midnight ends with the day. */
  readonly startMinutes: number
  readonly endMinutes: number
}

export type DiaryDay = {
  readonly date: string
  readonly instructorId: string
  readonly isToday: boolean
  readonly items: readonly DiaryItem[]
  readonly closed: readonly ClosedSpan[]
  readonly lessonCount: number
  readonly lessonMinutes: number
  /** 0 to 1. */
  readonly load: number
  /** Set when it is today. */
  readonly nowMinutes: number | undefined
}

export type DiaryQuestion = {
  readonly instructorId: string
  readonly date: string
  readonly nowMs: number
  readonly busy?: Busy
  readonly awaiting?: Awaiting
}

/** A cancelled lesson is shown struck through while nothing else has taken its time. */
const isWorthShowing = (booking: BookingRow, day: readonly BookingRow[]): boolean =>
  isLive(booking) ||
  !day.some(
    (other) =>
      isLive(other) && other.startsAtMs < booking.endsAtMs && booking.startsAtMs < other.endsAtMs,
  )

/** One day of one instructor. Reads one bucket, so that it stays quick in a school of years. */
export const diaryDayView = (rows: Rows, question: DiaryQuestion): DiaryDay => {
  const { instructorId, date, nowMs, busy = NO_BUSY, awaiting } = question
  const bookings = rows
    .inBucket<BookingRow>('booking', bookingBucket(date, instructorId))
    .filter((one) => one.date === date)
    .sort(byStart)
  const live = bookings.filter(isLive)
  const lessonMinutes = live.reduce((sum, one) => sum + one.durationMinutes, 0)
  const isToday = civilDateOf(nowMs) === date
  return {
    date,
    instructorId,
    isToday,
    items: bookings
      .filter((one) => isWorthShowing(one, bookings))
      .map((booking) => {
        const startMinutes = minutesOf(booking.time)
        return {
          booking,
          mark: markOf(rows, busy, booking, nowMs, awaiting),
          startMinutes,
          endMinutes: Math.min(DAY_MINUTES, startMinutes + booking.durationMinutes),
        }
      }),
    closed: closedSpans(openHoursOf(rows, instructorId), date),
    lessonCount: live.length,
    lessonMinutes,
    load: Math.min(1, lessonMinutes / FULL_DAY_MINUTES),
    nowMinutes: isToday ? minutesAt(nowMs) : undefined,
  }
}

/** `days` days from `question.date` on. */
export const diaryDaysView = (rows: Rows, question: DiaryQuestion, days: number): DiaryDay[] =>
  Array.from({ length: days }, (_, index) =>
    diaryDayView(rows, { ...question, date: shiftDate(question.date, index) }),
  )

/** Monday to Sunday of the week that holds `question.date`. */
export const diaryWeekView = (rows: Rows, question: DiaryQuestion): DiaryDay[] =>
  diaryDaysView(rows, { ...question, date: mondayOf(question.date) }, WEEK_DAYS)

const EARLIEST_HOUR = 8
const LATEST_HOUR = 18

/** From and to which minute a grid of these days is drawn: 8 to 18, wider where something stands. */
export const shownMinutes = (
  days: readonly DiaryDay[],
): { readonly startMinutes: number; readonly endMinutes: number } => {
  let start = EARLIEST_HOUR * 60
  let end = LATEST_HOUR * 60
  for (const day of days) {
    for (const item of day.items) {
      start = Math.min(start, item.startMinutes)
      end = Math.max(end, item.endMinutes)
    }
    if (day.nowMinutes !== undefined) end = Math.max(end, day.nowMinutes)
  }
  return { startMinutes: Math.floor(start / 60) * 60, endMinutes: Math.ceil(end / 60) * 60 }
}
