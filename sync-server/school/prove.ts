/**
 * Proves a document: saved and loaded again it must be the same. Bytes exist that apply without a
 * complaint and then cannot be loaded; none of them may reach the log.
 */
import type { LoadedDoc } from '#shared/documents/automerge.ts'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { Judged } from '#shared/documents/judge.ts'
import type { Records } from '#shared/documents/records.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { derive, readRecord } from './derive.ts'
import type { Derived } from './judge.ts'
import { refuse } from './problems.ts'

/** No honest record comes near; a text that only ever grows would. */
const MAX_DOCUMENT_BYTES = 2 * 1024 * 1024

export type Proven = {
  readonly derived: Derived
  readonly saved: Uint8Array
  /** The document as it was loaded again, and what it says. */
  readonly whole: Required<Judged>
}

/**
 * Leaves `judged` as it is. Never throws. Refuses: unprovable, too-big.
 * @param judged the document, and what the judge has read of it already
 */
export const prove = (
  records: Records,
  kind: AnyKind,
  id: DocId,
  { doc, data: known, record }: Judged,
): Result<Proven> => {
  const A = records.automerge
  let loaded: LoadedDoc | undefined
  try {
    const saved = A.save(doc)
    if (saved.length > MAX_DOCUMENT_BYTES) return refuse('too-big')
    const again = records.openWhole(kind, saved)
    const { data } = again
    loaded = again.doc
    const heads = A.getHeads(loaded)
    const same =
      heads.join() === A.getHeads(doc).join() &&
      JSON.stringify(data) === JSON.stringify(known ?? records.plain(doc))
    if (same) {
      const read = record ?? readRecord(kind, data)
      const derived = derive(kind, id, heads, read)
      return ok({ derived, saved, whole: { doc: loaded, data, record: read } })
    }
  } catch {
    // Whatever it was, the document cannot be kept like this.
  }
  if (loaded !== undefined) A.free(loaded)
  return refuse('unprovable')
}
