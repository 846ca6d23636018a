/** Deleting a person at the door: how they signed in, on what, and who invited them. */
import type { Database } from 'better-sqlite3'
import type { DeviceId, PersonId, SchoolId } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import type { EndedSession } from './sessions.ts'

export type ErasedAtDoor = {
  readonly devices: readonly DeviceId[]
  readonly sessions: readonly EndedSession[]
}

/**
 * An account that is in no school is kept this long after its last device was ended: so long may that
 * device still hand in its last words (`auth/last-words.ts`), and as long may somebody be taken back.
 */
export const IDLE_ACCOUNT_KEPT_MS = 31 * DAY_MS

/** What a device is called that has been away for long, until its person signs in on it again. */
export const UNUSED_DEVICE_NAME = 'Own device'

type Person = { readonly schoolId: SchoolId; readonly personId: PersonId }

export const erasuresIn = (database: Database) => {
  // Whoever was removed before has no membership any more, but devices that were ended.
  const ACCOUNTS = `SELECT account_id FROM memberships
      WHERE school_id = @schoolId AND person_id = @personId
    UNION SELECT account_id FROM devices WHERE school_id = @schoolId AND person_id = @personId`
  const accounts = database.prepare<[Person], string>(ACCOUNTS).pluck()
  const devices = database
    .prepare<[Person], DeviceId>(
      'SELECT id FROM devices WHERE school_id = @schoolId AND person_id = @personId ORDER BY id',
    )
    .pluck()
  const remember = database.prepare<[DeviceId, InstantMs]>(
    'INSERT OR IGNORE INTO erased_devices (id, at) VALUES (?, ?)',
  )
  const endSessions = database.prepare<[Person], EndedSession>(
    `DELETE FROM sessions WHERE school_id = @schoolId AND person_id = @personId
     RETURNING id, device_id AS deviceId`,
  )
  const forget = [
    `DELETE FROM invitations WHERE school_id = @schoolId AND (person_id = @personId OR email IN (
       SELECT email FROM accounts WHERE id IN (${ACCOUNTS})))`,
    // After the sessions, whose end writes a row here.
    `DELETE FROM former_sessions WHERE device_id IN (
       SELECT id FROM devices WHERE school_id = @schoolId AND person_id = @personId)`,
    'DELETE FROM devices WHERE school_id = @schoolId AND person_id = @personId',
    'DELETE FROM memberships WHERE school_id = @schoolId AND person_id = @personId',
  ].map((sql) => database.prepare<[Person]>(sql))
  // With their passkeys and resets; whoever is in another school too keeps their account there.
  const forgetAccount = database.prepare<[string]>(
    `DELETE FROM accounts WHERE id = ?
     AND NOT EXISTS (SELECT 1 FROM memberships WHERE account_id = accounts.id)`,
  )
  const IDLE = `SELECT id FROM accounts AS idle WHERE created_at < @before
    AND password_changed_at < @before
    AND NOT EXISTS (SELECT 1 FROM memberships WHERE account_id = idle.id)
    AND NOT EXISTS (SELECT 1 FROM devices WHERE account_id = idle.id
      AND max(created_at, coalesce(ended_at, last_seen_at)) >= @before)
    AND NOT EXISTS (SELECT 1 FROM invitations WHERE email = idle.email AND used_at IS NULL
      AND expires_at >= @before)`
  const idleDevices = database
    .prepare<[{ before: InstantMs }], DeviceId>(
      `SELECT id FROM devices WHERE account_id IN (${IDLE})`,
    )
    .pluck()
  const forgetFormer = database.prepare<[{ before: InstantMs }]>(
    `DELETE FROM former_sessions WHERE device_id IN (
       SELECT id FROM devices WHERE account_id IN (${IDLE}))`,
  )
  const forgetIdle = database.prepare<[{ before: InstantMs }]>(
    `DELETE FROM accounts WHERE id IN (${IDLE})`,
  )
  // An office PC keeps no copy; a phone in a drawer may hold work that was never sent, and stays its
  // person's under its id.
  const USELESS = `FROM devices WHERE (ended_at < @before OR (kind = 'office'
      AND max(created_at, last_seen_at) < @before))
    AND NOT EXISTS (SELECT 1 FROM sessions WHERE device_id = devices.id)`
  const uselessDevices = database
    .prepare<[{ before: InstantMs }], DeviceId>(`SELECT id ${USELESS}`)
    .pluck()
  const forgetWords = database.prepare<[DeviceId]>(
    'DELETE FROM former_sessions WHERE device_id = ?',
  )
  const forgetDevice = database.prepare<[DeviceId]>('DELETE FROM devices WHERE id = ?')
  const forgetNames = database.prepare<[{ before: InstantMs; name: string }]>(
    `UPDATE devices SET name = @name WHERE ended_at IS NULL AND kind = 'personal'
     AND max(created_at, last_seen_at) < @before AND name <> @name`,
  )
  const otherAdmins = database
    .prepare<[Person], number>(
      `SELECT count(*) FROM memberships WHERE school_id = @schoolId AND person_id <> @personId
       AND EXISTS (SELECT 1 FROM json_each(roles) WHERE value = 'admin')`,
    )
    .pluck()
  const isErased = database
    .prepare<[DeviceId], number>('SELECT 1 FROM erased_devices WHERE id = ?')
    .pluck()

  return {
    /** Is anything of them still here? */
    isKnown: (schoolId: SchoolId, personId: PersonId): boolean =>
      accounts.all({ schoolId, personId }).length > 0,
    devicesOf: (schoolId: SchoolId, personId: PersonId): number =>
      devices.all({ schoolId, personId }).length,
    /** Would the school be without an admin? */
    isLastAdmin: (schoolId: SchoolId, personId: PersonId): boolean =>
      otherAdmins.get({ schoolId, personId }) === 0,
    /**
     * Deletes accounts that have been in no school for `IDLE_ACCOUNT_KEPT_MS`. Inside a transaction.
     * Their devices are remembered as to be wiped, should one come late.
     */
    forgetIdle: (now: InstantMs): void => {
      const before = now - IDLE_ACCOUNT_KEPT_MS
      for (const id of idleDevices.all({ before })) remember.run(id, now)
      forgetFormer.run({ before })
      forgetIdle.run({ before })
    },
    /**
     * Devices that were ended before then are forgotten but for their being wiped, office PCs that
     * nobody has used since then too; a phone loses the name its browser gave it. Inside a transaction.
     */
    forgetUnusedDevices: (before: InstantMs, now: InstantMs): void => {
      for (const id of uselessDevices.all({ before })) {
        remember.run(id, now)
        forgetWords.run(id)
        forgetDevice.run(id)
      }
      forgetNames.run({ before, name: UNUSED_DEVICE_NAME })
    },
    /** Inside a transaction. Again finds nothing more to do. */
    erase: (schoolId: SchoolId, personId: PersonId, at: InstantMs): ErasedAtDoor => {
      const person = { schoolId, personId }
      const accountIds = accounts.all(person)
      const ids = devices.all(person)
      for (const id of ids) remember.run(id, at)
      const sessions = endSessions.all(person)
      for (const statement of forget) statement.run(person)
      for (const accountId of accountIds) forgetAccount.run(accountId)
      return { devices: ids, sessions }
    },
    /** A browser that asks what became of it is to wipe itself. */
    isErasedDevice: (id: DeviceId): boolean => isErased.get(id) === 1,
    /** Writes over what was deleted. False while somebody reads an older state: do it again later. */
    compact: (): boolean => {
      database.exec('VACUUM')
      const [done] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
      return done?.busy === 0
    },
  }
}
