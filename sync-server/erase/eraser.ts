/** Erasing people while the relay runs: the deed, their open sockets, and the files afterwards. */
import { statSync } from 'node:fs'
import type { PersonId, SchoolId } from '#shared/kernel/actor.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { OpenSockets } from '#sync-server/http/socket/open-sockets.ts'
import type { OpenSchools } from '#sync-server/relay/open-schools.ts'
import {
  compactAfterErasing,
  type EraseBy,
  eraseForGood,
} from '#sync-server/school/erase-person.ts'
import type { ControlDb } from '#sync-server/storage/control/control-db.ts'
import type { SecurityJournal } from '#sync-server/storage/security-journal.ts'

/** While somebody reads an older state of the file (an export), its journal cannot be cut. */
const COMPACT_AGAIN_MS = 60_000
/** Copying a larger file would hold everybody up; it waits for the night. */
const MOST_AT_ONCE_BYTES = 128 * 1024 * 1024

export type EraserDeps = {
  readonly ports: Ports
  readonly control: ControlDb
  readonly schools: OpenSchools
  readonly sockets: OpenSockets
  readonly journal: SecurityJournal
  readonly schoolFile: (schoolId: SchoolId) => string
  /** What is larger waits for the night. Left out: 128 MB; tests give less. */
  readonly mostAtOnceBytes?: number
  /** Told when a file could not be compacted; it stays due. */
  readonly onFault: (schoolId: SchoolId, fault: unknown) => void
}

export const createEraser = (deps: EraserDeps) => {
  const { ports, control, schools, sockets, journal, mostAtOnceBytes = MOST_AT_ONCE_BYTES } = deps
  let isStopped = false

  const compact = (schoolId: SchoolId, isNight = false): void => {
    if (isStopped) return
    try {
      const school = schools.of(schoolId)
      if (!school.erasure.isCompactionDue()) return
      if (!isNight && statSync(deps.schoolFile(schoolId)).size > mostAtOnceBytes) return
      if (!compactAfterErasing(school, control))
        ports.timers.after(COMPACT_AGAIN_MS, () => compact(schoolId, isNight))
    } catch (fault) {
      // The deed is done, and the file says what is still due: no reason to fail, nor for the others.
      deps.onFault(schoolId, fault)
    }
  }

  return {
    /** Done when it returns, but for very large files, which are compacted at night. */
    erase: (schoolId: SchoolId, personId: PersonId, by: EraseBy): void => {
      const school = schools.of(schoolId)
      const { devices, sessions } = eraseForGood(
        { journal, control, clock: ports.clock },
        school,
        personId,
        by,
      )
      for (const deviceId of devices) {
        school.endDevice(deviceId)
        sockets.deviceEnded(deviceId)
      }
      for (const { id } of sessions) {
        school.endSession(id)
        sockets.sessionEnded(id)
      }
      compact(schoolId)
    },
    /** What was too large by day, or could not be done, also before the relay was started again. */
    compactAtNight: (): void => {
      for (const { id } of control.schools.all()) compact(id, true)
    },
    stop: (): void => {
      isStopped = true
    },
  }
}

export type Eraser = ReturnType<typeof createEraser>
