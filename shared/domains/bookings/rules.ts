/** Questions about bookings, answered from rows. */
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import { FREE_CANCELLATION_NOTICE_MS, TOLERATED_OVERLAP_MINUTES } from './schema.ts'

export type Interval = { readonly startsAtMs: number; readonly endsAtMs: number }

/** Minutes two intervals share; 0 when they do not. */
export const overlapMinutes = (a: Interval, b: Interval): number =>
  Math.max(0, Math.min(a.endsAtMs, b.endsAtMs) - Math.max(a.startsAtMs, b.startsAtMs)) / MINUTE_MS

/** BK11: more than five minutes in two places at once. */
export const clashes = (a: Interval, b: Interval): boolean =>
  overlapMinutes(a, b) > TOLERATED_OVERLAP_MINUTES

/** BK10: may it be cancelled free of charge at `nowMs`? */
export const isFreeToCancel = (booking: Interval, nowMs: number): boolean =>
  booking.startsAtMs - nowMs >= FREE_CANCELLATION_NOTICE_MS

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
