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
}

export type QuarantineRow = Omit<NewQuarantineRow, 'bytes' | 'basisHeads'> & {
  readonly id: number
  readonly decision: 'adopt' | 'keep' | null
  readonly decidedBy: PersonId | null
  readonly decidedAt: InstantMs | null
}

const COLUMNS = `id, doc, hash, person, device, received_at AS receivedAt, code, message,
  decision, decided_by AS decidedBy, decided_at AS decidedAt`

export const quarantineIn = (database: Database) => {
  const insert = database.prepare<[NewQuarantineRow]>(
    `INSERT OR IGNORE INTO quarantine
       (doc, hash, person, device, received_at, bytes, code, message, basis_heads)
     VALUES (@doc, @hash, @person, @device, @receivedAt, @bytes, @code, @message, @basisHeads)`,
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
  const all = database.prepare<[], QuarantineRow>(
    `SELECT ${COLUMNS} FROM quarantine ORDER BY id DESC LIMIT 1000`,
  )
  const ofPerson = database.prepare<[PersonId], QuarantineRow>(
    `SELECT ${COLUMNS} FROM quarantine WHERE person = ? ORDER BY id DESC LIMIT 1000`,
  )
  const open = database
    .prepare<[], number>('SELECT count(*) FROM quarantine WHERE decision IS NULL')
    .pluck()
  const openOf = database
    .prepare<[DeviceId], number>(
      'SELECT count(*) FROM quarantine WHERE device = ? AND decision IS NULL',
    )
    .pluck()
  const decide = database.prepare<['adopt' | 'keep', PersonId, InstantMs, number]>(
    'UPDATE quarantine SET decision = ?, decided_by = ?, decided_at = ? WHERE id = ?',
  )
  return {
    /** False when it was there already. */
    add: (row: NewQuarantineRow): boolean => insert.run(row).changes === 1,
    byHash: (hash: string): QuarantineRow | undefined => byHash.get(hash),
    byId: (id: number): QuarantineRow | undefined => byId.get(id),
    bytes: (id: number): Uint8Array => bytes.get(id) as Uint8Array,
    /** Newest first. */
    all: (): QuarantineRow[] => all.all(),
    ofPerson: (person: PersonId): QuarantineRow[] => ofPerson.all(person),
    open: (): number => open.get() as number,
    openOfDevice: (device: DeviceId): number => openOf.get(device) as number,
    decide: (id: number, decision: 'adopt' | 'keep', by: PersonId, at: InstantMs): void =>
      void decide.run(decision, by, at, id),
  }
}
