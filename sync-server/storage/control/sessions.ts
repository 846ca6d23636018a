/** Sessions: the hash of a secret, and whom it speaks for. The secret itself is only in the cookie. */
import type { Database } from 'better-sqlite3'
import type { DeviceId, PersonId, SchoolId } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import type { DeviceKind } from './devices.ts'

export type SessionRow = {
  readonly id: string
  /** SHA-256 of the 256-bit secret. */
  readonly secretHash: Uint8Array
  readonly accountId: string
  readonly schoolId: SchoolId
  readonly personId: PersonId
  readonly deviceId: DeviceId
  readonly createdAt: InstantMs
  readonly expiresAt: InstantMs
  /** When the person last proved who they are on this session, at sign-in or after it. */
  readonly steppedUpAt: InstantMs
}

/** A session together with what today's rows say about its school, membership and device. */
export type LiveSession = SessionRow & {
  readonly schoolName: string
  /** JSON list. */
  readonly roles: string
  readonly deviceKind: DeviceKind
  readonly deviceSeenAt: InstantMs
  readonly actorPrefix: string
}

export type EndedSession = { readonly id: string; readonly deviceId: DeviceId }

export const sessionsIn = (database: Database) => {
  const insert = database.prepare<[SessionRow]>(
    `INSERT INTO sessions (id, secret_hash, account_id, school_id, person_id, device_id,
       created_at, expires_at, stepped_up_at)
     VALUES (@id, @secretHash, @accountId, @schoolId, @personId, @deviceId, @createdAt, @expiresAt,
       @steppedUpAt)`,
  )
  // The joins are the revocation: without membership or with an ended device there is no session.
  const live = database.prepare<[string, InstantMs], LiveSession>(
    `SELECT s.id, s.secret_hash AS secretHash, s.account_id AS accountId, s.school_id AS schoolId,
       m.person_id AS personId, s.device_id AS deviceId, s.created_at AS createdAt,
       s.expires_at AS expiresAt, s.stepped_up_at AS steppedUpAt, sc.name AS schoolName, m.roles AS roles, d.kind AS deviceKind,
       d.last_seen_at AS deviceSeenAt, d.actor_prefix AS actorPrefix
     FROM sessions s
     JOIN schools sc ON sc.id = s.school_id
     JOIN memberships m ON m.account_id = s.account_id AND m.school_id = s.school_id
       AND m.person_id = s.person_id
     JOIN devices d ON d.id = s.device_id AND d.ended_at IS NULL
     WHERE s.id = ? AND s.expires_at > ?`,
  )
  const extend = database.prepare<[InstantMs, string]>(
    'UPDATE sessions SET expires_at = ? WHERE id = ?',
  )
  const rotate = database.prepare<[Uint8Array, InstantMs, string]>(
    'UPDATE sessions SET secret_hash = ?, stepped_up_at = ? WHERE id = ?',
  )
  const end = database.prepare<[string], EndedSession>(
    'DELETE FROM sessions WHERE id = ? RETURNING id, device_id AS deviceId',
  )
  const endOfDevice = database.prepare<[DeviceId], EndedSession>(
    'DELETE FROM sessions WHERE device_id = ? RETURNING id, device_id AS deviceId',
  )
  const endOthers = database.prepare<[string, string], EndedSession>(
    'DELETE FROM sessions WHERE account_id = ? AND id <> ? RETURNING id, device_id AS deviceId',
  )
  const endAll = database.prepare<[string], EndedSession>(
    'DELETE FROM sessions WHERE account_id = ? RETURNING id, device_id AS deviceId',
  )
  return {
    add: (session: SessionRow): void => void insert.run(session),
    live: (id: string, now: InstantMs): LiveSession | undefined => live.get(id, now),
    extend: (id: string, expiresAt: InstantMs): void => void extend.run(expiresAt, id),
    /** Another secret for the same session, whose person has just proved who they are. */
    rotate: (id: string, secretHash: Uint8Array, steppedUpAt: InstantMs): void =>
      void rotate.run(secretHash, steppedUpAt, id),
    end: (id: string): EndedSession[] => end.all(id),
    endOfDevice: (deviceId: DeviceId): EndedSession[] => endOfDevice.all(deviceId),
    endAllOfAccount: (accountId: string): EndedSession[] => endAll.all(accountId),
    endOthersOfAccount: (accountId: string, keptSessionId: string): EndedSession[] =>
      endOthers.all(accountId, keptSessionId),
  }
}
