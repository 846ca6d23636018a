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

type Index = ReadonlyMap<string, readonly (Taken & { readonly id: string })[]>

/** By instructor and by learner; kept as long as the tables stay the same. */
let kept: { bookings: readonly BookingRow[]; busy: Busy; index: Index } | undefined

const takenBy = (rows: Rows, busy: Busy): Index => {
  const bookings = rows.all<BookingRow>('booking')
  if (kept?.bookings === bookings && kept.busy === busy) return kept.index
  const index = new Map<string, (Taken & { readonly id: string })[]>()
  const add = (person: string, time: Taken & { readonly id: string }) => {
    const list = index.get(person)
    if (list) list.push(time)
    else index.set(person, [time])
  }
  const known = new Set<string>()
  for (const one of bookings) {
    known.add(one.id)
    if (one.status === 'cancelled') continue
    add(one.instructorId, one)
    add(one.learnerId, one)
  }
  for (const [id, time] of busy) if (!known.has(id)) add(time.instructorId, { id, ...time })
  kept = { bookings, busy, index }
  return index
}

/** What is taken for this instructor or this learner, the booking itself aside. */
const takenAround = (booking: BookingRow, rows: Rows, busy: Busy): Taken[] => {
  const index = takenBy(rows, busy)
  return [booking.instructorId, booking.learnerId]
    .flatMap((person) => index.get(person) ?? [])
    .filter((time) => time.id !== booking.id)
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
