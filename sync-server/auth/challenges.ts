/**
 * What passkeys are asked to sign: each once, for one purpose, within five minutes. In memory, and
 * bounded: nobody can keep others from asking by asking a lot.
 */
import type { Clock, Random } from '#shared/kernel/ports.ts'
import { newSecret } from './secrets.ts'

export const CHALLENGE_LASTS_MS = 5 * 60_000
/** Open at once for one session, or for one network before anybody has signed in. */
const OPEN_PER_HOLDER = 40
/** Beyond it the oldest go. About 3 MB. */
const OPEN_AT_MOST = 10_000

type Challenge = { readonly purpose: string; readonly holder: string; readonly untilMs: number }

export type Challenges = ReturnType<typeof createChallenges>

export const createChallenges = (clock: Clock, random: Random) => {
  // In the order they were made, which is also the order in which they lapse.
  const open = new Map<string, Challenge>()
  const byHolder = new Map<string, Set<string>>()

  const drop = (challenge: string): Challenge | undefined => {
    const found = open.get(challenge)
    if (!found) return undefined
    open.delete(challenge)
    const held = byHolder.get(found.holder)
    held?.delete(challenge)
    if (held?.size === 0) byHolder.delete(found.holder)
    return found
  }
  const dropLapsed = (nowMs: number): void => {
    for (const [challenge, { untilMs }] of open) {
      if (untilMs > nowMs) return
      drop(challenge)
    }
  }

  return {
    /** @param holder a session or a network; its own oldest go first */
    make: (purpose: string, holder: string): string => {
      const nowMs = clock.monotonicMs()
      dropLapsed(nowMs)
      const challenge = newSecret(random)
      const held = byHolder.get(holder) ?? new Set<string>()
      byHolder.set(holder, held.add(challenge))
      open.set(challenge, { purpose, holder, untilMs: nowMs + CHALLENGE_LASTS_MS })
      if (held.size > OPEN_PER_HOLDER) drop(held.values().next().value as string)
      if (open.size > OPEN_AT_MOST) drop(open.keys().next().value as string)
      return challenge
    },

    /** Was this asked for this purpose, and not yet answered? Whatever the answer, it is over. */
    take: (challenge: string, purpose: string): boolean => {
      const found = drop(challenge)
      return found?.purpose === purpose && clock.monotonicMs() < found.untilMs
    },

    count: (): number => open.size,
  }
}
