/** Everything this person has on this device, as one JSON file. Works without a line. */
import type { Engine } from '#client/engine/api.ts'
import type { Row } from '#shared/documents/document-kind.ts'

/** Tables of rows and published sets that hold people's work. Questions are the product's, not theirs. */
const SETS = [
  'people',
  'attempts',
  'practice',
  'sharing',
  'complaints',
  'notifications',
  'busy',
  'awaiting',
] as const

/**
 * The content of the file. `tables` are named by the caller, so that a new kind of record is in the
 * file without a word here. Unsent and refused changes are in it with everything that was typed.
 */
export const contentOfAll = (
  engine: Pick<Engine, 'me' | 'rows' | 'set' | 'sync' | 'now'>,
  tables: readonly string[],
) => {
  const { personId, displayName, roles, schoolName } = engine.me
  return {
    product: 'Dual Control',
    takenAt: new Date(engine.now()).toISOString(),
    school: schoolName,
    person: { personId, displayName, roles },
    isComplete: engine.rows.isComplete(),
    notSentYet: engine.sync.waiting(),
    notAccepted: engine.sync.refused(),
    records: Object.fromEntries(tables.map((table) => [table, engine.rows.all<Row>(table)])),
    sets: Object.fromEntries(
      SETS.map((name) => [name, Object.fromEntries(engine.set<unknown>(name).all())]),
    ),
  }
}

/** Only what this person wrote and the school does not have: for a device whose records are closed. */
export const contentOfUnsent = (engine: Pick<Engine, 'me' | 'sync' | 'now'>) => ({
  product: 'Dual Control',
  takenAt: new Date(engine.now()).toISOString(),
  school: engine.me.schoolName,
  person: { personId: engine.me.personId, displayName: engine.me.displayName },
  notSentYet: engine.sync.waiting(),
  notAccepted: engine.sync.refused(),
})

/** "dual-control-2026-11-24.json". */
export const nameOfAll = (date: string): string => `dual-control-${date}.json`
