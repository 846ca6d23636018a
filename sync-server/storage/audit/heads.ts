/**
 * Signed ends of a chain. `head`: so far it had come at some hour. `anchor`: everything up to here was
 * old enough to be dropped, and what is left follows this.
 */
import type { Database } from 'better-sqlite3'
import type { InstantMs } from '#shared/kernel/ports.ts'

export type HeadKind = 'head' | 'anchor'

export type StoredHead = {
  readonly kind: HeadKind
  readonly seq: number
  readonly at: InstantMs
  readonly hash: Uint8Array
  readonly signature: Uint8Array
}

const COLUMNS = 'kind, seq, at, hash, signature'

export const headsIn = (database: Database) => {
  const put = database.prepare<[StoredHead]>(
    `INSERT INTO audit_head (kind, seq, at, hash, signature)
     VALUES (@kind, @seq, @at, @hash, @signature)
     ON CONFLICT (kind, seq) DO NOTHING`,
  )
  const last = database.prepare<[HeadKind], StoredHead>(
    `SELECT ${COLUMNS} FROM audit_head WHERE kind = ? ORDER BY seq DESC LIMIT 1`,
  )
  const all = database.prepare<[], StoredHead>(
    `SELECT ${COLUMNS} FROM audit_head WHERE kind = 'head' ORDER BY seq`,
  )
  const dropBelow = database.prepare<[number]>('DELETE FROM audit_head WHERE seq < ?')
  return {
    /** An anchor takes the place of every head and anchor before it. */
    put: (head: StoredHead): void => {
      put.run(head)
      if (head.kind === 'anchor') dropBelow.run(head.seq)
    },
    latest: (): StoredHead | undefined => last.get('head'),
    anchor: (): StoredHead | undefined => last.get('anchor'),
    /** Oldest first. */
    all: (): StoredHead[] => all.all(),
  }
}
