/**
 * A record written whole as the first thing in its document, with no past: what is left of one whose
 * history was erased, or what an import brings. The same record gives the same bytes.
 */
import { createHash } from 'node:crypto'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { Edit, Plain } from '#shared/documents/edit.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { unreachable } from '#shared/kernel/result.ts'
import type { ChangeEntry } from '#sync-server/storage/school/log.ts'
import { RELAY } from './audited.ts'
import type { Core } from './core.ts'
import { canonicalJson, derive, readRecord } from './derive.ts'
import type { Derived } from './judge.ts'
import { preflight } from './preflight.ts'

/** A letter is an operation, and a change holds only so many. */
const LETTERS_A_CHANGE = 2_000
const ACTOR_CHARS = 32

export type NewRoot = {
  readonly entries: readonly ChangeEntry[]
  readonly derived: Derived
}

/** Containers entry by entry into what the first change made, everything else whole. */
const putsOf = (kind: AnyKind, record: Readonly<Record<string, unknown>>): Edit['put'] =>
  Object.entries(record)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, value]) => {
      if (kind.texts.includes(key) || key === 'shape') return []
      if (!Object.hasOwn(kind.empty, key)) return [{ path: [key], value: value as Plain }]
      return Object.entries(value as Record<string, Plain>)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([entry, one]) => ({ path: [key, entry], value: one }))
    })

/** Each text, from nothing to whole, a piece a change. */
const textsOf = (kind: AnyKind, record: Readonly<Record<string, unknown>>): Edit['text'][] =>
  kind.texts.flatMap((field) => {
    const whole = String(record[field] ?? '')
    const pieces = Math.ceil(whole.length / LETTERS_A_CHANGE)
    return Array.from({ length: pieces }, (_, index) => [
      { field, value: whole.slice(0, (index + 1) * LETTERS_A_CHANGE) },
    ])
  })

export const newRoot = (
  core: Core,
  kind: AnyKind,
  doc: DocId,
  record: Readonly<Record<string, unknown>>,
  receivedAt: InstantMs,
): NewRoot => {
  const { records } = core
  const A = records.automerge
  const actor = createHash('sha256')
    .update(`${doc}\0${canonicalJson(record)}`)
    .digest('hex')
    .slice(0, ACTOR_CHARS)
  let open = records.open(kind, undefined, [], actor)
  const entries: ChangeEntry[] = []
  for (const edit of [
    { doc, put: putsOf(kind, record) },
    ...textsOf(kind, record).map((text) => ({ doc, text })),
  ]) {
    const written = records.write(open, edit as Edit) ?? unreachable('a record without content')
    open = written.doc
    const { bytes } = written.change
    const walked = preflight(bytes)
    if (!walked.ok) throw new Error(`${doc} cannot be written whole: ${walked.code}`)
    const { hash, seq: actorSeq, startOp, opCount } = walked.header
    const endOp = startOp + opCount
    entries.push({
      doc,
      hash,
      actor,
      actorSeq,
      endOp,
      person: RELAY,
      device: RELAY,
      receivedAt,
      bytes,
    })
  }
  const derived = derive(kind, doc, A.getHeads(open), readRecord(kind, records.plain(open)))
  A.free(open)
  return { entries, derived }
}
