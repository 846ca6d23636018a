/**
 * Reads a whole file, slowly, in a thread of its own: every page by SQLite's own check, and of a school
 * every change and every snapshot against its hash. Writes nothing; what it finds is looked at again by
 * whoever may write.
 */
import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import BetterSqlite3 from 'better-sqlite3'

const CHECKSUM_FROM = 4
const CHECKSUM_TO = 8
const ROWS_A_SLICE = 200
/** Between slices, so that a school at work has the disk to itself most of the time. */
const REST_MS = 10

/** @type {{ path: string, isSchool: boolean }} */
const { path, isSchool } = workerData
const clock = new Int32Array(new SharedArrayBuffer(4))

/** A chunk's checksum is the beginning of the hash of what comes after it. @param {Uint8Array} bytes */
const hashOf = (bytes) => createHash('sha256').update(bytes.subarray(CHECKSUM_TO)).digest('hex')
/** @param {Uint8Array} bytes @param {string} hash */
const hasChecksum = (bytes, hash) =>
  hash.startsWith(Buffer.from(bytes.subarray(CHECKSUM_FROM, CHECKSUM_TO)).toString('hex'))

/**
 * All rows of a query with a key to go on after, in slices.
 * @param {BetterSqlite3.Statement} slice @param {string} key @param {any} start @param {(row: any) => void} look
 */
const eachRow = (slice, key, start, look) => {
  let after = start
  for (;;) {
    const rows = /** @type {any[]} */ (slice.all(after, ROWS_A_SLICE))
    for (const row of rows) look(row)
    if (rows.length < ROWS_A_SLICE) return
    after = rows.at(-1)[key]
    Atomics.wait(clock, 0, 0, REST_MS)
  }
}

/** @type {{ damage: string[], changes: { seq: number, doc: string }[], snapshots: string[] }} */
const found = { damage: [], changes: [], snapshots: [] }
try {
  const database = new BetterSqlite3(path, { readonly: true, fileMustExist: true })
  const said = /** @type {{ quick_check: string }[]} */ (database.pragma('quick_check(5)'))
  found.damage = said.map((row) => row.quick_check).filter((line) => line !== 'ok')
  if (isSchool && found.damage.length === 0) {
    eachRow(
      database.prepare(
        "SELECT seq, doc, hash, bytes FROM log WHERE kind = 'change' AND seq > ? ORDER BY seq LIMIT ?",
      ),
      'seq',
      0,
      ({ seq, doc, hash, bytes }) => {
        if (hashOf(bytes) !== hash || !hasChecksum(bytes, hash)) found.changes.push({ seq, doc })
      },
    )
    eachRow(
      database.prepare('SELECT doc, bytes FROM snap WHERE doc > ? ORDER BY doc LIMIT ?'),
      'doc',
      '',
      ({ doc, bytes }) => {
        if (!hasChecksum(bytes, hashOf(bytes))) found.snapshots.push(doc)
      },
    )
  }
  database.close()
} catch (fault) {
  found.damage = [fault instanceof Error ? fault.message : 'cannot be opened']
}
parentPort?.postMessage(found)
