/** Lets bursts through and holds a steady rate after them. */

export type TokenBucket = {
  /** Takes the tokens and gives the milliseconds to wait until they are covered; 0 at once. */
  take(tokens: number, nowMs: number): number
}

/** @param nowMs monotonic */
export const createTokenBucket = (
  { atMost, perSecond }: { atMost: number; perSecond: number },
  nowMs: number,
): TokenBucket => {
  let held = atMost
  let countedAtMs = nowMs
  return {
    take: (tokens, now) => {
      held = Math.min(atMost, held + ((now - countedAtMs) / 1_000) * perSecond) - tokens
      countedAtMs = now
      return held >= 0 ? 0 : Math.ceil((-held / perSecond) * 1_000)
    },
  }
}
