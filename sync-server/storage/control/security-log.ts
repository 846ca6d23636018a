/** What happened at the door. Ids only, so that it may be kept when a person is erased. */
import type { Database } from 'better-sqlite3'
import type { InstantMs } from '#shared/kernel/ports.ts'

export type SecurityAction =
  | 'sign-in'
  | 'sign-out'
  | 'device-ended'
  | 'invitation-made'
  | 'invitation-accepted'
  | 'account-made'
  | 'password-changed'

export type SecurityEvent = {
  readonly at: InstantMs
  readonly action: SecurityAction
  readonly outcome: 'done' | 'refused'
  readonly schoolId?: string | undefined
  readonly accountId?: string | undefined
  readonly personId?: string | undefined
  readonly deviceId?: string | undefined
}

const NOBODY = { schoolId: null, accountId: null, personId: null, deviceId: null }

export const securityLogIn = (database: Database) => {
  const insert = database.prepare<[object]>(
    `INSERT INTO security_log (at, school_id, account_id, person_id, device_id, action, outcome)
     VALUES (@at, @schoolId, @accountId, @personId, @deviceId, @action, @outcome)`,
  )
  const ofSchool = database.prepare<[string, number], SecurityEvent>(
    `SELECT at, action, outcome, school_id AS schoolId, account_id AS accountId,
       person_id AS personId, device_id AS deviceId
     FROM security_log WHERE school_id = ? ORDER BY seq DESC LIMIT ?`,
  )
  return {
    write: (event: SecurityEvent): void => void insert.run({ ...NOBODY, ...event }),
    /** Newest first. */
    ofSchool: (schoolId: string, limit: number): SecurityEvent[] => ofSchool.all(schoolId, limit),
  }
}
