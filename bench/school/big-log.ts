/**
 * Makes a school's file big without waiting for it: rows as honest work would have left them, put
 * into the tables directly. Only their hashes are made up.
 */
import { randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { nodePorts } from '#sync-server/ports.ts'

const ROWS_AT_ONCE = 20_000

/** @param change an honest change, written into one record after another until the file is that big */
export const growLog = (path: string, bytes: number, change: Uint8Array): number => {
  const file = new Database(path)
  file.pragma('journal_mode = WAL')
  file.pragma('synchronous = OFF')
  const log = file.prepare(
    `INSERT INTO log (kind, doc, hash, actor, actor_seq, end_op, person, device, received_at, bytes)
     VALUES ('change', ?, ?, ?, 1, 100, 'learner-0-0', 'a-device', ?, ?)`,
  )
  const doc = file.prepare(
    `INSERT INTO doc (id, heads, last_seq, tail_count, tail_bytes) VALUES (?, ?, ?, 1, ?)`,
  )
  const access = file.prepare("INSERT INTO access (doc, principal) VALUES (?, 'role:admin')")
  const size = (): number =>
    Number(file.pragma('page_count', { simple: true })) *
    Number(file.pragma('page_size', { simple: true }))
  const some = file.transaction(() => {
    for (let row = 0; row < ROWS_AT_ONCE; row += 1) {
      const id = `lesson:${nodePorts.ids.uuid()}`
      const hash = randomBytes(32).toString('hex')
      const actor = randomBytes(16).toString('hex')
      const { lastInsertRowid } = log.run(id, hash, actor, nodePorts.clock.now(), change)
      doc.run(id, hash, lastInsertRowid, change.length)
      access.run(id)
    }
  })
  while (size() < bytes) some()
  file.pragma('wal_checkpoint(TRUNCATE)')
  const rows = file.prepare('SELECT count(*) FROM log').pluck().get() as number
  file.close()
  return rows
}
