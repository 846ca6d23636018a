/** The time offered to whoever gives way: the next one free for the instructor and the learner. */
import {
  civilDateOf,
  minutesAt,
  openHoursOf,
  timeOf,
  weekdayOf,
} from '#client/domains/calendar/index.ts'
import type { Rows } from '#client/engine/api.ts'
import { type BookingRow, nextFreeStart } from '#shared/domains/bookings/index.ts'
import { isBlocked, isInsideHours } from '#shared/domains/calendar/index.ts'
import type { BookingSlot } from '#shared/domains/reconcile/index.ts'
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
  const { durationMinutes, zone } = booking
  const open = openHoursOf(rows, booking.instructorId)
  const isOpen = ({ startsAtMs, endsAtMs }: Taken): boolean => {
    if (isBlocked(open.blocks, startsAtMs, endsAtMs)) return false
    const start = minutesAt(startsAtMs)
    return isInsideHours(
      open.hours,
      weekdayOf(civilDateOf(startsAtMs)),
      start,
      start + durationMinutes,
    )
  }
  const fromMs = Math.max(booking.startsAtMs, nowMs + SHORTEST_NOTICE_MS)
  const startMs = nextFreeStart(
    takenAround(booking, rows, busy).filter((time) => time.endsAtMs > fromMs),
    { fromMs, durationMinutes, horizonDays: HORIZON_DAYS },
    isOpen,
  )
  if (startMs === undefined) return undefined
  return { date: civilDateOf(startMs), time: timeOf(minutesAt(startMs)), zone, durationMinutes }
}
