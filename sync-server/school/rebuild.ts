/**
 * The log is the truth; everything else can be derived from it again. `verifySchool` says where the
 * two differ, `rebuildSchool` makes them equal.
 */
import { hash as digest } from 'node:crypto'
import type { DocId } from '#shared/kernel/ids.ts'
import { storeAccess } from './access.ts'
import { audit } from './audited.ts'
import { type Core, kindOfDoc } from './core.ts'
import { derive } from './derive.ts'
import type { Derived } from './judge.ts'
import { preflight } from './preflight.ts'
import { applyRights, storePublications, type TouchedSets } from './published.ts'
import type { Verification } from './types.ts'

type Replayed = { readonly derived: Derived; readonly saved: Uint8Array }

/** The document from its raw changes alone, no snapshot. Throws when they do not make one. */
const replay = (core: Core, doc: DocId): Replayed => {
  const kind = kindOfDoc(core, doc)
  if (kind === undefined) throw new Error('of no known kind')
  const A = core.records.automerge
  const opened = core.records.open(kind, undefined, core.db.log.tail(doc, 0))
  const data = core.records.plain(opened)
  const replayed = { derived: derive(kind, doc, A.getHeads(opened), data), saved: A.save(opened) }
  A.free(opened)
  return replayed
}

const sorted = <T>(all: readonly T[]): string =>
  JSON.stringify(all.map((one) => JSON.stringify(one)).sort())

const differences = (core: Core, doc: DocId, { derived }: Replayed): string[] => {
  const { db } = core
  const stored = db.documents.byId(doc)
  const published = db.published.ofDoc(doc)
  const saysAgain = derived.publications.every(({ set, id, json }) => {
    const row = published.find((one) => one.set === set && one.id === id)
    return row === undefined
      ? json === null || db.published.byId(set, id) !== undefined
      : row.sourceJson === json
  })
  const checks: readonly [string, boolean][] = [
    ['heads', stored?.heads.join() === derived.heads.join()],
    ['rows', sorted(db.rows.ofDoc(doc)) === sorted(derived.rows)],
    ['readers', sorted(db.access.readers(doc)) === sorted(derived.readers)],
    [
      'holders',
      sorted(db.access.holdings(doc)) ===
        sorted(derived.holds.map(({ person, principal }) => ({ person, principal }))),
    ],
    ['publications', saysAgain],
  ]
  return checks.flatMap(([what, same]) => (same ? [] : [`${doc}: ${what} differ from the log`]))
}

const wrongHashes = (core: Core, doc: DocId): string[] =>
  core.db.log.ofDoc(doc).flatMap(({ seq, hash }) => {
    const bytes = core.db.log.bytesAt(seq)
    const walked = preflight(bytes)
    const actual = walked.ok ? walked.header.hash : digest('sha256', bytes, 'hex')
    return actual === hash ? [] : [`${doc}: change ${seq} is not what it was`]
  })

export const verifySchool = (core: Core): Verification => {
  const docs = core.db.log.docs()
  let changes = 0
  const problems = docs.flatMap((doc) => {
    const damaged = wrongHashes(core, doc)
    changes += core.db.log.ofDoc(doc).length
    if (damaged.length > 0) return damaged
    try {
      return differences(core, doc, replay(core, doc))
    } catch (error) {
      return [`${doc}: cannot be read: ${error instanceof Error ? error.message : String(error)}`]
    }
  })
  const known = new Set(docs)
  const strays = core.db.documents.ids().filter((doc) => !known.has(doc))
  problems.push(...strays.map((doc) => `${doc}: is not in the log`))
  return { documents: docs.length, changes, problems }
}

/** Stores everything derived again, in one transaction. Rights that change go into the log as always. */
export const rebuildSchool = (core: Core): void => {
  const touched: TouchedSets = new Map()
  const { db } = core
  db.transaction(() => {
    for (const doc of db.log.docs()) {
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
    audit(core, 'rebuilt', core.schoolId)
  })
  core.top = db.log.top()
}
