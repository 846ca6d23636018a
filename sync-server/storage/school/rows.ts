/** The projected rows, the same as on the devices. A cache of the documents. */
import type { Database } from 'better-sqlite3'
import type { DocId } from '#shared/kernel/ids.ts'

export type StoredRow = {
  readonly table: string
  readonly id: string
  readonly bucket: string
  readonly json: string
}

export const rowsIn = (database: Database) => {
  const clear = database.prepare<[DocId]>('DELETE FROM row WHERE doc = ?')
  const insert = database.prepare<[DocId, string, string, string, string]>(
    `INSERT INTO row (doc, tbl, id, bucket, json) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (doc, tbl, id) DO UPDATE SET bucket = excluded.bucket, json = excluded.json`,
  )
  const ofDoc = database.prepare<[DocId], StoredRow>(
    'SELECT tbl AS "table", id, bucket, json FROM row WHERE doc = ? ORDER BY tbl, id',
  )
  const jsonOfDoc = database
    .prepare<[DocId], string>('SELECT json FROM row WHERE doc = ? ORDER BY tbl, id')
    .pluck()
  const jsonReadBy = database
    .prepare<[string, string, string], string>(
      `SELECT r.json FROM access a JOIN row r ON r.doc = a.doc
       WHERE a.principal = ? AND a.doc >= ? AND a.doc < ?`,
    )
    .pluck()
  return {
    ofDoc: (doc: DocId): StoredRow[] => ofDoc.all(doc),
    jsonOfDoc: (doc: DocId): string[] => jsonOfDoc.all(doc),
    /** Rows of the records of one kind that are open to somebody by this principal. */
    jsonReadBy: (principal: string, kind: string): string[] =>
      jsonReadBy.all(principal, `${kind}:`, `${kind};`),
    /** Invariant: rows of one document are replaced together, so a list never shows half a move. */
    replace: (doc: DocId, rows: readonly StoredRow[]): void => {
      const before = ofDoc.all(doc)
      const stays = new Set(rows.map((row) => `${row.table}\0${row.id}`))
      if (before.some((row) => !stays.has(`${row.table}\0${row.id}`))) clear.run(doc)
      for (const row of rows) insert.run(doc, row.table, row.id, row.bucket, row.json)
    },
  }
}
