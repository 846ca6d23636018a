/** Invitations that were sent: the hash of a token, and exactly what it lets one person become. */
import type { Database } from 'better-sqlite3'
import type { PersonId, Role, SchoolId } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

export type InvitationRow = {
  /** SHA-256 of the 256-bit token. */
  readonly tokenHash: Uint8Array
  /** Of the link that went to the address by mail and to nobody else; null where there is no mail. */
  readonly mailedTokenHash: Uint8Array | null
  readonly schoolId: SchoolId
  readonly email: string
  readonly displayName: string
  readonly role: Role
  /** Chosen when the invitation is made, so that accepting it twice can never make two people. */
  readonly personId: PersonId
  /** Person id of the admin. */
  readonly createdBy: PersonId
  readonly createdAt: InstantMs
  readonly expiresAt: InstantMs
  readonly usedAt: InstantMs | null
}

const INVITATION = `SELECT token_hash AS tokenHash, mailed_token_hash AS mailedTokenHash, school_id AS schoolId, email,
  display_name AS displayName, role, person_id AS personId, created_by AS createdBy,
  created_at AS createdAt, expires_at AS expiresAt, used_at AS usedAt FROM invitations`

export const invitationsIn = (database: Database) => {
  const insert = database.prepare<[InvitationRow]>(
    `INSERT INTO invitations (token_hash, mailed_token_hash, school_id, email, display_name, role,
       person_id, created_by, created_at, expires_at, used_at)
     VALUES (@tokenHash, @mailedTokenHash, @schoolId, @email, @displayName, @role, @personId,
       @createdBy, @createdAt, @expiresAt, @usedAt)`,
  )
  const byHash = database.prepare<[{ hash: Uint8Array }], InvitationRow>(
    `${INVITATION} WHERE token_hash = @hash OR mailed_token_hash = @hash`,
  )
  // One statement decides who was first, however many ask at once.
  const use = database.prepare<[InstantMs, Uint8Array, InstantMs]>(
    'UPDATE invitations SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?',
  )
  const nameOf = database
    .prepare<[SchoolId, PersonId], string>(
      `SELECT display_name FROM invitations WHERE school_id = ? AND person_id = ?
       ORDER BY created_at DESC LIMIT 1`,
    )
    .pluck()
  const withdraw = database.prepare<[SchoolId, string]>(
    'DELETE FROM invitations WHERE school_id = ? AND email = ? AND used_at IS NULL',
  )
  const withdrawMadeBy = database.prepare<[SchoolId, PersonId]>(
    'DELETE FROM invitations WHERE school_id = ? AND created_by = ? AND used_at IS NULL',
  )
  const withdrawFor = database.prepare<[SchoolId, PersonId]>(
    'DELETE FROM invitations WHERE school_id = ? AND person_id = ? AND used_at IS NULL',
  )
  const withdrawAll = database.prepare<[SchoolId]>(
    'DELETE FROM invitations WHERE school_id = ? AND used_at IS NULL',
  )
  return {
    add: (invitation: InvitationRow): void => void insert.run(invitation),
    /** By either of its links. */
    byHash: (hash: Uint8Array): InvitationRow | undefined => byHash.get({ hash }),
    /** False when it was used before or has expired. */
    use: (tokenHash: Uint8Array, now: InstantMs): boolean =>
      use.run(now, tokenHash, now).changes === 1,
    /** What the person was called when they were invited, while that is kept. */
    nameOf: (schoolId: SchoolId, personId: PersonId): string | undefined =>
      nameOf.get(schoolId, personId),
    /** Takes back every open invitation of this e-mail to this school. */
    withdraw: (schoolId: SchoolId, email: string): void => void withdraw.run(schoolId, email),
    /** Takes back what this admin has handed out and nobody has used. */
    withdrawMadeBy: (schoolId: SchoolId, personId: PersonId): void =>
      void withdrawMadeBy.run(schoolId, personId),
    /** Takes back what would let this person in. */
    withdrawFor: (schoolId: SchoolId, personId: PersonId): void =>
      void withdrawFor.run(schoolId, personId),
    /** Takes back every open invitation to this school. */
    withdrawAll: (schoolId: SchoolId): void => void withdrawAll.run(schoolId),
  }
}
