/** The one log of a school: changes, and who gained or lost what, in one sequence. */
import type { Database } from 'better-sqlite3'
import type { DeviceId, PersonId } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

export type ChangeEntry = {
  readonly doc: DocId
  readonly hash: string
  readonly actor: string
  readonly actorSeq: number
  readonly endOp: number
  readonly person: PersonId
  readonly device: DeviceId
  readonly receivedAt: InstantMs
  readonly bytes: Uint8Array
}

/** `doc` set: holders of the principal gained or lost the document. `person` set: that person the principal. */
export type RightEntry = {
  readonly kind: 'grant' | 'revoke'
  readonly doc: DocId | null
  readonly person: PersonId | null
  readonly principal: string
  readonly receivedAt: InstantMs
}

export type LogRow = {
  readonly seq: number
  readonly kind: 'change' | 'grant' | 'revoke' | 'erase'
  readonly doc: DocId | null
  readonly hash: string | null
  readonly person: PersonId | null
  readonly principal: string | null
  readonly receivedAt: InstantMs
}

export type StoredChange = LogRow & { readonly device: DeviceId | null }

/** A change with everything the log says of it, to hold one against the other. */
export type WholeChange = Omit<ChangeEntry, 'doc'> & { readonly seq: number }

export type KnownChange = { readonly seq: number; readonly doc: DocId; readonly endOp: number }

const number = (value: number | bigint): number => Number(value)

export const logIn = (database: Database) => {
  const insertChange = database.prepare<[ChangeEntry]>(
    `INSERT INTO log (kind, doc, hash, actor, actor_seq, end_op, person, device, received_at, bytes)
     VALUES ('change', @doc, @hash, @actor, @actorSeq, @endOp, @person, @device, @receivedAt, @bytes)`,
  )
  const insertRight = database.prepare<[RightEntry]>(
    `INSERT INTO log (kind, doc, person, principal, received_at)
     VALUES (@kind, @doc, @person, @principal, @receivedAt)`,
  )
  const byHash = database.prepare<[string], KnownChange>(
    'SELECT seq, doc, end_op AS endOp FROM log WHERE hash = ?',
  )
  const lastOfActor = database
    .prepare<[DocId, string], number | null>(
      'SELECT max(actor_seq) FROM log WHERE doc = ? AND actor = ?',
    )
    .pluck()
  const top = database.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM log').pluck()
  const after = database.prepare<[number, number, number], LogRow>(
    `SELECT seq, kind, doc, hash, person, principal, received_at AS receivedAt
     FROM log WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
  )
  const bytesAt = database
    .prepare<[number], Uint8Array>('SELECT bytes FROM log WHERE seq = ?')
    .pluck()
  const ofDoc = database.prepare<[DocId], StoredChange>(
    `SELECT seq, kind, doc, hash, person, device, principal, received_at AS receivedAt
     FROM log WHERE doc = ? AND kind = 'change' ORDER BY seq`,
  )
  const tail = database
    .prepare<[DocId, number], Uint8Array>(
      "SELECT bytes FROM log WHERE doc = ? AND seq > ? AND kind = 'change' ORDER BY seq",
    )
    .pluck()
  const wholeOf = database.prepare<[DocId], WholeChange>(
    `SELECT seq, hash, actor, actor_seq AS actorSeq, end_op AS endOp, person, device,
       received_at AS receivedAt, bytes
     FROM log WHERE doc = ? AND kind = 'change' ORDER BY seq`,
  )
  const changes = database
    .prepare<[], number>("SELECT count(*) FROM log WHERE kind = 'change'")
    .pluck()
  const mend = database.prepare<[Uint8Array, number, string]>(
    'UPDATE log SET bytes = ? WHERE seq = ? AND hash = ?',
  )
  const remove = database.prepare<[number]>("DELETE FROM log WHERE seq = ? AND kind = 'change'")
  const rights = database.prepare<[number, number], LogRow>(
    `SELECT seq, kind, doc, hash, person, principal, received_at AS receivedAt FROM log
     WHERE kind <> 'change' AND kind IN ('grant', 'revoke') AND seq > ? AND seq <= ? ORDER BY seq`,
  )
  const hashes = database.prepare<[], Pick<KnownChange, 'doc'> & { readonly hash: string }>(
    "SELECT doc, hash FROM log WHERE kind = 'change'",
  )
  const docs = database
    .prepare<[], DocId>("SELECT DISTINCT doc FROM log WHERE kind = 'change' ORDER BY doc")
    .pluck()
  return {
    addChange: (entry: ChangeEntry): number => number(insertChange.run(entry).lastInsertRowid),
    addRight: (entry: RightEntry): number => number(insertRight.run(entry).lastInsertRowid),
    byHash: (hash: string): KnownChange | undefined => byHash.get(hash),
    /** 0 when the actor has written nothing here. */
    lastSeqOfActor: (doc: DocId, actor: string): number => lastOfActor.get(doc, actor) ?? 0,
    top: (): number => top.get() as number,
    /** Entries after `from` up to and including `to`, without their bytes. */
    between: (from: number, to: number, limit: number): LogRow[] => after.all(from, to, limit),
    bytesAt: (seq: number): Uint8Array => bytesAt.get(seq) as Uint8Array,
    ofDoc: (doc: DocId): StoredChange[] => ofDoc.all(doc),
    /** Bytes of a document's changes after `seq`, in order. */
    tail: (doc: DocId, seq: number): Uint8Array[] => tail.all(doc, seq),
    /** Changes of a document as they lie in the file, in order. */
    wholeOf: (doc: DocId): WholeChange[] => wholeOf.all(doc),
    /** How many changes there are. */
    changes: (): number => changes.get() as number,
    /** Puts a change's own bytes back where they had turned. The caller has checked the hash. */
    mend: (seq: number, hash: string, bytes: Uint8Array): void => void mend.run(bytes, seq, hash),
    /** For taking a change out for good; its number is never used again. */
    remove: (seq: number): void => void remove.run(seq),
    /** Who gained or lost what after `from`, up to and including `to`. */
    rightsBetween: (from: number, to: number): LogRow[] => rights.all(from, to),
    docs: (): DocId[] => docs.all(),
    /** Every change there is, by its name alone. */
    hashes: () => hashes.all(),
  }
}
