/**
 * The log is the truth; everything else is made from it again. With a hash, that change is taken out
 * first, with all that was built on it: they go into quarantine, nothing is thrown away, and a new
 * epoch makes the devices give up their copies of them.
 */
import type { DocId } from '#shared/kernel/ids.ts'
import type { WholeChange } from '#sync-server/storage/school/log.ts'
import { storeAccess } from './access.ts'
import type { Rebuilding } from './answers.ts'
import { audit } from './audited.ts'
import type { Core } from './core.ts'
import { preflight } from './preflight.ts'
import { PROBLEMS } from './problems.ts'
import { applyRights, storePublications, type TouchedSets } from './published.ts'
import { keepRefused } from './refusals.ts'
import { replay, whyNot } from './replay.ts'

/** Everything that follows from a document, from its changes. Inside a transaction. */
export const rebuildDocument = (core: Core, doc: DocId, touched: TouchedSets): void => {
  const { db } = core
  const { derived, saved } = replay(core, doc)
  const lastSeq = db.log.ofDoc(doc).at(-1)?.seq ?? 0
  const rights = storeAccess(core, doc, derived, false, core.ports.clock.now())
  db.documents.putSnap(doc, saved)
  const snap = { snapUpto: lastSeq, snapBytes: saved.length, tailCount: 0, tailBytes: 0 }
  db.documents.put({ id: doc, heads: derived.heads, lastSeq, ...snap })
  db.rows.replace(doc, derived.rows)
  storePublications(core, doc, derived.publications, touched)
  applyRights(core, rights, touched)
}

/** What follows from a document of which nothing is left in the log: nothing. */
const dropDerived = (core: Core, doc: DocId, touched: TouchedSets): void => {
  const { db } = core
  const publications = db.published
    .ofDoc(doc)
    .map(({ set, id }) => ({ set, id, json: null, readers: [] }))
  storePublications(core, doc, publications, touched)
  const nothing = { heads: [], rows: [], readers: [], holds: [], publications: [] }
  const rights = storeAccess(core, doc, nothing, false, core.ports.clock.now())
  applyRights(core, rights, touched)
  db.rows.replace(doc, [])
  db.documents.remove(doc)
}

/** The change with this hash and everything built on it, in the order of the log. */
const builtOn = (core: Core, doc: DocId, hash: string): WholeChange[] => {
  const out = new Set([hash])
  return core.db.log.wholeOf(doc).filter((change) => {
    const walked = preflight(change.bytes)
    if (walked.ok && walked.header.deps.some((dep) => out.has(dep))) out.add(change.hash)
    return out.has(change.hash)
  })
}

/** Inside a transaction. @returns how many changes were taken out; undefined when there is no such change */
const excise = (core: Core, hash: string): number | undefined => {
  const { db } = core
  const doc = db.log.byHash(hash)?.doc
  if (doc === undefined) return undefined
  const out = builtOn(core, doc, hash)
  // Refused once and adopted, or sent in by a stranger: the last word on it is the one that holds.
  for (const change of out) db.quarantine.drop(change.hash)
  keepRefused(
    core,
    out.map(({ seq: _seq, actor: _actor, actorSeq: _actorSeq, endOp: _endOp, ...change }) => ({
      ...change,
      doc,
      code: 'excised',
      message: PROBLEMS.excised,
      basisHeads: '',
    })),
  )
  for (const { seq } of out) db.log.remove(seq)
  audit(core, 'change-excised', hash, String(out.length))
  return out.length
}

/**
 * In one transaction; blocks, so it is for a relay at rest. A document that cannot be made from the
 * log is left as it was, and named. Rights that change go into the log as always.
 * @param without hash of a change to take out first
 * @param renewEpoch called when something was taken out
 */
export const rebuildSchool = (
  core: Core,
  without: string | undefined,
  renewEpoch: () => void,
): Rebuilding => {
  const touched: TouchedSets = new Map()
  const { db } = core
  const rebuilt = db.transaction((): Rebuilding => {
    const excised = without === undefined ? 0 : excise(core, without)
    if (excised === undefined) return { documents: 0, excised: 0, problems: ['no-such-change'] }
    const docs = db.log.docs()
    const problems = docs.flatMap((doc) => {
      try {
        rebuildDocument(core, doc, touched)
        return []
      } catch (error) {
        return [`${doc}: cannot be made from the log: ${whyNot(core, doc, error)}`]
      }
    })
    const known = new Set(docs)
    for (const doc of db.documents.ids()) if (!known.has(doc)) dropDerived(core, doc, touched)
    audit(core, 'rebuilt', core.schoolId, problems.length === 0 ? 'done' : 'in-part')
    if (excised > 0) renewEpoch()
    return { documents: docs.length - problems.length, excised, problems }
  })
  core.top = db.log.top()
  return rebuilt
}
