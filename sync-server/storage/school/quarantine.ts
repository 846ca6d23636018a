/** What was refused, kept as it came. */
import type { Database } from 'better-sqlite3'
import type { DeviceId, PersonId } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

export type NewQuarantineRow = {
  readonly doc: DocId
  readonly hash: string
  readonly person: PersonId
  readonly device: DeviceId
  readonly receivedAt: InstantMs
  readonly bytes: Uint8Array
  readonly code: string
  readonly message: string
  readonly basisHeads: string
  /** Handed in by a device that had been cut off already. */
  readonly isLastWords?: boolean
}

export type QuarantineRow = Omit<NewQuarantineRow, 'bytes' | 'basisHeads' | 'isLastWords'> & {
  readonly id: number
  readonly decision: 'adopt' | 'keep' | null
  readonly decidedBy: PersonId | null
  readonly decidedAt: InstantMs | null
  /** What the admin gave as the reason; null when none was given. */
  readonly reason: string | null
  readonly isLastWords: 0 | 1
}

export type Decision = {
  readonly decision: 'adopt' | 'keep'
  readonly by: PersonId
  readonly at: InstantMs
  readonly reason: string | null
}

/** Rows nobody has decided about. */
export type OpenRows = { readonly count: number; readonly bytes: number }

/** One answer holds no more. */
const MOST_OPEN_LISTED = 1_000
const MOST_DECIDED_LISTED = 500

const COLUMNS = `id, doc, hash, person, device, received_at AS receivedAt, code, message,
  decision, decided_by AS decidedBy, decided_at AS decidedAt, reason, is_last_words AS isLastWords`

export const quarantineIn = (database: Database) => {
  const insert = database.prepare<[NewQuarantineRow & { lastWords: 0 | 1 }]>(
    `INSERT OR IGNORE INTO quarantine
       (doc, hash, person, device, received_at, bytes, code, message, basis_heads, is_last_words)
     VALUES (@doc, @hash, @person, @device, @receivedAt, @bytes, @code, @message, @basisHeads,
       @lastWords)`,
  )
  const byHash = database.prepare<[string], QuarantineRow>(
    `SELECT ${COLUMNS} FROM quarantine WHERE hash = ?`,
  )
  const byId = database.prepare<[number], QuarantineRow>(
    `SELECT ${COLUMNS} FROM quarantine WHERE id = ?`,
  )
  const bytes = database
    .prepare<[number], Uint8Array>('SELECT bytes FROM quarantine WHERE id = ?')
    .pluck()
  // In turns: each author's newest first, and of each author each device's. So nobody hides others'.
  const openRows = database.prepare<[], QuarantineRow>(
    `WITH by_device AS (SELECT id, person, row_number() OVER
         (PARTITION BY person, device ORDER BY id DESC) AS turn
       FROM quarantine WHERE decision IS NULL),
     by_person AS (SELECT id, row_number() OVER
         (PARTITION BY person ORDER BY turn, id DESC) AS turn FROM by_device)
     SELECT ${COLUMNS} FROM quarantine JOIN
       (SELECT id AS shown, turn FROM by_person ORDER BY turn, id DESC LIMIT ${MOST_OPEN_LISTED})
       ON id = shown ORDER BY turn, id DESC`,
  )
  const decided = database.prepare<[], QuarantineRow>(
    `SELECT ${COLUMNS} FROM quarantine WHERE decision IS NOT NULL
     ORDER BY decided_at DESC, id DESC LIMIT ${MOST_DECIDED_LISTED}`,
  )
  const openRowsOf = database.prepare<[PersonId], QuarantineRow>(
    `SELECT ${COLUMNS} FROM quarantine WHERE person = ? AND decision IS NULL
     ORDER BY id DESC LIMIT ${MOST_OPEN_LISTED}`,
  )
  const decidedOf = database.prepare<[PersonId], QuarantineRow>(
    `SELECT ${COLUMNS} FROM quarantine WHERE person = ? AND decision IS NOT NULL
     ORDER BY decided_at DESC, id DESC LIMIT ${MOST_DECIDED_LISTED}`,
  )
  const open = database
    .prepare<[], number>('SELECT count(*) FROM quarantine WHERE decision IS NULL')
    .pluck()
  // Counted with their bytes, which an index knows without the rows.
  const OPEN = `SELECT count(*) AS count, coalesce(sum(length(bytes)), 0) AS bytes FROM quarantine
     WHERE decision IS NULL`
  const openOf = database.prepare<[PersonId], OpenRows>(
    `${OPEN} AND person = ? AND is_last_words = 0`,
  )
  const openWordsOf = database.prepare<[DeviceId], OpenRows>(
    `${OPEN} AND device = ? AND is_last_words = 1`,
  )
  const openWordsOfPerson = database.prepare<[PersonId], OpenRows>(
    `${OPEN} AND person = ? AND is_last_words = 1`,
  )
  const openWords = database.prepare<[], OpenRows>(`${OPEN} AND is_last_words = 1`)
  const openOfKey = database.prepare<[PersonId, string, string], QuarantineRow>(
    `SELECT ${COLUMNS} FROM quarantine
     WHERE person = ? AND decision IS NULL AND code = ? AND substr(doc, instr(doc, ':') + 1) = ?
     ORDER BY id LIMIT 1`,
  )
  const drop = database.prepare<[string]>('DELETE FROM quarantine WHERE hash = ?')
  const decide = database.prepare<[Decision & { id: number }]>(
    `UPDATE quarantine SET decision = @decision, decided_by = @by, decided_at = @at,
       reason = @reason WHERE id = @id AND decision IS NULL`,
  )
  return {
    /** False when it was there already. */
    add: (row: NewQuarantineRow): boolean =>
      insert.run({ ...row, lastWords: row.isLastWords ? 1 : 0 }).changes === 1,
    byHash: (hash: string): QuarantineRow | undefined => byHash.get(hash),
    byId: (id: number): QuarantineRow | undefined => byId.get(id),
    bytes: (id: number): Uint8Array => bytes.get(id) as Uint8Array,
    /** What waits, each author's newest first and the authors in turns; then what was decided last. */
    all: (): QuarantineRow[] => [...openRows.all(), ...decided.all()],
    /** The same of one author. */
    ofPerson: (person: PersonId): QuarantineRow[] => [
      ...openRowsOf.all(person),
      ...decidedOf.all(person),
    ],
    open: (): number => open.get() as number,
    openOfPerson: (person: PersonId): OpenRows => openOf.get(person) as OpenRows,
    /** What an ended device has handed in, and nobody has decided about. */
    openWordsOf: (device: DeviceId): OpenRows => openWordsOf.get(device) as OpenRows,
    /** The same of all ended devices of a person. */
    openWordsOfPerson: (person: PersonId): OpenRows => openWordsOfPerson.get(person) as OpenRows,
    /** And of the school. */
    openWords: (): OpenRows => openWords.get() as OpenRows,
    /** The oldest of this person that is undecided, on any record with this key. */
    openOf: (key: string, person: PersonId, code: string): QuarantineRow | undefined =>
      openOfKey.get(person, code, key),
    drop: (hash: string): void => void drop.run(hash),
    /** False when it was decided already: the first word stands. */
    decide: (id: number, decision: Decision): boolean =>
      decide.run({ ...decision, id }).changes === 1,
  }
}
