/** Documents are made ready for new devices while nothing else is to be done. */
import type { SchoolId } from '#shared/kernel/actor.ts'
import type { TimerHandle, Timers } from '#shared/kernel/ports.ts'
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import { describeFault, type Log } from '#sync-server/logging.ts'
import type { School } from '#sync-server/school/school.ts'

/** Between two pages of a school that is not ready yet: the rest of the time is for people. */
const SOON_MS = 50
/** What has changed is looked at again; a record that is being worked on is not packed each time. */
const LATER_MS = MINUTE_MS

export type PackingDeps = {
  readonly schoolIds: () => readonly SchoolId[]
  /** Opens it, where it is not open. May throw. */
  readonly schoolOf: (schoolId: SchoolId) => School
  readonly timers: Timers
  readonly log: Log
}

export type Packing = { start(): void; stop(): void }

export const createPacking = ({ schoolIds, schoolOf, timers, log }: PackingDeps): Packing => {
  let isOver = false
  let timer: TimerHandle | undefined

  const pack = async (): Promise<void> => {
    let hasMore = false
    for (const school of schoolIds()) {
      if (isOver) return
      try {
        hasMore = (await schoolOf(school).pack()) || hasMore
      } catch (fault) {
        log.error('documents were not made ready', {
          school,
          fault: describeFault(fault),
        })
      }
    }
    if (!isOver) timer = timers.after(hasMore ? SOON_MS : LATER_MS, () => void pack())
  }
  return {
    start: () => {
      timer = timers.after(SOON_MS, () => void pack())
    },
    stop: () => {
      isOver = true
      if (timer !== undefined) timers.cancel(timer)
    },
  }
}
