/**
 * What another relay exported, into an empty school: each record as the first thing in its document.
 * The past stays in the export's history; here it begins with the import. P9.
 */
import * as v from 'valibot'
import type { DocId } from '#shared/kernel/ids.ts'
import { storeAccess } from './access.ts'
import type { SchoolContent } from './answers.ts'
import { type Core, kindOfDoc } from './core.ts'
import { newRoot } from './new-root.ts'
import { putOwnRows, storePublications, type TouchedSets } from './published.ts'

/** Inside a transaction, as every other way into the log. */
const importRecord = (core: Core, doc: DocId, data: unknown, touched: TouchedSets): void => {
  const kind = kindOfDoc(core, doc)
  if (kind === undefined) throw new Error(`${doc} is of no known kind`)
  // What the app knows of it; a record of a wrong shape stops the whole import.
  v.parse(kind.schema, data)
  const { db } = core
  const now = core.ports.clock.now()
  const { entries, derived } = newRoot(core, kind, doc, data as Record<string, unknown>, now)
  storeAccess(core, doc, derived, true, now)
  const lastSeq = entries.map((entry) => db.log.addChange(entry)).at(-1) ?? 0
  db.documents.put({
    id: doc,
    heads: derived.heads,
    lastSeq,
    snapUpto: 0,
    snapBytes: 0,
    tailCount: entries.length,
    tailBytes: entries.reduce((sum, { bytes }) => sum + bytes.length, 0),
  })
  db.rows.replace(doc, derived.rows)
  storePublications(core, doc, derived.publications, touched)
}

/** All of it or nothing. Throws when something is already there, or cannot be read. Blocks. */
export const importContent = (core: Core, { records, sets }: SchoolContent): void => {
  const { db } = core
  if (db.log.top() > 0) throw new Error('Only an empty school can be filled from an export')
  const touched: TouchedSets = new Map()
  db.transaction(() => {
    for (const { id, record } of records) importRecord(core, id, record, touched)
    for (const { set, id, data } of sets) {
      // Lists that follow from records are there already, and say the same.
      const before = db.published.byId(set, id)
      if (before === undefined) putOwnRows(core, set, [{ id, data }], touched)
      else if (before.doc !== null) db.published.put({ ...before, json: JSON.stringify(data) })
    }
  })
  core.top = db.log.top()
}
