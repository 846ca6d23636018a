/** Links with which a person sets a new password: the hash of a token, and whose password it sets. */
import type { Database } from 'better-sqlite3'
import type { PersonId, SchoolId } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

export type ResetRow = {
  /** SHA-256 of the 256-bit token. */
  readonly tokenHash: Uint8Array
  readonly accountId: string
  /** The school whose admin made the link; null when the person asked for it by e-mail. */
  readonly schoolId: SchoolId | null
  /** Person id of that admin. */
  readonly createdBy: PersonId | null
  readonly createdAt: InstantMs
  readonly expiresAt: InstantMs
  readonly usedAt: InstantMs | null
}

export const resetsIn = (database: Database) => {
  const insert = database.prepare<[ResetRow]>(
    `INSERT INTO resets (token_hash, account_id, school_id, created_by, created_at, expires_at,
       used_at)
     VALUES (@tokenHash, @accountId, @schoolId, @createdBy, @createdAt, @expiresAt, @usedAt)`,
  )
  const byHash = database.prepare<[Uint8Array], ResetRow>(
    `SELECT token_hash AS tokenHash, account_id AS accountId, school_id AS schoolId,
       created_by AS createdBy, created_at AS createdAt, expires_at AS expiresAt,
       used_at AS usedAt FROM resets WHERE token_hash = ?`,
  )
  // One statement decides who was first, however many ask at once.
  const use = database.prepare<[InstantMs, Uint8Array, InstantMs]>(
    'UPDATE resets SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?',
  )
  const withdraw = database.prepare<[string]>(
    'DELETE FROM resets WHERE account_id = ? AND used_at IS NULL',
  )
  const withdrawOf = database.prepare<[string, SchoolId]>(
    'DELETE FROM resets WHERE account_id = ? AND school_id = ? AND used_at IS NULL',
  )
  const withdrawMadeBy = database.prepare<[SchoolId, PersonId]>(
    'DELETE FROM resets WHERE school_id = ? AND created_by = ? AND used_at IS NULL',
  )
  return {
    add: (reset: ResetRow): void => void insert.run(reset),
    byHash: (tokenHash: Uint8Array): ResetRow | undefined => byHash.get(tokenHash),
    /** False when it was used before or has expired. */
    use: (tokenHash: Uint8Array, now: InstantMs): boolean =>
      use.run(now, tokenHash, now).changes === 1,
    /** Takes back every open link of the account. */
    withdraw: (accountId: string): void => void withdraw.run(accountId),
    /** Takes back the open links that this school's admins made. */
    withdrawOfSchool: (accountId: string, schoolId: SchoolId): void =>
      void withdrawOf.run(accountId, schoolId),
    /** Takes back what this admin has handed out and nobody has used. */
    withdrawMadeBy: (schoolId: SchoolId, personId: PersonId): void =>
      void withdrawMadeBy.run(schoolId, personId),
  }
}
