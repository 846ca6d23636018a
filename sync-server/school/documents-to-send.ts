/** Whole documents on their way to a device, with the rows the relay has projected. */
import type { DocId } from '#shared/kernel/ids.ts'
import { kindOf } from '#shared/kernel/ids.ts'
import type { SnapFrame } from '#shared/protocol/down.ts'
import type { Core } from './core.ts'
import { wireRows } from './rows.ts'

export type SnapDoc = SnapFrame['docs'][number]

const concat = (parts: readonly Uint8Array[]): Uint8Array => {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A document as its saved bytes and the changes after them in one piece; undefined when unknown. */
export const snapDoc = (core: Core, doc: DocId): SnapDoc | undefined => {
  const { db } = core
  const stored = db.documents.byId(doc)
  const kind = core.kinds.get(kindOf(doc))
  if (stored === undefined || kind === undefined) return undefined
  const { heads, snapUpto, tailCount } = stored
  const base = snapUpto === 0 ? core.firstOf(kind).bytes : db.documents.snap(doc)
  if (base === undefined) return undefined
  const tail = tailCount === 0 ? [] : db.log.tail(doc, snapUpto)
  return {
    doc,
    heads: [...heads],
    bytes: concat([base, ...tail]),
    rows: wireRows(core, doc),
    receipts: heads.map((hash) => ({ hash, bytes: core.receipts.issue(doc, hash) })),
  }
}
