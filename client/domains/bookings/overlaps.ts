/** What a wished time runs into, told before anything is saved. BK11. */
import type { Busy } from '#client/domains/reconcile/index.ts'
import type { Rows } from '#client/engine/api.ts'
import { type BookingRow, clashes, overlapMinutes } from '#shared/domains/bookings/index.ts'
import { bookingsBetween } from './by-part.ts'
import { isLive } from './marks.ts'

export type Candidate = {
  readonly instructorId: string
  readonly learnerId?: string | undefined
  readonly startsAtMs: number
  readonly endsAtMs: number
  /** The booking that is being moved does not run into itself. */
  readonly bookingId?: string | undefined
}

export type Overlap = {
  readonly bookingId: string
  /** Undefined when this device knows only the time. */
  readonly booking: BookingRow | undefined
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly minutes: number
  /** More than the five minutes a school lets pass. */
  readonly isClash: boolean
  /** False while nobody has confirmed the other one. */
  readonly isFirm: boolean
  /** The instructor's time, or the learner's with another instructor. */
  readonly whose: 'instructor' | 'learner'
}

type Interval = { readonly startsAtMs: number; readonly endsAtMs: number }

/**
 * Everything that takes this instructor's or this learner's time from `fromMs` on, the booking itself
 * aside.
 */
export const takenTimes = (
  rows: Rows,
  busy: Busy,
  who: Pick<Candidate, 'instructorId' | 'learnerId' | 'bookingId'>,
  fromMs: number,
): Interval[] => {
  const taken: Interval[] = bookingsBetween(rows, fromMs, Number.POSITIVE_INFINITY).filter(
    (one) =>
      isLive(one) &&
      one.id !== who.bookingId &&
      (one.instructorId === who.instructorId || one.learnerId === who.learnerId),
  )
  for (const [id, one] of busy) {
    if (one.instructorId !== who.instructorId || id === who.bookingId) continue
    if (one.endsAtMs <= fromMs) continue
    if (rows.get('booking', id) === undefined) taken.push(one)
  }
  return taken
}

/** Overlaps with this time, the first to start first; empty when it is free. */
export const overlapsOf = (rows: Rows, busy: Busy, candidate: Candidate): Overlap[] => {
  const found: Overlap[] = []
  const add = (
    bookingId: string,
    other: Interval,
    rest: Pick<Overlap, 'booking' | 'isFirm' | 'whose'>,
  ) => {
    const minutes = overlapMinutes(candidate, other)
    if (minutes === 0) return
    const { startsAtMs, endsAtMs } = other
    const isClash = clashes(candidate, other)
    found.push({ bookingId, startsAtMs, endsAtMs, minutes, isClash, ...rest })
  }
  for (const booking of bookingsBetween(rows, candidate.startsAtMs, candidate.endsAtMs)) {
    if (!isLive(booking) || booking.id === candidate.bookingId) continue
    const isFirm = booking.status !== 'pending'
    if (booking.instructorId === candidate.instructorId) {
      add(booking.id, booking, { booking, isFirm, whose: 'instructor' })
    } else if (booking.learnerId === candidate.learnerId) {
      add(booking.id, booking, { booking, isFirm, whose: 'learner' })
    }
  }
  for (const [id, one] of busy) {
    if (one.instructorId !== candidate.instructorId || id === candidate.bookingId) continue
    if (rows.get('booking', id) !== undefined) continue
    add(id, one, { booking: undefined, isFirm: one.firm, whose: 'instructor' })
  }
  return found.sort((a, b) => a.startsAtMs - b.startsAtMs)
}
