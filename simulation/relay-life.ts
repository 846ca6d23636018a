/** What the relay's process borrows for one life: when it is killed, none of it is heard of again. */
import type { Ports } from '#shared/kernel/ports.ts'
import type { Judge } from '#sync-server/school/judge.ts'
import type { Loop } from './loop.ts'
import type { SeededRandom } from './random.ts'
import type { Scheduler } from './scheduler.ts'

/** A verdict that is still being thought about when the relay dies is never told. */
export const mortalJudge = (judge: Judge, isAlive: () => boolean): Judge => ({
  ...judge,
  judge: async (task) => {
    const outcome = await judge.judge(task)
    return isAlive() ? outcome : new Promise(() => {})
  },
})

export const portsOfLife = (deps: {
  scheduler: Scheduler
  loop: Loop
  random: SeededRandom
  newId: () => string
  isAlive: () => boolean
  /** By how much the clock on the relay's wall is wrong now. */
  clockOffMs: () => number
}): Ports => {
  const { scheduler, loop, isAlive } = deps
  return {
    clock: { now: () => scheduler.now() + deps.clockOffMs(), monotonicMs: scheduler.now },
    random: { bytes: deps.random.bytes },
    ids: { uuid: deps.newId },
    timers: {
      after: (delayMs, run) => {
        // A timer that is cancelled while it waits for the loop does not fire either.
        const fire = (): void => {
          if (event.run !== undefined && isAlive()) run()
        }
        const event = scheduler.after(delayMs, () => loop.whenServed(fire))
        return event
      },
      cancel: scheduler.cancel,
    },
  }
}
