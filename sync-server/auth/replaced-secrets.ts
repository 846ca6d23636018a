/**
 * Secrets that a step-up has replaced. The old one serves a little longer, for what was under way and
 * for a browser that never got the answer; never for what the step-up opens. In memory: after a
 * restart the old ones are simply over.
 */
import type { Clock } from '#shared/kernel/ports.ts'
import { hashOfSecret, isSecretOf } from './secrets.ts'

/** For a browser that never heard of the new one: until it comes again, or confirms itself anew. */
const WITHOUT_SUCCESSOR_MS = 24 * 3_600_000
/** Once the new one was used: for requests that left before. */
const AFTER_SUCCESSOR_MS = 30_000
/** Beyond it the oldest go: their browsers sign in again. */
const KEPT_AT_MOST = 10_000

type Replaced = { readonly hash: Uint8Array; untilMs: number }

export const createReplacedSecrets = (clock: Clock) => {
  const bySession = new Map<string, Replaced>()
  return {
    put: (sessionId: string, secret: string): void => {
      bySession.delete(sessionId)
      const untilMs = clock.monotonicMs() + WITHOUT_SUCCESSOR_MS
      bySession.set(sessionId, { hash: hashOfSecret(secret), untilMs })
      if (bySession.size > KEPT_AT_MOST) bySession.delete(bySession.keys().next().value as string)
    },
    /** None of before serves this session any longer. */
    forget: (sessionId: string): void => void bySession.delete(sessionId),
    successorUsed: (sessionId: string): void => {
      const old = bySession.get(sessionId)
      if (old) old.untilMs = Math.min(old.untilMs, clock.monotonicMs() + AFTER_SUCCESSOR_MS)
    },
    stillServes: (sessionId: string, secret: string): boolean => {
      const old = bySession.get(sessionId)
      if (!old) return false
      if (clock.monotonicMs() >= old.untilMs) {
        bySession.delete(sessionId)
        return false
      }
      return isSecretOf(secret, old.hash)
    },
  }
}
