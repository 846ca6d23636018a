/**
 * Makes a school's file big without waiting for it: rows as honest work would have left them, put
 * into the tables directly.
 */
import { createHash, randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { nodePorts } from '#sync-server/ports.ts'

const ROWS_AT_ONCE = 20_000
const CHECKSUM_AT = 4
const HASHED_FROM = 8
const ACTOR_BYTES = 16

/** The same change as another device would have written it, with its own hash. */
const byAnother = (change: Uint8Array, actorAt: number, actor: Uint8Array) => {
  const bytes = change.slice()
  bytes.set(actor, actorAt)
  const digest = createHash('sha256').update(bytes.subarray(HASHED_FROM)).digest()
  bytes.set(digest.subarray(0, HASHED_FROM - CHECKSUM_AT), CHECKSUM_AT)
  return { bytes, hash: digest.toString('hex') }
}

/**
 * @param change an honest change of `actor`, as many others would have written it into records of
 * their own until the file is that big
 * @returns the number of changes in the file
 */
export const growLog = (
  path: string,
  bytes: number,
  change: Uint8Array,
  actorOfChange: string,
): number => {
  const actorAt = Buffer.from(change).indexOf(Buffer.from(actorOfChange, 'hex'))
  if (actorAt < 0) throw new Error('the change is not by this actor')
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
      const actor = randomBytes(ACTOR_BYTES)
      const { bytes: own, hash } = byAnother(change, actorAt, actor)
      const now = nodePorts.clock.now()
      const { lastInsertRowid } = log.run(id, hash, actor.toString('hex'), now, own)
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
