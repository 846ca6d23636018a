/** The browsers people work on. A device is ended, never deleted: its changes still name it. */
import type { Database } from 'better-sqlite3'
import type { DeviceId, PersonId, SchoolId } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

export type DeviceKind = 'personal' | 'office'

export type DeviceRow = {
  readonly id: DeviceId
  readonly accountId: string
  readonly schoolId: SchoolId
  readonly personId: PersonId
  readonly name: string
  readonly kind: DeviceKind
  /** Goes up when the device is ended; whoever remembers an older one is talking to a ghost. */
  readonly generation: number
  readonly createdAt: InstantMs
  readonly lastSeenAt: InstantMs
  readonly endedAt: InstantMs | null
  /** 16 hex characters with which every Automerge actor of this device starts. */
  readonly actorPrefix: string
}

const DEVICE = `SELECT id, account_id AS accountId, school_id AS schoolId, person_id AS personId,
  name, kind, generation, created_at AS createdAt, last_seen_at AS lastSeenAt,
  ended_at AS endedAt, actor_prefix AS actorPrefix FROM devices`

export const devicesIn = (database: Database) => {
  const insert = database.prepare<[DeviceRow]>(
    `INSERT INTO devices (id, account_id, school_id, person_id, name, kind, generation,
       created_at, last_seen_at, ended_at, actor_prefix)
     VALUES (@id, @accountId, @schoolId, @personId, @name, @kind, @generation,
       @createdAt, @lastSeenAt, @endedAt, @actorPrefix)`,
  )
  const byId = database.prepare<[DeviceId], DeviceRow>(`${DEVICE} WHERE id = ?`)
  const byActorPrefix = database.prepare<[string], DeviceRow>(`${DEVICE} WHERE actor_prefix = ?`)
  const activeOf = database.prepare<[SchoolId, PersonId], DeviceRow>(
    `${DEVICE} WHERE school_id = ? AND person_id = ? AND ended_at IS NULL
     ORDER BY last_seen_at DESC, id`,
  )
  const leastNeeded = database.prepare<
    [{ schoolId: SchoolId; personId: PersonId; now: InstantMs; kept: number }],
    DeviceRow
  >(
    `${DEVICE} WHERE school_id = @schoolId AND person_id = @personId AND ended_at IS NULL
       ORDER BY EXISTS (SELECT 1 FROM sessions WHERE device_id = devices.id AND expires_at > @now) DESC,
         kind = 'personal' DESC, last_seen_at DESC, id
       LIMIT -1 OFFSET @kept`,
  )
  const madeSince = database
    .prepare<[SchoolId, PersonId, InstantMs], InstantMs>(
      `SELECT created_at FROM devices WHERE school_id = ? AND person_id = ? AND created_at > ?
       ORDER BY created_at DESC`,
    )
    .pluck()
  const unseenSince = database.prepare<[SchoolId, InstantMs], DeviceRow>(
    `${DEVICE} WHERE school_id = ? AND ended_at IS NULL AND kind = 'personal' AND last_seen_at < ?
     ORDER BY last_seen_at, id`,
  )
  const end = database.prepare<[InstantMs, DeviceId]>(
    `UPDATE devices SET ended_at = ?, generation = generation + 1
     WHERE id = ? AND ended_at IS NULL`,
  )
  const seen = database.prepare<[InstantMs, DeviceId]>(
    'UPDATE devices SET last_seen_at = ? WHERE id = ?',
  )
  const describe = database.prepare<[string, DeviceKind, InstantMs, DeviceId]>(
    'UPDATE devices SET name = ?, kind = ?, last_seen_at = ? WHERE id = ?',
  )
  return {
    add: (device: DeviceRow): void => void insert.run(device),
    byId: (id: DeviceId): DeviceRow | undefined => byId.get(id),
    /** Also ended ones: what they wrote is still theirs. */
    byActorPrefix: (prefix: string): DeviceRow | undefined => byActorPrefix.get(prefix),
    /** Not ended ones, last used first. */
    activeOf: (schoolId: SchoolId, personId: PersonId): DeviceRow[] =>
      activeOf.all(schoolId, personId),
    /**
     * All but `kept` of those that have not ended. The ones that are kept: signed in before signed
     * out, one's own before shared computers, which hold no work; then the last used.
     */
    leastNeededOf: (
      schoolId: SchoolId,
      personId: PersonId,
      kept: number,
      now: InstantMs,
    ): DeviceRow[] => leastNeeded.all({ schoolId, personId, kept, now }),
    /** When each was made that came after `at`, the newest first; also of ended ones. */
    madeSince: (schoolId: SchoolId, personId: PersonId, at: InstantMs): InstantMs[] =>
      madeSince.all(schoolId, personId, at),
    /** Those that keep a copy and have not come by since then, the longest away first. */
    unseenSince: (schoolId: SchoolId, at: InstantMs): DeviceRow[] => unseenSince.all(schoolId, at),
    /** False when it had ended already. */
    end: (id: DeviceId, at: InstantMs): boolean => end.run(at, id).changes === 1,
    seen: (id: DeviceId, at: InstantMs): void => void seen.run(at, id),
    signedInAgain: (id: DeviceId, name: string, kind: DeviceKind, at: InstantMs): void =>
      void describe.run(name, kind, at, id),
  }
}
