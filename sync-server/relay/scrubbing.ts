/** Every night each school's file is read through, before anybody needs what has turned in it. */
import type { TimerHandle, Timers } from '#shared/kernel/ports.ts'
import { DAY_MS } from '#shared/kernel/time.ts'
import { describeFault, type Log } from '#sync-server/logging.ts'
import type { ControlDb } from '#sync-server/storage/control/control-db.ts'
import { scrubFile } from '#sync-server/storage/scrub.ts'
import type { DataDir } from './data-dir.ts'
import type { OpenSchools } from './open-schools.ts'

/** The first one soon after a start, when devices have come back: a broken page should not wait. */
const FIRST_AFTER_MS = 15_000

export type ScrubbingDeps = {
  readonly control: ControlDb
  readonly schools: OpenSchools
  readonly dataDir: DataDir
  readonly timers: Timers
  readonly log: Log
}

/** One school after the other; each in a thread of its own. */
export const scrubAll = async ({
  control,
  schools,
  dataDir,
  log,
}: ScrubbingDeps): Promise<void> => {
  for (const { id: school } of control.schools.all()) {
    const found = await scrubFile(dataDir.schoolFile(school))
    const count = found.damage.length + found.changes.length + found.snapshots.length
    if (count > 0) log.error('something has turned in the school’s file', { school, count })
    else log.info('the school’s file was read through and is sound', { school })
    if (count > 0) schools.of(school).scrubbed(found)
  }
}

export type Scrubbing = { start(): void; stop(): void }

export const createScrubbing = (deps: ScrubbingDeps): Scrubbing => {
  const { timers, log } = deps
  let isOver = false
  let timer: TimerHandle | undefined
  const scrub = async (): Promise<void> => {
    try {
      await scrubAll(deps)
    } catch (fault) {
      log.error('reading through the files failed', { fault: describeFault(fault) })
    }
    if (!isOver) timer = timers.after(DAY_MS, () => void scrub())
  }
  return {
    start: () => {
      timer = timers.after(FIRST_AFTER_MS, () => void scrub())
    },
    stop: () => {
      isOver = true
      if (timer !== undefined) timers.cancel(timer)
    },
  }
}
