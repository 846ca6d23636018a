/**
 * Four hashes at a time, thirty-two waiting, then "busy". Each hash holds 19 MiB and most of a core:
 * without a bound, a burst of sign-ins would take the whole relay away from everybody working.
 */
import { ok, type Result } from '#shared/kernel/result.ts'
import { refuse } from './problems.ts'

export const HASHES_AT_ONCE = 4
export const HASHES_WAITING = 32

export const createHashQueue = (atOnce = HASHES_AT_ONCE, waitingAtMost = HASHES_WAITING) => {
  let running = 0
  const waiting: (() => void)[] = []

  /** What `work` gave, or `busy` at once when the queue is full. */
  return async <Value>(work: () => Promise<Value>): Promise<Result<Value, 'busy'>> => {
    if (running >= atOnce) {
      if (waiting.length >= waitingAtMost) return refuse('busy')
      // The place is handed over by whoever leaves, so `running` does not change here.
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return ok(await work())
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
