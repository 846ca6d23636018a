/** Who may sign in, and as whom in which school. An account is an e-mail and a password, no more. */
import type { Database } from 'better-sqlite3'
import type { PersonId, Role, SchoolId } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

export type AccountRow = {
  readonly id: string
  /** Lower case; the table refuses anything else. */
  readonly email: string
  /** In PHC form: the argon2id parameters and salt stand in front of the hash. */
  readonly passwordHash: string
  readonly createdAt: InstantMs
  readonly passwordChangedAt: InstantMs
}

export type Membership = {
  readonly accountId: string
  readonly schoolId: SchoolId
  readonly personId: PersonId
  readonly roles: readonly Role[]
  readonly createdAt: InstantMs
}

type StoredMembership = Omit<Membership, 'roles'> & { readonly roles: string }

const ACCOUNT = `SELECT id, email, password_hash AS passwordHash, created_at AS createdAt,
  password_changed_at AS passwordChangedAt FROM accounts`
const MEMBERSHIP = `SELECT account_id AS accountId, school_id AS schoolId, person_id AS personId,
  roles, created_at AS createdAt FROM memberships`

const toMembership = (row: StoredMembership): Membership => ({
  ...row,
  roles: JSON.parse(row.roles) as Role[],
})

export const accountsIn = (database: Database) => {
  const insert = database.prepare<[AccountRow]>(
    `INSERT INTO accounts (id, email, password_hash, created_at, password_changed_at)
     VALUES (@id, @email, @passwordHash, @createdAt, @passwordChangedAt)`,
  )
  const byId = database.prepare<[string], AccountRow>(`${ACCOUNT} WHERE id = ?`)
  const byEmail = database.prepare<[string], AccountRow>(`${ACCOUNT} WHERE email = ?`)
  const setPassword = database.prepare<[string, InstantMs, string]>(
    'UPDATE accounts SET password_hash = ?, password_changed_at = ? WHERE id = ?',
  )
  const setHash = database.prepare<[string, string]>(
    'UPDATE accounts SET password_hash = ? WHERE id = ?',
  )
  const proveEmail = database.prepare<[InstantMs, string]>(
    'UPDATE accounts SET email_proven_at = coalesce(email_proven_at, ?) WHERE id = ?',
  )
  const isEmailProven = database
    .prepare<[string], number>('SELECT email_proven_at IS NOT NULL FROM accounts WHERE id = ?')
    .pluck()
  return {
    add: (account: AccountRow): void => void insert.run(account),
    byId: (id: string): AccountRow | undefined => byId.get(id),
    byEmail: (email: string): AccountRow | undefined => byEmail.get(email),
    setPassword: (id: string, passwordHash: string, at: InstantMs): void =>
      void setPassword.run(passwordHash, at, id),
    /** Whoever has the account has opened a link that went to its address. */
    proveEmail: (id: string, at: InstantMs): void => void proveEmail.run(at, id),
    isEmailProven: (id: string): boolean => isEmailProven.get(id) === 1,
    /** The same password under today's cost: no change anybody made. */
    renewHash: (id: string, passwordHash: string): void => void setHash.run(passwordHash, id),
  }
}

export const membershipsIn = (database: Database) => {
  const insert = database.prepare<[StoredMembership]>(
    `INSERT INTO memberships (account_id, school_id, person_id, roles, created_at)
     VALUES (@accountId, @schoolId, @personId, @roles, @createdAt)`,
  )
  const ofAccount = database.prepare<[string], StoredMembership>(
    `${MEMBERSHIP} WHERE account_id = ? ORDER BY created_at, school_id`,
  )
  const ofPerson = database.prepare<[SchoolId, PersonId], StoredMembership>(
    `${MEMBERSHIP} WHERE school_id = ? AND person_id = ?`,
  )
  const setRoles = database.prepare<[string, SchoolId, PersonId]>(
    'UPDATE memberships SET roles = ? WHERE school_id = ? AND person_id = ?',
  )
  const ofSchool = database.prepare<[SchoolId], StoredMembership>(
    `${MEMBERSHIP} WHERE school_id = ? ORDER BY created_at, person_id`,
  )
  const remove = database.prepare<[SchoolId, PersonId]>(
    'DELETE FROM memberships WHERE school_id = ? AND person_id = ?',
  )
  return {
    add: (membership: Membership): void =>
      void insert.run({ ...membership, roles: JSON.stringify(membership.roles) }),
    /** Oldest first. */
    ofAccount: (accountId: string): Membership[] => ofAccount.all(accountId).map(toMembership),
    ofPerson: (schoolId: SchoolId, personId: PersonId): Membership | undefined => {
      const row = ofPerson.get(schoolId, personId)
      return row && toMembership(row)
    },
    /** Oldest first. */
    ofSchool: (schoolId: SchoolId): Membership[] => ofSchool.all(schoolId).map(toMembership),
    remove: (schoolId: SchoolId, personId: PersonId): void => void remove.run(schoolId, personId),
    /** Takes effect with the next request: a session carries no roles of its own. */
    setRoles: (schoolId: SchoolId, personId: PersonId, roles: readonly Role[]): void =>
      void setRoles.run(JSON.stringify(roles), schoolId, personId),
  }
}
