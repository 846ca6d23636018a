/**
 * What happened at the door, each row chained to the one before it. Ids only, so that it may be kept
 * when a person is erased.
 */
import type { Database } from 'better-sqlite3'
import type { DeviceId, PersonId, SchoolId } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { chainIn } from '../audit/chain.ts'

export type SecurityAction =
  | 'sign-in'
  | 'sign-out'
  | 'device-ended'
  | 'device-replaced'
  | 'invitation-made'
  | 'invitation-accepted'
  | 'account-made'
  | 'password-changed'
  | 'stepped-up'
  | 'sessions-ended'
  | 'device-added'
  | 'reset-asked'
  | 'reset-made'
  | 'password-reset'
  | 'passkey-added'
  | 'passkey-removed'
  | 'roles-changed'
  | 'member-removed'
  | 'exported'
  | 'person-erased'
  | 'restored'
  | 'receipt-key-renewed'

export type SecurityEvent = {
  readonly at: InstantMs
  readonly action: SecurityAction
  readonly outcome: 'done' | 'refused'
  readonly schoolId?: string | undefined
  readonly accountId?: string | undefined
  readonly personId?: string | undefined
  readonly deviceId?: string | undefined
}

export type SecurityRow = {
  readonly seq: number
  readonly at: InstantMs
  readonly accountId: string | null
  readonly personId: PersonId | null
  readonly deviceId: DeviceId | null
  readonly action: string
  readonly outcome: string
}

export type SecurityFilter = {
  readonly schoolId: SchoolId
  /** Rows before this number; left out: the newest. */
  readonly before?: number | undefined
  readonly limit: number
  readonly action?: string | undefined
  /** Who did it, or whom it was done to. */
  readonly person?: PersonId | undefined
}

const COLUMNS = ['at', 'school_id', 'account_id', 'person_id', 'device_id', 'action', 'outcome']

export const securityLogIn = (database: Database) => {
  const chain = chainIn(database, 'security_log', COLUMNS)
  const page = database.prepare<[object], SecurityRow>(
    `SELECT seq, at, account_id AS accountId, person_id AS personId, device_id AS deviceId,
       action, outcome
     FROM security_log
     WHERE school_id = @schoolId AND seq < @before AND (@action IS NULL OR action = @action)
       AND (@person IS NULL OR person_id = @person OR account_id IN (
         SELECT account_id FROM memberships WHERE school_id = @schoolId AND person_id = @person))
     ORDER BY seq DESC LIMIT @limit`,
  )
  return {
    chain,
    /** Adds a row. To be called inside the transaction of what it tells. */
    write: (event: SecurityEvent): void => {
      const { at, schoolId, accountId, personId, deviceId, action, outcome } = event
      const ids = [schoolId, accountId, personId, deviceId].map((id) => id ?? null)
      chain.append([at, ...ids, action, outcome])
    },
    /** What concerns one school, newest first. */
    page: (filter: SecurityFilter): SecurityRow[] =>
      page.all({
        ...filter,
        before: filter.before ?? Number.MAX_SAFE_INTEGER,
        action: filter.action ?? null,
        person: filter.person ?? null,
      }),
  }
}
