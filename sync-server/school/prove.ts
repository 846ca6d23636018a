/**
 * Proves a document: saved and loaded again it must be the same. Bytes exist that apply without a
 * complaint and then cannot be loaded; none of them may reach the log.
 */
import type { LoadedDoc } from '#shared/documents/automerge.ts'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { Records } from '#shared/documents/records.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { derive } from './derive.ts'
import type { Derived } from './judge.ts'
import { refuse } from './problems.ts'

/** No honest record comes near; a text that only ever grows would. */
const MAX_DOCUMENT_BYTES = 2 * 1024 * 1024

export type Proven = {
  readonly derived: Derived
  readonly saved: Uint8Array
  /** The document as it was loaded again, and what it says. */
  readonly loaded: LoadedDoc
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Leaves `doc` as it is. Never throws. Refuses: unprovable, too-big.
 * @param known `doc` as plain data, when the judge has read it already
 */
export const prove = (
  records: Records,
  kind: AnyKind,
  id: DocId,
  doc: LoadedDoc,
  known?: Readonly<Record<string, unknown>>,
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
    const derived = same ? derive(kind, id, heads, data) : undefined
    if (derived !== undefined) return ok({ derived, saved, loaded, data })
  } catch {
    // Whatever it was, the document cannot be kept like this.
  }
  if (loaded !== undefined) A.free(loaded)
  return refuse('unprovable')
}
