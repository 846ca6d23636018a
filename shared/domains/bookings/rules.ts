/** Questions about bookings, answered from rows. */
import type { AskedFor } from '#shared/documents/document-kind.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { DAY_MS, MINUTE_MS } from '#shared/kernel/time-units.ts'
import { refuse } from './problems.ts'
import {
  type BookingStatus,
  type CancellationReason,
  FREE_CANCELLATION_NOTICE_MS,
  MOST_OPEN_REQUESTS,
  MOST_REQUESTS_A_DAY,
  TOLERATED_OVERLAP_MINUTES,
} from './schema.ts'

export type Interval = { readonly startsAtMs: number; readonly endsAtMs: number }

/** Minutes two intervals share; 0 when they do not. */
export const overlapMinutes = (a: Interval, b: Interval): number =>
  Math.max(0, Math.min(a.endsAtMs, b.endsAtMs) - Math.max(a.startsAtMs, b.startsAtMs)) / MINUTE_MS

/** BK11: more than five minutes in two places at once. */
export const clashes = (a: Interval, b: Interval): boolean =>
  overlapMinutes(a, b) > TOLERATED_OVERLAP_MINUTES

type Asked = Interval & { readonly status: BookingStatus; readonly learnerId: string }

type Wish = {
  readonly learnerId: string
  readonly requestedBy: string
  readonly decidedBy: string
  readonly decidedAtMs: number
}

/** Ahead, and nobody has said yes or no. BK17. */
export const isOpenRequest = (booking: Asked, learnerId: string, nowMs: number): boolean =>
  booking.status === 'pending' && booking.learnerId === learnerId && booking.startsAtMs > nowMs

/**
 * A learner's own wish that they made, or called off, on this day (UTC, as the relay counts). A row does
 * not say when it was asked for that has been called off since: for a device this is near enough. BK18.
 */
export const isAskedOn = (
  { learnerId: whose, requestedBy, decidedBy, decidedAtMs }: Wish,
  learnerId: string,
  nowMs: number,
): boolean =>
  [whose, requestedBy, decidedBy].every((one) => one === learnerId) &&
  Math.floor(decidedAtMs / DAY_MS) === Math.floor(nowMs / DAY_MS)

/**
 * May a learner of whom so many wait, and who has asked so often today, ask for another lesson?
 * Refuses `too-many-requests`, `too-many-requests-today`. BK17, BK18.
 */
export const mayAskForMore = ({ open, today }: AskedFor): Result<undefined> => {
  if (open >= MOST_OPEN_REQUESTS) return refuse('too-many-requests')
  return today < MOST_REQUESTS_A_DAY ? ok(undefined) : refuse('too-many-requests-today')
}

/** BK10: may it be cancelled free of charge at `nowMs`? */
export const isFreeToCancel = (booking: Pick<Interval, 'startsAtMs'>, nowMs: number): boolean =>
  booking.startsAtMs - nowMs >= FREE_CANCELLATION_NOTICE_MS

/** No learner pays for these. */
const SCHOOLS_REASONS: readonly (CancellationReason | undefined)[] = [
  'instructor-ill',
  'instructor-cannot-come',
  'vehicle',
  'weather',
]

/**
 * Is the learner to be charged? Proposed from the notice given and from whose reason it is; the
 * instructor and the school may choose otherwise. BK10, BK16.
 */
export const chargeProposed = (
  booking: Pick<Interval, 'startsAtMs'>,
  reason: CancellationReason | undefined,
  nowMs: number,
): boolean => !isFreeToCancel(booking, nowMs) && !SCHOOLS_REASONS.includes(reason)

/**
 * The nearest start that fits `durationMinutes` between the busy times, in steps of 30 minutes from
 * `fromMs`, inside `isOpen`; undefined within `horizonDays` days. For offering another time at once.
 */
export const nextFreeStart = (
  busy: readonly Interval[],
  wanted: { fromMs: number; durationMinutes: number; horizonDays: number },
  isOpen: (interval: Interval) => boolean,
): number | undefined => {
  const stepMs = 30 * MINUTE_MS
  const lastMs = wanted.fromMs + wanted.horizonDays * 24 * 60 * MINUTE_MS
  for (
    let startMs = Math.ceil(wanted.fromMs / stepMs) * stepMs;
    startMs < lastMs;
    startMs += stepMs
  ) {
    const interval = { startsAtMs: startMs, endsAtMs: startMs + wanted.durationMinutes * MINUTE_MS }
    if (isOpen(interval) && !busy.some((one) => overlapMinutes(one, interval) > 0)) return startMs
  }
  return undefined
}
