/**
 * A table whose rows are chained: each row's hash covers its fields, its number and the hash of the
 * row before it. Whoever changes, drops or swaps a row afterwards breaks the chain at that row.
 */
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { headsIn } from './heads.ts'

/** What the very first row follows. */
const START = new Uint8Array(32)

/** Where a chain stands: the number of a row and its hash. */
export type ChainEnd = { readonly seq: number; readonly hash: Uint8Array }

export const CHAIN_START: ChainEnd = { seq: 0, hash: START }

/** A row as it lies in the file, and the hash that its fields really have. */
export type Link = {
  readonly seq: number
  readonly prevHash: Uint8Array | null
  readonly hash: Uint8Array | null
  readonly actual: Uint8Array
}

type Field = string | number | null

/** SHA-256 over number and fields, in order, and the hash before it. */
export const hashOfRow = (seq: number, fields: readonly Field[], before: Uint8Array): Uint8Array =>
  createHash('sha256')
    .update(JSON.stringify([seq, ...fields]))
    .update(before)
    .digest()

/** @param columns what a row holds besides number and hashes, in the order it is hashed in */
export const chainIn = (database: Database, table: string, columns: readonly string[]) => {
  const list = columns.join(', ')
  const heads = headsIn(database)
  const insert = database.prepare<unknown[]>(
    `INSERT INTO ${table} (seq, ${list}, prev_hash, hash)
     VALUES (?, ${columns.map(() => '?').join(', ')}, ?, ?)`,
  )
  const last = database.prepare<[], ChainEnd>(
    `SELECT seq, hash FROM ${table} ORDER BY seq DESC LIMIT 1`,
  )
  const hashAt = database
    .prepare<[number], Uint8Array | null>(`SELECT hash FROM ${table} WHERE seq = ?`)
    .pluck()
  const after = database
    .prepare<[number, number], unknown[]>(
      `SELECT seq, prev_hash, hash, ${list} FROM ${table} WHERE seq > ? ORDER BY seq LIMIT ?`,
    )
    .raw()
  const lastBefore = database.prepare<[InstantMs], ChainEnd>(
    `SELECT seq, hash FROM ${table}
     WHERE seq < coalesce((SELECT min(seq) FROM ${table} WHERE at >= ?), 9e15)
     ORDER BY seq DESC LIMIT 1`,
  )
  const dropUpTo = database.prepare<[number]>(`DELETE FROM ${table} WHERE seq <= ?`)

  const oldest = database.prepare<[], { seq: number; hash: Uint8Array | null }>(
    `SELECT seq, hash FROM ${table} ORDER BY seq LIMIT 1`,
  )
  const strays = database
    .prepare<[number], number>(`SELECT seq FROM ${table} WHERE seq <= ? ORDER BY seq`)
    .pluck()
  const isChained = database
    .prepare<[], number>(`SELECT 1 FROM ${table} WHERE hash IS NOT NULL LIMIT 1`)
    .pluck()
  const seal = database.prepare<[Uint8Array, Uint8Array, number]>(
    `UPDATE ${table} SET prev_hash = ?, hash = ? WHERE seq = ?`,
  )

  const start = (): ChainEnd => heads.anchor() ?? CHAIN_START
  const head = (): ChainEnd | undefined => last.get()

  return {
    heads,
    /** Adds a row. To be called inside the transaction of what it tells. */
    append: (fields: readonly Field[]): void => {
      const add = (): void => {
        const before = head() ?? start()
        const seq = before.seq + 1
        insert.run(seq, ...fields, before.hash, hashOfRow(seq, fields, before.hash))
      }
      // Another process may add too: reading the last row and writing the next is one step.
      if (database.inTransaction) add()
      else database.transaction(add).immediate()
    },
    /** Chains rows from before there was a chain, once. A file that has one is left as it is. */
    sealUnhashed: (): void => {
      if (oldest.get()?.hash !== null || isChained.get() !== undefined) return
      database
        .transaction(() => {
          let before = start().hash
          for (const row of after.all(0, -1)) {
            const [seq, , , ...fields] = row as [number, null, null, ...Field[]]
            const hash = hashOfRow(seq, fields, before)
            seal.run(before, hash, seq)
            before = hash
          }
        })
        .immediate()
    },
    /** The newest row; undefined when there is none. */
    head,
    hashAt: (seq: number): Uint8Array | null | undefined => hashAt.get(seq),
    /** What the oldest row that is still here follows. */
    start,
    /** Rows from before the oldest there should be: they were put there afterwards. */
    strays: (): number[] => strays.all(start().seq),
    /** Oldest first. */
    links: (seq: number, limit: number): Link[] =>
      after.all(seq, limit).map((row) => {
        const [number, prevHash, hash, ...fields] = row as [number, Buffer, Buffer, ...Field[]]
        return {
          seq: number,
          prevHash,
          hash,
          actual: hashOfRow(number, fields, prevHash ?? START),
        }
      }),
    /** The last of the rows that are all older than this; undefined when the oldest is not. */
    lastBefore: (at: InstantMs): ChainEnd | undefined => lastBefore.get(at),
    /** Drops the oldest rows, up to this one. Their end has to be an anchor first. */
    dropUpTo: (seq: number): void => void dropUpTo.run(seq),
    transaction: <Value>(work: () => Value): Value => database.transaction(work).immediate(),
  }
}

export type Chain = ReturnType<typeof chainIn>
