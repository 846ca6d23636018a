/** Why this device shows a lock instead of the school's records. Pure. */
import type { InstantMs } from '#shared/kernel/ports.ts'
import { DAY_MS, MINUTE_MS } from '#shared/kernel/time-units.ts'

/** So long a device works without contact; then whoever holds it has to sign in again. P7. */
export const LEASE_MS = 30 * DAY_MS
/** A shared computer that nobody touches is not left open for the next person. T31. */
export const OFFICE_IDLE_MS = 10 * MINUTE_MS
/** One's own device with a screen lock. */
export const OWN_IDLE_MS = 5 * MINUTE_MS

export type LockReason =
  /** No contact with the school for 30 days. */
  | 'lease'
  /** Not touched for a while, locked with the button, or not the person whose session it is now. */
  | 'locked'

export type LockFacts = {
  readonly now: InstantMs
  /** Undefined before the first contact, and where no copy is kept. */
  readonly leaseUntilMs: InstantMs | undefined
  readonly isLeaseOver: boolean
  readonly isLocked: boolean
  /** Somebody else has signed in in another window: what was locked for the one must not open for them. */
  readonly isReplaced: boolean
  readonly activeAtMs: InstantMs | undefined
  /** Undefined: this device does not lock when idle. */
  readonly idleLimitMs: number | undefined
}

/** Has nobody touched it for too long? A clock set back counts as touched just now. */
export const isIdle = ({ now, activeAtMs, idleLimitMs }: LockFacts): boolean =>
  idleLimitMs !== undefined && activeAtMs !== undefined && now - activeAtMs >= idleLimitMs

export const lockReason = (facts: LockFacts): LockReason | undefined => {
  const { now, leaseUntilMs, isLeaseOver, isLocked, isReplaced } = facts
  // What else is kept here is the other one's.
  if (isReplaced) return 'locked'
  if (isLeaseOver || (leaseUntilMs !== undefined && now > leaseUntilMs)) return 'lease'
  return isLocked || isIdle(facts) ? 'locked' : undefined
}

/**
 * A lease written while this device's clock was wrong can reach further than 30 days; it is cut to
 * that. Against a clock set back on purpose nothing on the device helps, and none is claimed.
 */
export const honestLease = (untilMs: InstantMs, now: InstantMs): InstantMs =>
  Math.min(untilMs, now + LEASE_MS)
