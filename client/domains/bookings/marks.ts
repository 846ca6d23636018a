/** How one booking stands, for its chip and its line: the same on every screen that shows it. */

import { type Busy, isBeingSortedOut } from '#client/domains/reconcile/queries.ts'
import type { Rows } from '#client/engine/api.ts'
import type { AwaitingLesson, BookingRow, BookingStatus } from '#shared/domains/bookings/index.ts'
import { lessonDoc } from '#shared/domains/lessons/index.ts'

/** For whoever has no busy times at hand. One object, so that searches remember their answer. */
export const NO_BUSY: Busy = new Map()

/** Lessons whose late work waits for the school, by booking: the set 'awaiting' as the engine gives it. */
export type Awaiting = ReadonlyMap<string, AwaitingLesson>

const NONE_AWAITS: Awaiting = new Map()

export type BookingMark = {
  readonly status: BookingStatus
  /** In an open case: everybody sees "Clash, being sorted out". */
  readonly isClash: boolean
  /** Holds changes of this device that were not sent, in the booking or in its log. */
  readonly isUnsent: boolean
  /** Confirmed, over, and not logged yet. */
  readonly isToLog: boolean
  /** Who recorded it after the assignment had ended; the school has not answered yet. BK15. */
  readonly awaitsBy?: string
}

export const markOf = (
  rows: Rows,
  busy: Busy,
  booking: BookingRow,
  nowMs: number,
  awaiting: Awaiting = NONE_AWAITS,
): BookingMark => {
  const awaits = awaiting.get(booking.id)
  const isClash = isBeingSortedOut(rows, busy, booking.id)
  return {
    status: booking.status,
    isClash,
    isUnsent: rows.isUnsent(booking.doc) || rows.isUnsent(lessonDoc(booking.id)),
    isToLog: booking.status === 'confirmed' && booking.endsAtMs <= nowMs,
    ...(awaits ? { awaitsBy: awaits.by } : {}),
  }
}

/** Does it take up time? Cancelled lessons do not. */
export const isLive = (booking: BookingRow): boolean => booking.status !== 'cancelled'

export const byStart = (a: BookingRow, b: BookingRow): number =>
  a.startsAtMs - b.startsAtMs || (a.id < b.id ? -1 : 1)
