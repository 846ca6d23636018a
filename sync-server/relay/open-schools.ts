/** The schools this relay serves, each opened when it is first asked for. */
import type { SchoolId } from '#shared/kernel/actor.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { ServedVersions } from '#shared/protocol/version.ts'
import { documentKinds, publishedSets } from '#shared/registry.ts'
import { createLog, describeFault, type Log } from '#sync-server/logging.ts'
import type { Judge } from '#sync-server/school/judge.ts'
import { createSchool, type School } from '#sync-server/school/school.ts'
import type { AcceptedChange } from '#sync-server/storage/accepted-before.ts'
import type { ControlDb } from '#sync-server/storage/control/control-db.ts'
import { troubleOf } from '#sync-server/storage/trouble.ts'
import type { DataDir } from './data-dir.ts'

export type OpenSchools = {
  /** Throws for a school that control.db does not know: ids come from sessions, never from messages. */
  of(schoolId: SchoolId): School
  /** Those that are open. */
  all(): School[]
  /** Waits for what is under way in each, and closes the files. */
  close(): Promise<void>
}

export type OpenSchoolsDeps = {
  readonly control: ControlDb
  readonly dataDir: DataDir
  readonly ports: Ports
  readonly judge: Judge
  readonly receiptKey: Uint8Array
  /** Was the change here when an older key was replaced? Left out: none ever was. */
  readonly wasListed?: (change: AcceptedChange) => boolean
  /** Where trouble with a school's file is written down; left out: nowhere. */
  readonly log?: Log
  /** Left out: `SERVED_VERSIONS`. */
  readonly served?: ServedVersions
  /** Told of every school right after it was opened, before anyone uses it. */
  readonly onOpened?: (school: School) => void
}

export const createOpenSchools = (deps: OpenSchoolsDeps): OpenSchools => {
  const { control, dataDir, ports, judge, receiptKey, log = createLog('silent') } = deps
  const schools = new Map<SchoolId, School>()

  const open = (schoolId: SchoolId): School => {
    if (!control.schools.byId(schoolId)) throw new Error('A session of a school that is not here')
    const school = createSchool({
      schoolId,
      path: dataDir.schoolFile(schoolId),
      ports,
      judge,
      kinds: documentKinds,
      sets: publishedSets,
      receiptKey,
      ...(deps.served ? { served: deps.served } : {}),
      wasListed: (doc, hash) => deps.wasListed?.({ schoolId, doc, hash }) ?? false,
      onTrouble: (trouble, detail) => {
        const about = { school: schoolId, code: detail }
        if (trouble === undefined) log.warn('the school can be written again', about)
        else log.error(`the school can only be read: ${trouble}`, about)
      },
      onFault: (what, fault) =>
        log.error(what, {
          school: schoolId,
          ...(fault === undefined ? {} : { fault: describeFault(fault) }),
        }),
      // A restored file does not know the devices that came after it; control.db does.
      deviceOf: (prefix) => {
        const device = control.devices.byActorPrefix(prefix)
        const isOurs = device?.schoolId === schoolId
        return isOurs ? { deviceId: device.id, personId: device.personId } : undefined
      },
    })
    schools.set(schoolId, school)
    try {
      deps.onOpened?.(school)
    } catch (fault) {
      // A full disk keeps nobody from reading; what is to be done on opening is done the next time.
      const trouble = troubleOf(fault)
      if (trouble === undefined) throw fault
      log.error(`the school was opened for reading only: ${trouble}`, { school: schoolId })
    }
    return school
  }

  return {
    of: (schoolId) => schools.get(schoolId) ?? open(schoolId),
    all: () => [...schools.values()],
    close: async () => {
      const closing = [...schools.values()].map((school) => school.close())
      schools.clear()
      await Promise.all(closing)
    },
  }
}
