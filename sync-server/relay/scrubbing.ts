/** Every night the files are read through, the accounts' and each school's, before anybody needs what has turned in it. */
import type { SchoolId } from '#shared/kernel/actor.ts'
import type { TimerHandle, Timers } from '#shared/kernel/ports.ts'
import { DAY_MS } from '#shared/kernel/time.ts'
import { describeFault, type Log, type LogFields } from '#sync-server/logging.ts'
import type { Health } from '#sync-server/school/health.ts'
import type { ControlDb } from '#sync-server/storage/control/control-db.ts'
import { scrubFile, scrubPages } from '#sync-server/storage/scrub.ts'
import type { DataDir } from './data-dir.ts'
import type { OpenSchools } from './open-schools.ts'

/** The first one soon after a start, when devices have come back: a broken page should not wait. */
const FIRST_AFTER_MS = 15_000

export type ScrubbingDeps = {
  readonly control: ControlDb
  /** Of the file of the accounts. */
  readonly accountsHealth: Health
  readonly schools: OpenSchools
  readonly dataDir: DataDir
  readonly timers: Timers
  readonly log: Log
}

/** Nobody's device holds the accounts: what is broken there is said, and only a backup mends it. */
const scrubAccounts = async ({ dataDir, accountsHealth, log }: ScrubbingDeps): Promise<void> => {
  const { length: count } = await scrubPages(dataDir.controlFile)
  if (count > 0) {
    log.error('something has turned in the file of the accounts', { count })
    accountsHealth.damaged('scrub')
  } else log.info('the file of the accounts was read through and is sound')
}

const scrubSchool = async (
  { schools, dataDir, log }: ScrubbingDeps,
  school: SchoolId,
): Promise<void> => {
  const found = await scrubFile(dataDir.schoolFile(school))
  const count = found.damage.length + found.changes.length + found.snapshots.length
  if (count > 0) log.error('something has turned in the school’s file', { school, count })
  else log.info('the school’s file was read through and is sound', { school })
  // Throws where it does not open at all, which has been said.
  if (count > 0) schools.of(school).scrubbed(found)
}

/** One file after the other, each in a thread of its own; one that fails is said and passed over. */
export const scrubAll = async (deps: ScrubbingDeps): Promise<void> => {
  const attempt = async (work: Promise<void>, about: LogFields): Promise<void> => {
    try {
      await work
    } catch (fault) {
      deps.log.error('a file could not be read through, or its findings not be heeded', {
        ...about,
        fault: describeFault(fault),
      })
    }
  }
  await attempt(scrubAccounts(deps), {})
  for (const { id: school } of deps.control.schools.all())
    await attempt(scrubSchool(deps, school), { school })
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
