/**
 * Is the log what it was, and does everything else follow from it? SQLite's own check says "ok" when
 * a bit has turned inside a change, so every change is held against its hash, and every column
 * against the change's own header.
 */
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { WholeChange } from '#sync-server/storage/school/log.ts'
import type { Verification } from './answers.ts'
import { type Core, documentBytes, kindOfDoc } from './core.ts'
import { preflight } from './preflight.ts'
import { nameOf, type Replayed, replay, whyNot } from './replay.ts'

/** A change's checksum is the beginning of its hash; the hash itself covers what comes after it. */
const CHECKSUM = { from: 4, to: 8 }

/** Are these bytes the change the log says they are? */
export const isItself = ({ hash, bytes }: Pick<WholeChange, 'hash' | 'bytes'>): boolean => {
  const walked = preflight(bytes)
  const checksum = Buffer.from(bytes.subarray(CHECKSUM.from, CHECKSUM.to)).toString('hex')
  return walked.ok && walked.header.hash === hash && hash.startsWith(checksum)
}

/** What is wrong with one change, as the rest of a sentence; undefined when nothing is. */
const wrongWith = (change: WholeChange, before: ReadonlySet<string>): string | undefined => {
  const { bytes, actor, actorSeq, endOp } = change
  const walked = preflight(bytes)
  if (!walked.ok || !isItself(change)) return 'is not what it was'
  const { header } = walked
  if (header.actor !== actor || header.seq !== actorSeq) return 'is filed under another writer'
  if (header.startOp + header.opCount !== endOp) return 'is filed with another number of operations'
  if (!header.deps.every((dep) => before.has(dep))) return 'builds on what is not here'
  return undefined
}

const damagedChanges = (kind: AnyKind | undefined, core: Core, doc: DocId): string[] => {
  const before = new Set(kind ? [core.firstOf(kind).hash] : [])
  return core.db.log.wholeOf(doc).flatMap((change) => {
    const wrong = wrongWith(change, before)
    before.add(change.hash)
    return wrong === undefined ? [] : [`${doc}: ${nameOf(change)} ${wrong}`]
  })
}

const sorted = <T>(all: readonly T[]): string =>
  JSON.stringify(all.map((one) => JSON.stringify(one)).sort())

/** What the devices are sent: the snapshot and the changes after it, opened. */
const isServedAs = (core: Core, kind: AnyKind, doc: DocId, { heads, plain }: Replayed): boolean => {
  const A = core.records.automerge
  try {
    const { snap, tail } = documentBytes(core, doc)
    const opened = core.records.open(kind, snap, tail)
    const isSame =
      A.getHeads(opened).join() === heads.join() &&
      JSON.stringify(core.records.plain(opened)) === plain
    A.free(opened)
    return isSame
  } catch {
    return false
  }
}

const differences = (core: Core, kind: AnyKind, doc: DocId, replayed: Replayed): string[] => {
  const { db } = core
  const { derived } = replayed
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
    ['snapshot', isServedAs(core, kind, doc, replayed)],
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

const problemsOf = (core: Core, doc: DocId): string[] => {
  const kind = kindOfDoc(core, doc)
  const damaged = damagedChanges(kind, core, doc)
  if (damaged.length > 0 || kind === undefined)
    return damaged.length > 0 ? damaged : [`${doc}: cannot be read: of no known kind`]
  try {
    return differences(core, kind, doc, replay(core, doc))
  } catch (error) {
    return [`${doc}: cannot be read: ${whyNot(core, doc, error)}`]
  }
}

/** Reads one state of the file, so that a school at work is neither held up nor misread. */
export const verifySchool = (core: Core): Verification =>
  core.db.snapshot(() => {
    const docs = core.db.log.docs()
    const known = new Set(docs)
    const strays = core.db.documents.ids().filter((doc) => !known.has(doc))
    return {
      documents: docs.length,
      changes: core.db.log.changes(),
      problems: [
        ...docs.flatMap((doc) => problemsOf(core, doc)),
        ...strays.map((doc) => `${doc}: is not in the log`),
      ],
    }
  })
