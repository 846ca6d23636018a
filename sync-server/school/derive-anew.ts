/**
 * A file an earlier version wrote lacks what only this one makes of its records: who holds what because
 * of them. Rights are decided by that, so it is made good before anybody connects.
 */
import { type DocId, kindOf } from '#shared/kernel/ids.ts'
import { troubleOf } from '#sync-server/storage/trouble.ts'
import type { Core } from './core.ts'
import type { TouchedSets } from './published.ts'
import { rebuildDocument } from './rebuild.ts'

/** Moves when a kind makes other holdings of the same record. 2: who was on a team, restricted data. */
const HOLDINGS = '2'
const KEY = 'holdings'

/** One record that cannot be made from its changes must not keep the others as they were. */
const tryRebuilding = (core: Core, doc: DocId, touched: TouchedSets): void => {
  try {
    rebuildDocument(core, doc, touched)
  } catch (fault) {
    if (troubleOf(fault) !== undefined) throw fault
    core.onFault(`${doc} could not be brought up to date`, fault)
  }
}

/** Once for a file. Blocks for about a millisecond a record that gives somebody rights. */
export const deriveAnew = (core: Core): void => {
  const { db } = core
  if (db.meta.get(KEY) === HOLDINGS || !core.health.mayWrite()) return
  try {
    const touched: TouchedSets = new Map()
    db.transaction(() => {
      for (const doc of db.documents.ids())
        if (core.kinds.get(kindOf(doc))?.holds !== undefined) tryRebuilding(core, doc, touched)
      db.meta.set(KEY, HOLDINGS)
    })
    core.top = db.log.top()
  } catch (fault) {
    core.onFault('a file of an earlier version could not be brought up to date', fault)
  }
}
