/** What each instructor is doing now, from today's bookings and their hours. */
import { civilDateOf, closedSpans, minutesAt, openHoursOf } from '#client/domains/calendar/index.ts'
import type { Rows } from '#client/engine/api.ts'
import { type BookingRow, bookingBucket } from '#shared/domains/bookings/index.ts'

export type NowWords =
  | { readonly is: 'with'; readonly learnerId: string; readonly untilMs: number }
  | { readonly is: 'free'; readonly untilMs: number }
  /** Nothing more today. */
  | { readonly is: 'done' }
  | { readonly is: 'off' }

export type InstructorToday = {
  readonly instructorId: string
  readonly lessonCount: number
  readonly now: NowWords
}

const nowOf = (day: readonly BookingRow[], isClosed: boolean, nowMs: number): NowWords => {
  const current = day.find((one) => one.startsAtMs <= nowMs && nowMs < one.endsAtMs)
  if (current) return { is: 'with', learnerId: current.learnerId, untilMs: current.endsAtMs }
  const next = day.find((one) => one.startsAtMs > nowMs)
  if (next) return { is: 'free', untilMs: next.startsAtMs }
  return isClosed && day.length === 0 ? { is: 'off' } : { is: 'done' }
}

/** In the order given. Reads one bucket for each instructor. */
export const instructorsToday = (
  rows: Rows,
  instructorIds: readonly string[],
  nowMs: number,
): InstructorToday[] => {
  const today = civilDateOf(nowMs)
  const minute = minutesAt(nowMs)
  return instructorIds.map((instructorId) => {
    const day = rows
      .inBucket<BookingRow>('booking', bookingBucket(today, instructorId))
      .filter(
        (one) => one.date === today && (one.status === 'confirmed' || one.status === 'completed'),
      )
      .sort((a, b) => a.startsAtMs - b.startsAtMs)
    const isClosed = closedSpans(openHoursOf(rows, instructorId), today).some(
      (span) => span.startMinutes <= minute && minute < span.endMinutes,
    )
    return { instructorId, lessonCount: day.length, now: nowOf(day, isClosed, nowMs) }
  })
}
