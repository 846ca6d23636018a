/**
 * `control.db`: what the relay must know before it knows which school is speaking. Accounts, devices,
 * sessions and invitations live here; everything a school writes lives in the school's own file.
 */
import type { Database } from 'better-sqlite3'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { openDatabase } from '../open-database.ts'
import { troubleOf } from '../trouble.ts'
import { accountsIn, membershipsIn } from './accounts.ts'
import { devicesIn } from './devices.ts'
import { erasuresIn } from './erasure.ts'
import { invitationsIn } from './invitations.ts'
import { knownNetworksIn } from './known-networks.ts'
import { lastWordsIn } from './last-words.ts'
import { CONTROL_MIGRATIONS } from './migrations.ts'
import { passkeysIn } from './passkeys.ts'
import { resetsIn } from './resets.ts'
import { schoolsIn } from './schools.ts'
import { securityLogIn } from './security-log.ts'
import { sessionsIn } from './sessions.ts'

const DAY_MS = 86_400_000
/** An invitation's e-mail is kept this long after it lapsed, so that "expired" can be said. */
const LAPSED_INVITATION_KEPT_MS = 30 * DAY_MS

const migrate = (database: Database): void => {
  const done = database.pragma('user_version', { simple: true }) as number
  if (done > CONTROL_MIGRATIONS.length)
    throw new Error(`control.db is at step ${done}; this relay knows ${CONTROL_MIGRATIONS.length}`)
  CONTROL_MIGRATIONS.slice(done).forEach((step, index) => {
    database.transaction(() => {
      database.exec(step)
      database.pragma(`user_version = ${done + index + 1}`)
    })()
  })
}

/** Who keeps in mind whether the disk under the file takes anything (`school/health.ts`). */
export type DiskWatch = {
  /** False while it is known that it does not. */
  mayWrite(): boolean
  /** Told of what went wrong, whatever it was. */
  note(fault: unknown): void
}

const NOBODY: DiskWatch = { mayWrite: () => true, note: () => {} }

/** More than a small commit needs, so that a disk with a last free page does not pass for a sound one. */
const TRIED_BYTES = 256 * 1024

/** Writes something to the disk and takes it away again. Throws when it cannot be written. */
const tryWriting = (database: Database): void => {
  database.exec('DROP TABLE IF EXISTS trial')
  database.exec(`CREATE TABLE trial AS SELECT zeroblob(${TRIED_BYTES}) AS bytes`)
  database.exec('DROP TABLE trial')
}

/** Somebody else writes for longer than we wait; or it is the disk's. */
const mayBeLeftAway = (fault: unknown): boolean =>
  troubleOf(fault) !== undefined || (fault as { code?: unknown } | null)?.code === 'SQLITE_BUSY'

const prepare = (database: Database, disk: DiskWatch) => {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 5000')
  migrate(database)
  const securityLog = securityLogIn(database)
  securityLog.chain.sealUnhashed()
  const forget = [
    database.prepare<[InstantMs]>(`DELETE FROM resets WHERE expires_at <= ? - ${DAY_MS}`),
    database.prepare<[InstantMs]>('DELETE FROM sessions WHERE expires_at <= ?'),
    database.prepare<[InstantMs]>('DELETE FROM former_sessions WHERE expires_at <= ?'),
    database.prepare<[InstantMs]>(
      `DELETE FROM invitations WHERE expires_at <= ? - ${LAPSED_INVITATION_KEPT_MS}`,
    ),
  ]
  const erasure = erasuresIn(database)
  const knownNetworks = knownNetworksIn(database)
  const whole = <Value>(work: () => Value): Value => database.transaction(work).immediate()
  return {
    schools: schoolsIn(database),
    accounts: accountsIn(database),
    memberships: membershipsIn(database),
    devices: devicesIn(database),
    sessions: sessionsIn(database),
    lastWords: lastWordsIn(database),
    invitations: invitationsIn(database),
    resets: resetsIn(database),
    passkeys: passkeysIn(database),
    knownNetworks,
    securityLog,
    erasure,
    /** All of `work` or none of it. `work` must not wait for anything. */
    transaction: <Value>(work: () => Value): Value => {
      try {
        return whole(work)
      } catch (fault) {
        // Work here writes to schools as well, and what is damaged may be a file of theirs.
        if (troubleOf(fault) !== 'file-damaged') disk.note(fault)
        throw fault
      }
    },
    /**
     * For what is as well written later, or never: all of `work`, or none of it when the disk takes
     * nothing, and then whoever asked goes on. Of this file alone. Inside a transaction it stands or
     * falls with that.
     * @returns whether it was written
     */
    ifThereIsRoom: (work: () => void): boolean => {
      if (database.inTransaction) {
        work()
        return true
      }
      if (!disk.mayWrite()) return false
      try {
        whole(work)
        return true
      } catch (fault) {
        disk.note(fault)
        if (!mayBeLeftAway(fault)) throw fault
        return false
      }
    },
    tryWriting: (): void => tryWriting(database),
    /** Drops what has lapsed and need not be kept. */
    forgetLapsed: (now: InstantMs): void => {
      for (const statement of forget) statement.run(now)
      knownNetworks.forgetLapsed(now)
      database.transaction(() => erasure.forgetIdle(now)).immediate()
    },
    /** Drops what is left of devices that were ended, or have not been used, since then. */
    forgetUnusedDevices: (before: InstantMs, now: InstantMs): void =>
      database.transaction(() => erasure.forgetUnusedDevices(before, now)).immediate(),
    /** A consistent copy of the whole file at `destination`, taken while the relay runs. */
    backup: async (destination: string): Promise<void> => void (await database.backup(destination)),
    close: (): void => void database.close(),
  }
}

/**
 * Opens (and where needed makes or brings up to date) the file at `path`. Throws when the file was
 * written by a newer relay. Every commit is on disk when the call that made it returns.
 */
export const openControlDb = (path: string, disk: DiskWatch = NOBODY) =>
  openDatabase(path, (database) => prepare(database, disk))

export type ControlDb = ReturnType<typeof openControlDb>
