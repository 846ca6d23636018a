/**
 * Who did what in a school, each row chained to the one before it: whoever changes, drops or swaps a
 * row afterwards breaks the chain from there on. Ids only, so that it outlives the people in it.
 */
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { DeviceId, PersonId } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

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

export type AuditRow = AuditEvent & {
  readonly seq: number
  readonly prevHash: Uint8Array
  readonly hash: Uint8Array
}

/** What the first row follows. */
const START = new Uint8Array(32)

/** The hash a row must carry: SHA-256 over its fields, in order, and the hash before it. */
export const hashOfAuditRow = (row: Omit<AuditRow, 'hash'>): Uint8Array => {
  const { seq, at, person, device, action, target, outcome } = row
  return createHash('sha256')
    .update(JSON.stringify([seq, at, person, device, action, target, outcome]))
    .update(row.prevHash)
    .digest()
}

const COLUMNS = 'seq, at, person, device, action, target, outcome, prev_hash AS prevHash, hash'

export const auditIn = (database: Database) => {
  const insert = database.prepare<[AuditRow]>(
    `INSERT INTO audit (seq, at, person, device, action, target, outcome, prev_hash, hash)
     VALUES (@seq, @at, @person, @device, @action, @target, @outcome, @prevHash, @hash)`,
  )
  const last = database.prepare<[], AuditRow>(
    `SELECT ${COLUMNS} FROM audit ORDER BY seq DESC LIMIT 1`,
  )
  const after = database.prepare<[number, number], AuditRow>(
    `SELECT ${COLUMNS} FROM audit WHERE seq > ? ORDER BY seq LIMIT ?`,
  )
  return {
    /** Adds a row. To be called inside the transaction of what it tells. */
    append: (event: AuditEvent): void => {
      const before = last.get()
      const row = { ...event, seq: (before?.seq ?? 0) + 1, prevHash: before?.hash ?? START }
      insert.run({ ...row, hash: hashOfAuditRow(row) })
    },
    /** The newest row: the chain's head. */
    head: (): AuditRow | undefined => last.get(),
    /** Oldest first. */
    after: (seq: number, limit: number): AuditRow[] => after.all(seq, limit),
  }
}
