/**
 * How much each person may ask of the relay, over all their sockets: who opens twenty has no more
 * than who opens one, and who dials again has not forgotten what they owe.
 */
import type { Clock } from '#shared/kernel/ports.ts'
import { TOKENS_AT_MOST, TOKENS_PER_SECOND } from './limits.ts'
import { createTokenBucket, type TokenBucket } from './token-bucket.ts'

/** So often those who owe nothing any more are forgotten. */
const SWEEP_EVERY = 1_000

export type Shares = ReturnType<typeof createShares>

export const createShares = (clock: Clock) => {
  const buckets = new Map<string, TokenBucket>()
  const bounds = { atMost: TOKENS_AT_MOST, perSecond: TOKENS_PER_SECOND }
  let sweepAt = SWEEP_EVERY

  const sweep = (nowMs: number): void => {
    for (const [person, bucket] of buckets) if (bucket.isFull(nowMs)) buckets.delete(person)
    sweepAt = buckets.size + SWEEP_EVERY
  }

  return {
    /** @param person unique among all schools */
    of: (person: string): TokenBucket => {
      const nowMs = clock.monotonicMs()
      if (buckets.size >= sweepAt) sweep(nowMs)
      const bucket = buckets.get(person) ?? createTokenBucket(bounds, nowMs)
      buckets.set(person, bucket)
      return bucket
    },
  }
}
