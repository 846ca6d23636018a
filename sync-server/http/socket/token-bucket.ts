/** Lets bursts through and holds a steady rate after them. */

export type TokenBucket = {
  /** Takes the tokens and gives the milliseconds to wait until they are covered; 0 at once. */
  take(tokens: number, nowMs: number): number
  /** Nothing is owed: it is as good as new. */
  isFull(nowMs: number): boolean
}

/** @param nowMs monotonic */
export const createTokenBucket = (
  { atMost, perSecond }: { atMost: number; perSecond: number },
  nowMs: number,
): TokenBucket => {
  let held = atMost
  let countedAtMs = nowMs
  const refill = (now: number): void => {
    held = Math.min(atMost, held + ((now - countedAtMs) / 1_000) * perSecond)
    countedAtMs = now
  }
  return {
    isFull: (now) => {
      refill(now)
      return held === atMost
    },
    take: (tokens, now) => {
      refill(now)
      held -= tokens
      return held >= 0 ? 0 : Math.ceil((-held / perSecond) * 1_000)
    },
  }
}
