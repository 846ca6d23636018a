/**
 * Four hashes at a time, thirty-two waiting, then "busy". Each hash holds 19 MiB and most of a core:
 * without a bound, a burst of sign-ins would take the whole relay away from everybody working.
 *
 * Every hash is somebody's, and nobody has more than two: a third is told "busy", and nobody else
 * hears of it. Or one member who proves herself without end would fill the queue for all.
 */
import { ok, type Result } from '#shared/kernel/result.ts'
import { refuse } from './problems.ts'

export const HASHES_AT_ONCE = 4
export const HASHES_WAITING = 32
/** Running and waiting together: one to come in, one to confirm something on another device. */
export const HASHES_OF_ONE = 2

type Waiting = { readonly whose: string; readonly start: () => void }

export const createHashQueue = (atOnce = HASHES_AT_ONCE, waitingAtMost = HASHES_WAITING) => {
  const running: string[] = []
  const waiting: Waiting[] = []

  const isRunning = (whose: string): boolean => running.includes(whose)
  const heldBy = (whose: string): number =>
    running.filter((one) => one === whose).length +
    waiting.filter((one) => one.whose === whose).length

  /** Whoever has nothing running comes first, and among them who came first. */
  const startNext = (): void => {
    const first = waiting.findIndex((one) => !isRunning(one.whose))
    const [next] = waiting.splice(Math.max(first, 0), 1)
    if (!next) return
    running.push(next.whose)
    next.start()
  }

  /**
   * What `work` gave, or `busy` at once: when the queue is full, or when `whose` two are in it.
   * @param whose the e-mail of the account, whether or not there is one
   */
  return async <Value>(
    whose: string,
    work: () => Promise<Value>,
  ): Promise<Result<Value, 'busy'>> => {
    if (heldBy(whose) >= HASHES_OF_ONE) return refuse('busy')
    if (running.length >= atOnce) {
      if (waiting.length >= waitingAtMost) return refuse('busy')
      // The place is handed over by whoever leaves.
      await new Promise<void>((start) => waiting.push({ whose, start }))
    } else running.push(whose)
    try {
      return ok(await work())
    } finally {
      // Chosen while this one still counts as running: its second waits until others had a turn.
      startNext()
      running.splice(running.indexOf(whose), 1)
    }
  }
}
