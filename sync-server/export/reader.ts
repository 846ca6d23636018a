/**
 * A school's file as it stood at one moment: a connection of its own, reading only, so that what is
 * written meanwhile neither waits for an export nor shows up in half of it.
 */
import BetterSqlite3 from 'better-sqlite3'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

export type LoggedChange = {
  readonly bytes: Uint8Array
  readonly person: string
  readonly receivedAt: InstantMs
}

export type StoredSetRow = { readonly set: string; readonly id: string; readonly json: string }

export type StoredRefusal = {
  readonly id: number
  readonly doc: DocId
  readonly person: string
  readonly receivedAt: InstantMs
  readonly code: string
  readonly message: string
  readonly decision: string | null
  readonly decidedBy: string | null
  readonly decidedAt: InstantMs | null
  readonly reason: string | null
  readonly bytes: Uint8Array
}

/** A line of the school's audit, with the hashes that chain it to the one before. */
export type AuditedRow = {
  readonly seq: number
  readonly at: InstantMs
  readonly person: string
  readonly device: string
  readonly action: string
  readonly target: string
  readonly outcome: string
  readonly prevHash: string
  readonly hash: string
}

export type SchoolReader = ReturnType<typeof openReader>

export const openReader = (file: string) => {
  const database = new BetterSqlite3(file, { readonly: true, fileMustExist: true })
  // A transaction begins with its first read; from here on the file stands still for this one.
  database.exec('BEGIN; SELECT 1 FROM meta')
  const docs = database.prepare<[], DocId>('SELECT id FROM doc ORDER BY id').pluck()
  const changes = database.prepare<[DocId], LoggedChange>(
    `SELECT bytes, person, received_at AS receivedAt FROM log
     WHERE doc = ? AND kind = 'change' ORDER BY seq`,
  )
  const heads = database.prepare<[DocId], string>('SELECT heads FROM doc WHERE id = ?').pluck()
  const audit = database.prepare<[], AuditedRow>(
    `SELECT seq, at, person, device, action, target, outcome, lower(hex(prev_hash)) AS prevHash,
       lower(hex(hash)) AS hash FROM audit ORDER BY seq`,
  )
  const readers = database
    .prepare<[DocId], string>('SELECT principal FROM access WHERE doc = ?')
    .pluck()
  const held = database
    .prepare<[string], string>('SELECT DISTINCT principal FROM holder WHERE person = ?')
    .pluck()
  const setRows = database.prepare<[], StoredSetRow>(
    `SELECT set_name AS "set", id, json FROM published WHERE deleted = 0 ORDER BY set_name, id`,
  )
  const setReaders = database
    .prepare<[string, string], string>(
      'SELECT principal FROM published_reader WHERE set_name = ? AND id = ?',
    )
    .pluck()
  const refusals = database.prepare<[], StoredRefusal>(
    `SELECT id, doc, person, received_at AS receivedAt, code, message, decision,
       decided_by AS decidedBy, decided_at AS decidedAt, reason, bytes
     FROM quarantine ORDER BY id`,
  )
  return {
    docs: (): DocId[] => docs.all(),
    /** In the order in which they were accepted. */
    changes: (doc: DocId): LoggedChange[] => changes.all(doc),
    /** Hashes of the changes that nothing stands on yet. */
    heads: (doc: DocId): string[] => heads.get(doc)?.split(' ') ?? [],
    audit: (): IterableIterator<AuditedRow> => audit.iterate(),
    readers: (doc: DocId): string[] => readers.all(doc),
    heldBy: (person: string): string[] => held.all(person),
    setRows: (): IterableIterator<StoredSetRow> => setRows.iterate(),
    setReaders: (set: string, id: string): string[] => setReaders.all(set, id),
    refusals: (): IterableIterator<StoredRefusal> => refusals.iterate(),
    close: (): void => void database.close(),
  }
}
