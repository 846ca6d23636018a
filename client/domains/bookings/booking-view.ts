/** One booking for its sheet: how it stands, who acts next, what this person may do, how it came. */
import { nextTimeFor } from '#client/domains/lessons/queries.ts'
import type { Busy } from '#client/domains/reconcile/index.ts'
import type { Rows } from '#client/engine/api.ts'
import {
  type BookingRow,
  FREE_CANCELLATION_NOTICE_MS,
  isFreeToCancel,
} from '#shared/domains/bookings/index.ts'
import type { LearnerRow } from '#shared/domains/people/index.ts'
import type { Role } from '#shared/kernel/actor.ts'
import { type Awaiting, type BookingMark, byStart, isLive, markOf, NO_BUSY } from './marks.ts'

export type Viewer = { readonly personId: string; readonly roles: readonly Role[] }

/** Whose move it is; undefined when nobody has to do anything. */
export type WaitsFor =
  | { readonly who: 'person'; readonly personId: string; readonly to: 'confirm' | 'log' }
  | { readonly who: 'school'; readonly to: 'sort-out' }

export type BookingView = {
  readonly booking: BookingRow
  readonly mark: BookingMark
  readonly waitsFor: WaitsFor | undefined
  readonly side: 'staff' | 'learner' | 'other'
  readonly canConfirm: boolean
  readonly canMove: boolean
  readonly canCancel: boolean
  readonly canLog: boolean
  readonly canSayIAmComing: boolean
  readonly pickup: string | undefined
  readonly nextTime: string | undefined
  /** Until when cancelling costs nothing. BK10. */
  readonly freeUntilMs: number
  readonly isFreeNow: boolean
}

export type BookingQuestion = {
  readonly viewer: Viewer
  readonly nowMs: number
  readonly busy?: Busy
  readonly awaiting?: Awaiting
}

const sideOf = (booking: BookingRow, { personId, roles }: Viewer): BookingView['side'] => {
  if (roles.includes('admin') || booking.instructorId === personId) return 'staff'
  return booking.learnerId === personId ? 'learner' : 'other'
}

const waitsFor = (booking: BookingRow, mark: BookingMark): WaitsFor | undefined => {
  if (mark.isClash || mark.awaitsBy) return { who: 'school', to: 'sort-out' }
  const personId = booking.instructorId
  if (booking.status === 'pending') return { who: 'person', personId, to: 'confirm' }
  return mark.isToLog ? { who: 'person', personId, to: 'log' } : undefined
}

/** Undefined when this device does not hold the booking. */
export const bookingView = (
  rows: Rows,
  id: string,
  { viewer, nowMs, busy = NO_BUSY, awaiting }: BookingQuestion,
): BookingView | undefined => {
  const booking = rows.get<BookingRow>('booking', id)
  if (booking === undefined) return undefined
  const mark = markOf(rows, busy, booking, nowMs, awaiting)
  const side = sideOf(booking, viewer)
  const isStaff = side === 'staff'
  const isOpen = booking.status === 'pending' || booking.status === 'confirmed'
  const isAhead = booking.startsAtMs > nowMs
  return {
    booking,
    mark,
    side,
    waitsFor: waitsFor(booking, mark),
    canConfirm: isStaff && booking.status === 'pending',
    canMove: isStaff && isOpen,
    canCancel: isOpen && (isStaff || (side === 'learner' && isAhead)),
    canLog: isStaff && !isAhead && booking.status !== 'cancelled',
    canSayIAmComing:
      side === 'learner' && isAhead && booking.status === 'confirmed' && !booking.learnerAttends,
    pickup: booking.pickup ?? rows.get<LearnerRow>('learner', booking.learnerId)?.pickup,
    nextTime: nextTimeFor(rows, booking.learnerId, booking.startsAtMs),
    freeUntilMs: booking.startsAtMs - FREE_CANCELLATION_NOTICE_MS,
    isFreeNow: isFreeToCancel(booking, nowMs),
  }
}

export type LearnerLessonsView = {
  readonly next: BookingRow | undefined
  /** Pending and confirmed ones that are not over, the nearest first. */
  readonly upcoming: readonly BookingRow[]
  /** Everything else, the newest first. */
  readonly past: readonly BookingRow[]
}

/** A learner's lessons, ahead and behind. */
export const learnerLessonsView = (
  rows: Rows,
  learnerId: string,
  { nowMs }: { readonly nowMs: number },
): LearnerLessonsView => {
  const own = rows
    .all<BookingRow>('booking')
    .filter((one) => one.learnerId === learnerId)
    .sort(byStart)
  const isUpcoming = (one: BookingRow) =>
    isLive(one) && one.status !== 'completed' && one.endsAtMs > nowMs
  const upcoming = own.filter(isUpcoming)
  return {
    next: upcoming.find((one) => one.status === 'confirmed') ?? upcoming[0],
    upcoming,
    past: own.filter((one) => !isUpcoming(one)).reverse(),
  }
}
