/**
 * Who did what in a school, each row chained to the one before it: whoever changes, drops or swaps a
 * row afterwards breaks the chain from there on. Ids only, so that it outlives the people in it.
 */
import type { Database } from 'better-sqlite3'
import type { DeviceId, PersonId } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { chainIn } from '../audit/chain.ts'

export type AuditEvent = {
  readonly at: InstantMs
  readonly person: PersonId
  readonly device: DeviceId
  /** A short fixed word, e.g. `refusal-decided`. */
  readonly action: string
  /** What it was done to: a document, a person, a set; never a name. */
  readonly target: string
  readonly outcome: string
}

export type AuditRow = AuditEvent & { readonly seq: number }

export type AuditFilter = {
  /** Rows before this number; left out: the newest. */
  readonly before?: number | undefined
  readonly limit: number
  readonly action?: string | undefined
  /** Who did it, or whom it was done to. */
  readonly person?: PersonId | undefined
}

const COLUMNS = ['at', 'person', 'device', 'action', 'target', 'outcome'] as const

export const auditIn = (database: Database) => {
  const chain = chainIn(database, 'audit', COLUMNS)
  const page = database.prepare<[object], AuditRow>(
    `SELECT seq, ${COLUMNS.join(', ')} FROM audit
     WHERE seq < @before AND (@action IS NULL OR action = @action)
       AND (@person IS NULL OR person = @person OR target = @person)
     ORDER BY seq DESC LIMIT @limit`,
  )
  return {
    chain,
    /** Adds a row. To be called inside the transaction of what it tells. */
    append: ({ at, person, device, action, target, outcome }: AuditEvent): void =>
      chain.append([at, person, device, action, target, outcome]),
    /** Newest first. */
    page: (filter: AuditFilter): AuditRow[] =>
      page.all({
        ...filter,
        before: filter.before ?? Number.MAX_SAFE_INTEGER,
        action: filter.action ?? null,
        person: filter.person ?? null,
      }),
  }
}

export type AuditLog = ReturnType<typeof auditIn>
