/** Single facts of a file, and which device stands behind which actor prefix. */
import type { Database } from 'better-sqlite3'
import type { DeviceId, PersonId } from '#shared/kernel/actor.ts'

export type KnownDevice = { readonly deviceId: DeviceId; readonly personId: PersonId }

export const metaIn = (database: Database) => {
  const get = database.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck()
  const set = database.prepare<[string, string]>(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  const remove = database.prepare<[string]>('DELETE FROM meta WHERE key = ?')
  const deviceOf = database.prepare<[string], KnownDevice>(
    'SELECT device AS deviceId, person AS personId FROM device WHERE actor_prefix = ?',
  )
  const remember = database.prepare<[string, DeviceId, PersonId]>(
    'INSERT OR IGNORE INTO device (actor_prefix, device, person) VALUES (?, ?, ?)',
  )
  return {
    get: (key: string): string | undefined => get.get(key),
    set: (key: string, value: string): void => void set.run(key, value),
    remove: (key: string): void => void remove.run(key),
    deviceOf: (actorPrefix: string): KnownDevice | undefined => deviceOf.get(actorPrefix),
    rememberDevice: (actorPrefix: string, deviceId: DeviceId, personId: PersonId): void =>
      void remember.run(actorPrefix, deviceId, personId),
  }
}
