/** The published sets. Their sequence is their own: pulls go by it, the log does not know it. */
import type { Database } from 'better-sqlite3'
import type { PersonId } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'

export type PublishedRow = {
  readonly set: string
  readonly id: string
  readonly seq: number
  readonly doc: DocId | null
  readonly json: string
  readonly sourceJson: string | null
  readonly deleted: 0 | 1
}

export type PulledRecord = {
  readonly id: string
  readonly seq: number
  /** null: taken back, or no longer readable. */
  readonly json: string | null
}

export type RowRoom = { readonly rows: number; readonly bytes: number }

export type PublishedKey = { readonly set: string; readonly id: string }

const COLUMNS = 'set_name AS "set", id, seq, doc, json, source_json AS sourceJson, deleted'

export const publishedIn = (database: Database) => {
  const byId = database.prepare<[string, string], PublishedRow>(
    `SELECT ${COLUMNS} FROM published WHERE set_name = ? AND id = ?`,
  )
  const put = database.prepare<[PublishedRow]>(
    `INSERT INTO published (set_name, id, seq, doc, json, source_json, deleted)
     VALUES (@set, @id, @seq, @doc, @json, @sourceJson, @deleted)
     ON CONFLICT (set_name, id) DO UPDATE SET seq = excluded.seq, doc = excluded.doc,
       json = excluded.json, source_json = excluded.source_json, deleted = excluded.deleted`,
  )
  const bump = database.prepare<[number, string, string]>(
    'UPDATE published SET seq = ? WHERE set_name = ? AND id = ?',
  )
  const top = database
    .prepare<[], number>(
      `SELECT max(coalesce((SELECT max(seq) FROM published), 0),
                  coalesce((SELECT max(seq) FROM published_gone), 0))`,
    )
    .pluck()
  const ofDoc = database.prepare<[DocId], PublishedRow>(
    `SELECT ${COLUMNS} FROM published WHERE doc = ? ORDER BY set_name, id`,
  )
  const standingOf = database
    .prepare<[string], string>(
      'SELECT id FROM published WHERE set_name = ? AND deleted = 0 ORDER BY id',
    )
    .pluck()
  const saying = database
    .prepare<[{ set: string; path: string; value: string }], string>(
      `SELECT id FROM published p WHERE set_name = @set AND deleted = 0
         AND EXISTS (SELECT 1 FROM json_each(p.json, @path) WHERE value = @value) ORDER BY id`,
    )
    .pluck()
  const readers = database
    .prepare<[string, string], string>(
      'SELECT principal FROM published_reader WHERE set_name = ? AND id = ? ORDER BY principal',
    )
    .pluck()
  const addReader = database.prepare<[string, string, string]>(
    'INSERT OR IGNORE INTO published_reader (set_name, id, principal) VALUES (?, ?, ?)',
  )
  const dropReader = database.prepare<[string, string, string]>(
    'DELETE FROM published_reader WHERE set_name = ? AND id = ? AND principal = ?',
  )
  const readThrough = database.prepare<[string], PublishedKey>(
    'SELECT set_name AS "set", id FROM published_reader WHERE principal = ? ORDER BY set_name, id',
  )
  // The size stands beside the text: nothing is read to know it.
  const room = database.prepare<[string, string], RowRoom>(
    `SELECT count(*) AS rows, coalesce(sum(octet_length(p.json)), 0) AS bytes
     FROM published_reader r JOIN published p ON p.set_name = r.set_name AND p.id = r.id
     WHERE r.set_name = ? AND r.principal = ? AND p.deleted = 0`,
  )
  const newRows = database
    .prepare<[number, string, string], number>(
      'SELECT count FROM new_rows WHERE day = ? AND person = ? AND set_name = ?',
    )
    .pluck()
  const countNew = database.prepare<[number, string, string]>(
    `INSERT INTO new_rows (day, person, set_name, count) VALUES (?, ?, ?, 1)
     ON CONFLICT (day, person, set_name) DO UPDATE SET count = count + 1`,
  )
  const forgetDays = database.prepare<[number]>('DELETE FROM new_rows WHERE day <> ?')
  const gone = database.prepare<[string, string, string, number]>(
    `INSERT INTO published_gone (set_name, id, principal, seq) VALUES (?, ?, ?, ?)
     ON CONFLICT (set_name, id, principal) DO UPDATE SET seq = excluded.seq`,
  )
  const HELD = '(SELECT value FROM json_each(@held))'
  const READABLE = `EXISTS (SELECT 1 FROM published_reader r
    WHERE r.set_name = p.set_name AND r.id = p.id AND r.principal IN ${HELD})`
  type Range = { set: string; after: number; held: string; limit: number }
  const changed = database.prepare<[Range], PulledRecord>(
    `SELECT id, seq, CASE deleted WHEN 0 THEN json END AS json FROM published p
     WHERE set_name = @set AND seq > @after AND ${READABLE} ORDER BY seq LIMIT @limit`,
  )
  const lost = database.prepare<[Range], PulledRecord>(
    `SELECT p.id, max(p.seq) AS seq, NULL AS json FROM published_gone p
     WHERE p.set_name = @set AND p.seq > @after AND p.principal IN ${HELD} AND NOT ${READABLE}
     GROUP BY p.id ORDER BY 2 LIMIT @limit`,
  )
  return {
    byId: (set: string, id: string): PublishedRow | undefined => byId.get(set, id),
    put: (row: PublishedRow): void => void put.run(row),
    bump: (set: string, id: string, seq: number): void => void bump.run(seq, set, id),
    top: (): number => top.get() as number,
    ofDoc: (doc: DocId): PublishedRow[] => ofDoc.all(doc),
    /** Ids of the rows of a set that have not been taken back. */
    standingIds: (set: string): string[] => standingOf.all(set),
    /** Ids of the rows in which the list at this JSON path holds this value. */
    saying: (set: string, path: string, value: string): string[] =>
      saying.all({ set, path, value }),
    readers: (set: string, id: string): string[] => readers.all(set, id),
    addReader: (set: string, id: string, principal: string): void =>
      void addReader.run(set, id, principal),
    dropReader: (set: string, id: string, principal: string): void =>
      void dropReader.run(set, id, principal),
    /** How much of a set stands that is open to somebody by this principal. */
    roomOf: (set: string, principal: string): RowRoom => room.get(set, principal) as RowRoom,
    /** New rows this person has sent to the set on that day, by the relay's clock. */
    newRowsOf: (set: string, person: PersonId, day: number): number =>
      newRows.get(day, person, set) ?? 0,
    countNewRow: (set: string, person: PersonId, day: number): void => {
      forgetDays.run(day)
      countNew.run(day, person, set)
    },
    readThrough: (principal: string): PublishedKey[] => readThrough.all(principal),
    /** Holders of the principal are to forget the row, unless they may read it otherwise. */
    markGone: (set: string, id: string, principal: string, seq: number): void =>
      void gone.run(set, id, principal, seq),
    /** What changed after `after` for a holder of these principals, oldest first. */
    changedAfter: (
      set: string,
      after: number,
      held: readonly string[],
      limit: number,
    ): PulledRecord[] => {
      const range = { set, after, held: JSON.stringify(held), limit }
      return [...changed.all(range), ...lost.all(range)]
        .sort((a, b) => a.seq - b.seq)
        .slice(0, limit)
    },
  }
}
