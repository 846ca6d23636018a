/**
 * Documents the judge has open, least recently used first. Nothing but a cache: a document that is
 * not here is loaded from its bytes. WASM memory never shrinks, so it is bounded by saved bytes.
 */
import type { LoadedDoc } from '#shared/documents/automerge.ts'

export type OpenDocument = {
  readonly heads: string
  readonly doc: LoadedDoc
  /** What it says, as plain data and as its kind's record. */
  readonly data: Readonly<Record<string, unknown>>
  readonly record: unknown
  /** What the document was last saved as, to start again from when a change spoils it. */
  readonly saved: Uint8Array
}

export type CacheBounds = { readonly documents: number; readonly savedBytes: number }

export const CACHE_BOUNDS: CacheBounds = { documents: 64, savedBytes: 4 * 1024 * 1024 }

export const createDocumentCache = (
  free: (doc: LoadedDoc) => void,
  bounds: CacheBounds = CACHE_BOUNDS,
) => {
  const open = new Map<string, OpenDocument>()
  let savedBytes = 0

  /** Takes the document out; whoever takes it owns it. Undefined unless it is at these heads. */
  const take = (key: string, heads: string): OpenDocument | undefined => {
    const found = open.get(key)
    if (found === undefined) return undefined
    open.delete(key)
    savedBytes -= found.saved.length
    if (found.heads === heads) return found
    free(found.doc)
    return undefined
  }

  const put = (key: string, entry: OpenDocument): void => {
    const before = open.get(key)
    if (before !== undefined) {
      savedBytes -= before.saved.length
      open.delete(key)
      free(before.doc)
    }
    open.set(key, entry)
    savedBytes += entry.saved.length
    for (const [oldest, { doc, saved }] of open) {
      if (open.size <= bounds.documents && savedBytes <= bounds.savedBytes) break
      open.delete(oldest)
      savedBytes -= saved.length
      free(doc)
    }
  }

  return { take, put, size: () => open.size }
}
