/** A document from its raw changes alone, no snapshot: what everything else is held against. */
import type { DocId } from '#shared/kernel/ids.ts'
import { type Core, kindOfDoc } from './core.ts'
import { derive, readRecord } from './derive.ts'
import type { Derived } from './judge.ts'

export type Replayed = {
  readonly derived: Derived
  readonly saved: Uint8Array
  readonly heads: readonly string[]
  /** The document as plain data, as one text. */
  readonly plain: string
}

/** Throws when the changes do not make a document. */
export const replay = (core: Core, doc: DocId): Replayed => {
  const kind = kindOfDoc(core, doc)
  if (kind === undefined) throw new Error('of no known kind')
  const A = core.records.automerge
  const opened = core.records.open(kind, undefined, core.db.log.tail(doc, 0))
  const data = core.records.plain(opened)
  const heads = A.getHeads(opened)
  const saved = A.save(opened)
  A.free(opened)
  return {
    derived: derive(kind, doc, heads, readRecord(kind, data)),
    saved,
    heads,
    plain: JSON.stringify(data),
  }
}
