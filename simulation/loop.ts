/**
 * The loop of the relay's process. While it stalls (a disk that hangs, a machine that swaps) nothing is
 * answered and no timer fires; then everything that came meanwhile is dealt with in one burst, in order.
 */
import type { Scheduler } from './scheduler.ts'

export const createLoop = (scheduler: Scheduler) => {
  let awakeAtMs = 0
  let backlog: (() => void)[] = []

  const isStalled = (): boolean => scheduler.now() < awakeAtMs

  /** One at a time, as a loop does: what each of them promised is run before the next. */
  const drain = (): void => {
    if (isStalled()) return
    const [next] = backlog
    next?.()
    // It stands in the list until it is done, so that nothing that comes now overtakes the others.
    backlog = backlog.slice(1)
    if (backlog.length > 0) scheduler.after(0, drain)
  }

  return {
    isStalled,
    /** At once, or when the loop comes to it. */
    whenServed: (run: () => void): void => {
      if (!isStalled() && backlog.length === 0) run()
      else backlog = [...backlog, run]
    },
    stall: (durationMs: number): void => {
      if (isStalled() || backlog.length > 0) return
      awakeAtMs = scheduler.now() + durationMs
      scheduler.after(durationMs, drain)
    },
    /** The process was killed, or all is well again: whoever waits finds out what there is now. */
    endStall: (): void => {
      if (!isStalled()) return
      awakeAtMs = scheduler.now()
      scheduler.after(0, drain)
    },
  }
}

export type Loop = ReturnType<typeof createLoop>
