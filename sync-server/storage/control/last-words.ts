/**
 * Sessions that are over. While nothing else they are good for one thing: a device that was ended may
 * once more hand in what it has not sent. The rows are written by a trigger when a session goes, so
 * that no way of ending one can forget it.
 */
import type { Database } from 'better-sqlite3'
import type { DeviceId, PersonId, SchoolId } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

export type FormerSession = {
  readonly sessionId: string
  readonly secretHash: Uint8Array
  readonly schoolId: SchoolId
  readonly personId: PersonId
  readonly deviceId: DeviceId
  readonly actorPrefix: string
  readonly deviceEndedAt: InstantMs
}

export const lastWordsIn = (database: Database) => {
  const ofEnded = database.prepare<[string], FormerSession>(
    `SELECT f.session_id AS sessionId, f.secret_hash AS secretHash, d.school_id AS schoolId,
       d.person_id AS personId, d.id AS deviceId, d.actor_prefix AS actorPrefix,
       d.ended_at AS deviceEndedAt
     FROM former_sessions f
     JOIN devices d ON d.id = f.device_id AND d.ended_at IS NOT NULL
     WHERE f.session_id = ?`,
  )
  const spend = database.prepare<[DeviceId]>('DELETE FROM former_sessions WHERE device_id = ?')
  return {
    /** Undefined while the device has not been ended, and once its last words are said. */
    ofEndedDevice: (sessionId: string): FormerSession | undefined => ofEnded.get(sessionId),
    /** The device has handed in everything. */
    spend: (deviceId: DeviceId): void => void spend.run(deviceId),
  }
}
