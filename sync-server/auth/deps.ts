/** What sign-in needs from around it. */
import type { DeviceId, PersonId, Role, SchoolId } from '#shared/kernel/actor.ts'
import type { Clock, IdSource, Random } from '#shared/kernel/ports.ts'
import type { Mailer } from '#sync-server/mail/mailer.ts'
import type { ControlDb } from '#sync-server/storage/control/control-db.ts'
import type { SecurityJournal } from '#sync-server/storage/security-journal.ts'
import type { Passwords } from './passwords.ts'
import type { SessionContext } from './session-context.ts'

export type NewPerson = {
  readonly personId: PersonId
  readonly displayName: string
  readonly email: string
  readonly phone?: string
  /** The first of the person's roles. */
  readonly role: Role
}

/** The school's directory, where names live. */
export type PeopleDirectory = {
  /**
   * Called inside the transaction that makes the membership, before it commits; throwing undoes
   * both. Must be idempotent: after a crash in between, the same person comes again.
   */
  add(schoolId: SchoolId, person: NewPerson): void
  /** What the school calls somebody; undefined for whom it does not know. */
  nameOf(schoolId: SchoolId, personId: PersonId): string | undefined
  /**
   * The school's directory, its feeds and its open connections go by these roles from now on; none
   * means the person has left. Inside the same transaction, like `add`.
   */
  rolesChanged(
    schoolId: SchoolId,
    personId: PersonId,
    before: readonly Role[],
    after: readonly Role[],
  ): void
  /** A line in the audit of the session's school. Ids only. */
  audit(by: Somebody, event: AuditLine): void
}

/** Who did it, and on which device. */
export type Somebody = Pick<SessionContext, 'accountId' | 'schoolId' | 'personId' | 'deviceId'>

/** What was done, to which person or device, and how it ended. */
export type AuditLine = {
  readonly action:
    | 'device-ended'
    | 'device-replaced'
    | 'roles-changed'
    | 'member-removed'
    | 'reset-made'
  readonly target: string
  readonly outcome: string
}

export type AuthConfig = {
  /** `https://school.example`, exactly as browsers write it in `Origin`. */
  readonly allowedOrigins: readonly string[]
  /** True wherever people reach the relay over https; false only on plain http at localhost. */
  readonly secureCookies: boolean
  /** Addresses or `address/bits` of the proxies in front; usually none. */
  readonly trustedProxies: readonly string[]
}

export type AuthDeps = {
  readonly control: ControlDb
  readonly clock: Clock
  readonly random: Random
  readonly ids: IdSource
  readonly people: PeopleDirectory
  /** Written inside the transaction of what it tells, before that commits. */
  readonly journal: SecurityJournal
  /** Secret, and not in `control`: networks are kept as hashes under it. */
  readonly networkKey: Uint8Array
  /** Missing where the relay has no mail server: then links are handed over by an admin. */
  readonly mailer?: Mailer | undefined
  readonly config: AuthConfig
  /** Another hash cost; only tests, which make many people, give one. */
  readonly passwords?: Passwords
}

/** Told after the commit, so that open sockets can be closed. */
export type SessionEnded = { readonly sessionId: string; readonly deviceId: DeviceId }
