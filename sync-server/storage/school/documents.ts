/** Where each document stands, and its snapshot. A cache of the log. */
import { crc32 } from 'node:zlib'
import type { Database } from 'better-sqlite3'
import type { DocId } from '#shared/kernel/ids.ts'

export type DocumentRow = {
  readonly id: DocId
  readonly heads: readonly string[]
  readonly lastSeq: number
  readonly snapUpto: number
  readonly snapBytes: number
  readonly tailCount: number
  readonly tailBytes: number
}

type Stored = Omit<DocumentRow, 'heads'> & { readonly heads: string }

const COLUMNS = `id, heads, last_seq AS lastSeq, snap_upto AS snapUpto, snap_bytes AS snapBytes,
  tail_count AS tailCount, tail_bytes AS tailBytes`

const read = (row: Stored): DocumentRow => ({ ...row, heads: row.heads.split(' ') })

export const documentsIn = (database: Database) => {
  const byId = database.prepare<[DocId], Stored>(`SELECT ${COLUMNS} FROM doc WHERE id = ?`)
  const put = database.prepare<[Stored]>(
    `INSERT INTO doc (id, heads, last_seq, snap_upto, snap_bytes, tail_count, tail_bytes)
     VALUES (@id, @heads, @lastSeq, @snapUpto, @snapBytes, @tailCount, @tailBytes)
     ON CONFLICT (id) DO UPDATE SET heads = excluded.heads, last_seq = excluded.last_seq,
       snap_upto = excluded.snap_upto, snap_bytes = excluded.snap_bytes,
       tail_count = excluded.tail_count, tail_bytes = excluded.tail_bytes`,
  )
  const putSnap = database.prepare<[DocId, Uint8Array]>(
    `INSERT INTO snap (doc, bytes) VALUES (?, ?)
     ON CONFLICT (doc) DO UPDATE SET bytes = excluded.bytes`,
  )
  const snap = database.prepare<[DocId], Uint8Array>('SELECT bytes FROM snap WHERE doc = ?').pluck()
  const readable = database
    .prepare<[string], DocId>(
      `SELECT id FROM doc WHERE id IN (
         SELECT doc FROM access WHERE principal IN (SELECT value FROM json_each(?)))
       ORDER BY last_seq DESC`,
    )
    .pluck()
  const pack = database.prepare<[DocId], { crc: number; bytes: Uint8Array }>(
    'SELECT crc, bytes FROM pack WHERE doc = ?',
  )
  const putPack = database.prepare<[DocId, number, Uint8Array]>(
    'INSERT OR REPLACE INTO pack (doc, crc, bytes) VALUES (?, ?, ?)',
  )
  const dropPack = database.prepare<[DocId]>('DELETE FROM pack WHERE doc = ?')
  const unpacked = database
    .prepare<[DocId, number], DocId>(
      `SELECT id FROM doc
       WHERE id > ? AND NOT EXISTS (SELECT 1 FROM pack WHERE pack.doc = doc.id)
       ORDER BY id LIMIT ?`,
    )
    .pluck()
  const remove = ['DELETE FROM doc WHERE id = ?', 'DELETE FROM snap WHERE doc = ?'].map((sql) =>
    database.prepare<[DocId]>(sql),
  )
  const ids = database.prepare<[], DocId>('SELECT id FROM doc ORDER BY id').pluck()
  return {
    byId: (id: DocId): DocumentRow | undefined => {
      const row = byId.get(id)
      return row && read(row)
    },
    put: (row: DocumentRow): void => void put.run({ ...row, heads: row.heads.join(' ') }),
    putSnap: (id: DocId, bytes: Uint8Array): void => void putSnap.run(id, bytes),
    snap: (id: DocId): Uint8Array | undefined => snap.get(id),
    /** Documents a holder of any of these principals may read, the one last changed first. */
    readableBy: (principals: readonly string[]): DocId[] =>
      readable.all(JSON.stringify(principals)),
    ids: (): DocId[] => ids.all(),
    remove: (id: DocId): void => {
      for (const statement of remove) statement.run(id)
    },
    /**
     * As it is sent whole; undefined when it has to be made: it has turned on the disk, or was kept
     * under another `seal`, a number of 32 bits.
     */
    pack: (id: DocId, seal: number): Uint8Array | undefined => {
      const kept = pack.get(id)
      return kept && crc32(kept.bytes, seal) === kept.crc ? kept.bytes : undefined
    },
    putPack: (id: DocId, bytes: Uint8Array, seal: number): void =>
      void putPack.run(id, crc32(bytes, seal), bytes),
    dropPack: (id: DocId): void => void dropPack.run(id),
    /** Documents without a pack, in the order of their ids, after this one. */
    unpacked: (after: DocId, atMost: number): DocId[] => unpacked.all(after, atMost),
  }
}
