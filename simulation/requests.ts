/** What is asked of the relay beside the socket: one request, one answer, and either may be lost. */
import type { SeededRandom } from './random.ts'
import type { Scheduler } from './scheduler.ts'

const SLOWEST_MS = 60

export const createRequests = (deps: {
  scheduler: Scheduler
  random: SeededRandom
  isReachable: (device: string) => boolean
  /** When the relay's loop comes to it: mostly at once. */
  whenServed: (run: () => void) => void
}) => {
  const { scheduler, random } = deps
  let lostPerWay = random.pick([0, 0.05, 0.25])
  const delayMs = (): number => 1 + random.below(SLOWEST_MS)

  return {
    /** @param serve undefined while the relay is down. Rejects when nobody answers. */
    ask: <T>(device: string, serve: () => T | undefined): Promise<T> =>
      new Promise((resolve, reject) => {
        const isOnItsWay = (): boolean => deps.isReachable(device) && !random.chance(lostPerWay)
        const nobody = (): void => reject(new Error('nobody answers'))
        const served = (answer: T | undefined): void => {
          scheduler.after(delayMs(), () => {
            if (answer !== undefined && isOnItsWay()) resolve(answer)
            else nobody()
          })
        }
        scheduler.after(delayMs(), () => {
          if (isOnItsWay()) deps.whenServed(() => served(serve()))
          else served(undefined)
        })
      }),
    comeRight: (): void => {
      lostPerWay = 0
    },
  }
}

export type Requests = ReturnType<typeof createRequests>
