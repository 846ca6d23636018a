/** The time offered to whoever gives way: the next one free for the instructor and the learner. */

import type { Rows } from '#client/engine/api.ts'
import { type BookingRow, nextFreeStart } from '#shared/domains/bookings/index.ts'
import {
  DEFAULT_HOURS,
  type DiaryRow,
  isBlocked,
  isInsideHours,
} from '#shared/domains/calendar/index.ts'
import type { BookingSlot } from '#shared/domains/reconcile/index.ts'
import { civilDateAt, civilTimeAt, dayOfWeek, minutesOfDay } from '#shared/kernel/time.ts'
import { HOUR_MS } from '#shared/kernel/time-units.ts'
import type { Busy } from './viewer.ts'

/** Nobody is offered a time sooner than this: they must hear of it and get there. */
const SHORTEST_NOTICE_MS = 2 * HOUR_MS
const HORIZON_DAYS = 21

type Taken = { readonly startsAtMs: number; readonly endsAtMs: number }

/** What is taken for this instructor or this learner, the booking itself aside. */
const takenAround = (booking: BookingRow, rows: Rows, busy: Busy): Taken[] => {
  const taken: Taken[] = rows
    .all<BookingRow>('booking')
    .filter(
      (other) =>
        other.id !== booking.id &&
        other.status !== 'cancelled' &&
        (other.instructorId === booking.instructorId || other.learnerId === booking.learnerId),
    )
  for (const [id, time] of busy) {
    if (time.instructorId !== booking.instructorId || id === booking.id) continue
    if (rows.get('booking', id) === undefined) taken.push(time)
  }
  return taken
}

/** Next free slot of the same length, or undefined when there is none within three weeks. */
export const nextFreeSlot = (
  booking: BookingRow,
  rows: Rows,
  busy: Busy,
  nowMs: number,
): BookingSlot | undefined => {
  const diary = rows.get<DiaryRow>('diary', booking.instructorId)
  const hours = diary && Object.keys(diary.hours).length > 0 ? diary.hours : DEFAULT_HOURS
  const isOpen = ({ startsAtMs, endsAtMs }: Taken): boolean => {
    if (diary && isBlocked(diary.blocks, startsAtMs, endsAtMs)) return false
    const startMinutes = minutesOfDay(civilTimeAt(startsAtMs, booking.zone))
    const weekday = dayOfWeek(civilDateAt(startsAtMs, booking.zone))
    return isInsideHours(hours, weekday, startMinutes, startMinutes + booking.durationMinutes)
  }
  const startMs = nextFreeStart(
    takenAround(booking, rows, busy),
    {
      fromMs: Math.max(booking.startsAtMs, nowMs + SHORTEST_NOTICE_MS),
      durationMinutes: booking.durationMinutes,
      horizonDays: HORIZON_DAYS,
    },
    isOpen,
  )
  if (startMs === undefined) return undefined
  return {
    date: civilDateAt(startMs, booking.zone),
    time: civilTimeAt(startMs, booking.zone),
    zone: booking.zone,
    durationMinutes: booking.durationMinutes,
  }
}
