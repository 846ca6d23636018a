/** Erasing a person from a school's file, and telling every device. F185, J10.3, T51. */
import * as v from 'valibot'
import type { LoadedDoc } from '#shared/documents/automerge.ts'
import type { DeviceId, PersonId } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { kindOf } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import type { ErasedDoc } from '#sync-server/storage/school/erasure.ts'
import type { LogRow } from '#sync-server/storage/school/log.ts'
import { principalsHeld, storeAccess } from './access.ts'
import type { ErasurePreview } from './answers.ts'
import { markAwaitingAnew } from './awaiting.ts'
import { type Core, documentBytes, kindOfDoc } from './core.ts'
import { type ErasurePlan, type NamingRecord, planErasure, type Stripped } from './erase-plan.ts'
import { catchUp } from './feed.ts'
import { newRoot } from './new-root.ts'
import { nameOf } from './people.ts'
import { applyRights, storePublications, type TouchedSets, tellTouched } from './published.ts'
import { tellAdmins } from './quarantine.ts'

/**
 * A record with all it has ever been, change by change; where all of it goes, only what it is. Undefined
 * when nothing can be made of it.
 */
const openNaming = (core: Core, doc: DocId): NamingRecord | undefined => {
  const kind = kindOfDoc(core, doc)
  if (kind === undefined) return undefined
  const { records } = core
  const A = records.automerge
  const states: unknown[] = []
  const look = (open: LoadedDoc): void => {
    const data = records.plain(open)
    const read = data.id === undefined ? undefined : v.safeParse(kind.schema, data)
    if (read?.success) states.push(read.output)
  }
  let open: LoadedDoc
  if (kind.personal.onErase.does === 'go') {
    const { snap, tail } = documentBytes(core, doc)
    open = records.open(kind, snap, tail)
    look(open)
  } else {
    open = records.open(kind, undefined)
    for (const bytes of core.db.log.tail(doc, 0)) {
      open = A.applyChanges(open, [bytes])[0]
      look(open)
    }
  }
  A.free(open)
  const record = states.at(-1)
  return record === undefined ? undefined : { doc, kind, record, states }
}

const planFor = (core: Core, person: PersonId, now: InstantMs): ErasurePlan =>
  planErasure(
    person,
    now,
    core.db.erasure.naming(person).flatMap((doc) => openNaming(core, doc) ?? []),
  )

/** Records that are about them, also those that stay. */
const ownDocs = ({ goes, strips, stays }: ErasurePlan): DocId[] =>
  [...goes, ...strips, ...stays].map(({ doc }) => doc)

/** Rows of sets that belong to this person. */
const ownSetRows = (core: Core, person: PersonId): { set: string; id: string }[] =>
  core.db.erasure.standing().flatMap(({ set, id, json }) => {
    const subject = core.sets.get(set)?.subject(JSON.parse(json), id)
    return subject === person ? [{ set, id }] : []
  })

export const countBy = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

/** What would go, what would stay and why, and what stands in the way. Changes nothing. */
export const previewErasure = (core: Core, person: PersonId): ErasurePreview => {
  const plan = planFor(core, person, core.ports.clock.now())
  const { goes, strips, stays, blocks } = plan
  const because = [...strips, ...stays].flatMap(({ kind }) => {
    const { onErase } = kind.personal
    return onErase.does === 'stay' ? [`${kind.name} ${onErase.because}`] : []
  })
  return {
    displayName: nameOf(core, person),
    isErased: core.db.erasure.persons().has(person),
    goes: countBy(goes.map(({ kind }) => kind.name)),
    lists: countBy(ownSetRows(core, person).map(({ set }) => set)),
    refused: core.db.erasure.refused(person, ownDocs(plan)),
    stays: Object.entries(countBy(because)).map(([key, count]) => {
      const [kind = '', reason = ''] = key.split(' ')
      return { kind, count, because: reason === 'accounts' ? 'accounts' : 'others' }
    }),
    blocks: Object.entries(countBy(blocks.map(({ block }) => block))).map(([block, count]) => ({
      block: block as ErasurePreview['blocks'][number]['block'],
      count,
    })),
  }
}

/** Stands in the file from the erasure until nothing of it can be read in there any more. */
export const COMPACTION_DUE = 'compaction-due'

export const isCompactionDue = ({ db }: Core): boolean => db.meta.get(COMPACTION_DUE) !== undefined

/** False while somebody reads an older state: it stays due. */
export const compactHere = ({ db }: Core): boolean => {
  if (!db.compact()) return false
  db.meta.remove(COMPACTION_DUE)
  return true
}

/** All of a document; whoever held something because of it loses that. */
export const drop = (
  core: Core,
  person: PersonId,
  doc: DocId,
  now: InstantMs,
  touched: TouchedSets,
): LogRow[] => {
  const { db } = core
  const readers = db.access.readers(doc)
  const nothing = { heads: [], rows: [], readers, holds: [], publications: [] }
  const rights = storeAccess(core, doc, nothing, false, now)
  for (const { set, id } of db.published.ofDoc(doc)) take(core, set, id, false, touched)
  db.erasure.forget(doc, person, now, true)
  applyRights(core, rights, touched)
  return rights
}

/** What is left of a record, in the same document, with a new beginning. */
const strip = (
  core: Core,
  person: PersonId,
  { doc, kind, record }: Stripped,
  now: InstantMs,
  touched: TouchedSets,
): void => {
  const { db } = core
  const { entries, derived } = newRoot(core, kind, doc, record as Record<string, unknown>, now)
  db.erasure.forget(doc, person, now, false)
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

/** A row of a set that nobody is to have any more. */
export const take = (
  core: Core,
  set: string,
  id: string,
  keepsSource: boolean,
  touched: TouchedSets,
): void => {
  const readers = core.db.published.readers(set, id)
  core.db.erasure.blank(set, id, core.nextPublishedSeq(), keepsSource)
  const known = touched.get(set) ?? new Set()
  for (const principal of readers) known.add(principal)
  touched.set(set, known)
}

/** Every connection hears of it now; the others when they come. */
export const tellEverybody = (
  core: Core,
  rights: readonly LogRow[],
  touched: TouchedSets,
): void => {
  for (const person of new Set(rights.map((right) => right.person)))
    for (const peer of person === null ? [] : core.connections.ofPerson(person))
      core.connections.changePrincipals(peer, principalsHeld(core, peer.session))
  for (const peer of core.connections.all()) if (peer.isLive) void catchUp(core, peer)
  tellTouched(core, touched)
  tellAdmins(core)
}

/**
 * Erases, whatever stands in the way: whoever asks has looked at the preview, or repeats what was done
 * before. Again is harmless. Blocks while it works.
 */
export const eraseHere = (
  core: Core,
  person: PersonId,
  by: { readonly person: PersonId; readonly device: DeviceId },
): void => {
  const { db } = core
  const now = core.ports.clock.now()
  const touched: TouchedSets = new Map()
  const rights = db.transaction(() => {
    const plan = planFor(core, person, now)
    const { goes, strips } = plan
    // While it can be told which records are theirs: afterwards some of these are gone.
    db.erasure.forgetRefused(person, ownDocs(plan))
    const lost = goes.flatMap(({ doc }) => drop(core, person, doc, now, touched))
    for (const one of strips) strip(core, person, one, now, touched)
    for (const { set, id } of ownSetRows(core, person)) take(core, set, id, true, touched)
    markAwaitingAnew(core, touched)
    db.erasure.rememberPerson(person, now)
    // With the deed or not at all: a relay that stops before it has compacted must find it here.
    db.meta.set(COMPACTION_DUE, String(now))
    const act = { ...by, action: 'person-erased', target: person, outcome: 'done' }
    db.audit.append({ at: now, ...act })
    return lost
  })
  core.erasures += 1
  core.top = db.log.top()
  tellEverybody(core, rights, touched)
}

/** Of what a device says it holds: what is gone, or stands on a past that is. */
export const erasedOf = (
  core: Core,
  docs: readonly { readonly doc: DocId; readonly heads: readonly string[] }[],
): ErasedDoc[] =>
  docs.flatMap(({ doc, heads }) => {
    if (!core.db.erasure.isCut(doc)) return []
    const kind = core.kinds.get(kindOf(doc))
    const first = kind && core.firstOf(kind).hash
    const knows = heads.every((hash) => hash === first || core.db.log.byHash(hash)?.doc === doc)
    if (!core.db.erasure.isGone(doc) && knows) return []
    return core.db.erasure.because(doc).map((person) => ({ doc, person }))
  })
