/**
 * How often one may try: per account, per network and all together (T27). Each failure doubles the
 * wait; nobody is locked out for good, or a stranger could lock out a whole school. Where an account has
 * signed in from before it is counted apart, and inside a session too: strangers who guess all day
 * from anywhere hold up each other.
 *
 * Every attempt is counted as a failure before its password is looked at, and given back when it
 * succeeds; otherwise a hundred attempts at once would all be "the first".
 */
import type { Clock, InstantMs } from '#shared/kernel/ports.ts'
import { type Ok, ok, type Refused } from '#shared/kernel/result.ts'
import type { KnownNetworks } from './known-networks.ts'
import { refuse, type Wait } from './problems.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const DAY_MS = 24 * 60 * MINUTE_MS

type Backoff = { readonly freeFailures: number; readonly longestWaitMs: number }

/** Short, because a stranger can make anybody wait this long: 288 guesses a day at most. */
export const ACCOUNT_BACKOFF: Backoff = { freeFailures: 5, longestWaitMs: 5 * MINUTE_MS }
/** More at first, because a whole office sits behind one address. */
export const NETWORK_BACKOFF: Backoff = { freeFailures: 20, longestWaitMs: 15 * MINUTE_MS }
/**
 * Failures per minute over the whole relay, against many networks trying many accounts. A network
 * from which somebody has signed in is not held up by it, or strangers could close a school's door.
 */
export const FAILURES_PER_MINUTE = 300
const FORGOTTEN_AFTER_MS = DAY_MS
/** Counters kept; beyond it the ones untouched for longest go. About 10 MB. */
const COUNTERS_AT_MOST = 50_000

type Counter = { failures: number; lastAt: InstantMs }

const waitAfter = (failures: number, backoff: Backoff): number =>
  failures < backoff.freeFailures
    ? 0
    : Math.min(SECOND_MS * 2 ** (failures - backoff.freeFailures), backoff.longestWaitMs)

/** Counters per key, held against monotonic time so that setting the wall clock frees nobody. */
const createBackoff = (backoff: Backoff) => {
  const counters = new Map<string, Counter>()
  return {
    openAt: (key: string): number => {
      const counter = counters.get(key)
      return counter ? counter.lastAt + waitAfter(counter.failures, backoff) : 0
    },
    count: (key: string, now: number): void => {
      const before = counters.get(key)
      const kept = before && now - before.lastAt < FORGOTTEN_AFTER_MS ? before.failures : 0
      // Taken out and put in again, the map's own order says which was untouched for longest.
      counters.delete(key)
      counters.set(key, { failures: kept + 1, lastAt: now })
      if (counters.size > COUNTERS_AT_MOST) counters.delete(counters.keys().next().value as string)
    },
    giveBack: (key: string): void => {
      const counter = counters.get(key)
      if (counter && counter.failures > 0) counter.failures -= 1
    },
    forget: (key: string): void => void counters.delete(key),
  }
}

export type Attempt = {
  /**
   * It was right: the account starts afresh, the network gets this one try back, and is known as one
   * of its owner's. @param email whose it turned out to be, where the attempt named nobody
   */
  succeeded(email?: string): void
  /**
   * It was wrong. Says how long to wait where the account is shut to others: who comes from a place
   * it is known from is let try all the same, and must not learn by that that it is known (T29).
   */
  failed(): (Refused<'too-many-attempts'> & Wait) | undefined
  /** Nothing was tried after all. */
  withdrawn(): void
}

export type Limits = ReturnType<typeof createLimits>

/**
 * @param newcomersPerMinute networks whose first try in a minute goes on when the limit over all is
 * reached; for what costs next to nothing to look at, so that a few networks cannot take it all
 */
export const createLimits = (clock: Clock, known: KnownNetworks, newcomersPerMinute = 0) => {
  const accounts = createBackoff(ACCOUNT_BACKOFF)
  const networks = createBackoff(NETWORK_BACKOFF)
  const sessions = createBackoff(ACCOUNT_BACKOFF)
  const tooMany = (waitMs: number): Refused<'too-many-attempts'> & Wait => ({
    ...refuse('too-many-attempts'),
    retryAfterSeconds: Math.ceil(waitMs / SECOND_MS),
  })
  const newMinute = (startedAt: number) => ({
    startedAt,
    failures: 0,
    newcomers: new Set<string>(),
  })
  let minute = newMinute(Number.NEGATIVE_INFINITY)

  /** Is the limit over all reached, for this network? */
  const isFull = (network: string): boolean => {
    if (minute.failures < FAILURES_PER_MINUTE || known.isAnybodys(network)) return false
    return minute.newcomers.has(network) || minute.newcomers.size >= newcomersPerMinute
  }

  /**
   * Where an account is known. What costs next to nothing is counted apart wherever anybody is: it says
   * the same of everybody's address there, and so tells nobody whose network it is (T29).
   */
  const isCountedApart = (email: string, network: string): boolean =>
    newcomersPerMinute > 0 ? known.isAnybodys(network) : known.isOf(email, network)

  return {
    /**
     * Asks to try once, for an e-mail (or none, where a token is tried) from a network. Refuses
     * with the seconds to wait; a refused try costs nothing, so that waiting is always enough.
     */
    attempt(network: string, email?: string): Ok<Attempt> | (Refused<'too-many-attempts'> & Wait) {
      const now = clock.monotonicMs()
      const counted =
        email !== undefined && isCountedApart(email, network) ? `${email}\n${network}` : email
      if (now - minute.startedAt >= MINUTE_MS) minute = newMinute(now)
      const openAt = Math.max(
        networks.openAt(network),
        counted === undefined ? 0 : accounts.openAt(counted),
        isFull(network) ? minute.startedAt + MINUTE_MS : 0,
      )
      if (openAt > now) return tooMany(openAt - now)

      networks.count(network, now)
      if (counted !== undefined) accounts.count(counted, now)
      minute.failures += 1
      if (newcomersPerMinute > 0) minute.newcomers.add(network)
      const countedIn = minute
      const giveBack = (): void => {
        networks.giveBack(network)
        countedIn.failures -= 1
      }
      return ok({
        failed: () => {
          if (email === undefined || counted === email) return undefined
          const shutUntil = accounts.openAt(email)
          if (shutUntil > now) return tooMany(shutUntil - now)
          // As it counts where the account is not known.
          accounts.count(email, now)
          return undefined
        },
        succeeded: (whose = email) => {
          giveBack()
          if (whose !== undefined) known.keep(whose, network)
          if (counted !== undefined) accounts.forget(counted)
        },
        withdrawn: () => {
          giveBack()
          if (counted !== undefined) accounts.giveBack(counted)
        },
      })
    },

    /**
     * The same of somebody who is signed in and proves it once more: their session waits, whatever
     * strangers do at the door. Whoever stole it is as slow as out there.
     */
    attemptInside(
      sessionId: string,
      network: string,
      email?: string,
    ): Ok<Attempt> | (Refused<'too-many-attempts'> & Wait) {
      const now = clock.monotonicMs()
      const openAt = sessions.openAt(sessionId)
      if (openAt > now) return tooMany(openAt - now)
      sessions.count(sessionId, now)
      return ok({
        failed: () => undefined,
        succeeded: (whose = email) => {
          if (whose !== undefined) known.keep(whose, network)
          sessions.forget(sessionId)
        },
        withdrawn: () => sessions.giveBack(sessionId),
      })
    },
  }
}
