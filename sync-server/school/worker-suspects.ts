/** Whose work has hung or ended a process: for a while all of it goes where nobody else waits. */
import type { TimerHandle, Timers } from '#shared/kernel/ports.ts'

const FOR_MS = 10 * 60_000

export const createSuspects = (timers: Timers) => {
  const until = new Map<string, TimerHandle>()
  const forgive = (who: string): void => {
    timers.cancel(until.get(who))
    until.delete(who)
  }
  return {
    has: (who: string): boolean => until.has(who),
    add: (who: string): void => {
      forgive(who)
      until.set(
        who,
        timers.after(FOR_MS, () => until.delete(who)),
      )
    },
    forgive,
    clear: (): void => {
      for (const who of [...until.keys()]) forgive(who)
    },
  }
}
