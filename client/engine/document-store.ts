/**
 * Document bytes on this device. Confirmed and pending are kept apart: what the relay has accepted,
 * and what was written here and has not been answered yet. Only commands and the projector open them.
 */
import type { LoadedDoc } from '#shared/documents/automerge.ts'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { Records } from '#shared/documents/records.ts'
import { type DocId, kindOf } from '#shared/kernel/ids.ts'
import type { DeviceStore, Write } from './ports.ts'

/** One document's bytes. Small, so it is written whole. */
export type Chunk = {
  /** A saved document, or null: then the kind's first change is the base. */
  readonly snapshot: Uint8Array | null
  readonly confirmed: readonly Uint8Array[]
  readonly pending: readonly PendingChange[]
}

export type PendingChange = { readonly hash: string; readonly bytes: Uint8Array }

/** What is known about a document without opening it. */
export type DocMeta = {
  readonly kind: string
  /** Heads of what the relay has confirmed. */
  readonly heads: readonly string[]
  /** Buckets its rows stand in. */
  readonly buckets: readonly string[]
  /** The relay's receipts for the confirmed heads. */
  readonly receipts: readonly { readonly hash: string; readonly bytes: Uint8Array }[]
  /** Version of the projection the rows were made with. */
  readonly projection: number
  /** No longer readable here; dropped when its last pending change has been answered. */
  readonly leaving?: boolean
}

export const EMPTY_CHUNK: Chunk = { snapshot: null, confirmed: [], pending: [] }

/** Confirmed changes above this are folded into a snapshot. */
const COMPACT_AFTER = 24

/** What a record says, as plain data. */
export type RecordData = Readonly<Record<string, unknown>>

export type OpenRecord = {
  readonly kind: AnyKind
  readonly doc: LoadedDoc
  readonly data: RecordData
  readonly chunk: Chunk
  readonly meta: DocMeta | undefined
}

export const createDocumentStore = (deps: {
  store: DeviceStore
  records: Records
  kinds: ReadonlyMap<string, AnyKind>
}) => {
  const { store, records, kinds } = deps
  const A = records.automerge

  const kindOfDoc = (doc: DocId): AnyKind => {
    const kind = kinds.get(kindOf(doc))
    if (kind === undefined) throw new Error(`unknown kind of record: ${kindOf(doc)}`)
    return kind
  }

  /** Confirmed only, or with the pending changes on top. */
  const load = (kind: AnyKind, chunk: Chunk, actor?: string, withPending = true): LoadedDoc =>
    records.open(
      kind,
      chunk.snapshot ?? undefined,
      [...chunk.confirmed, ...(withPending ? chunk.pending.map((one) => one.bytes) : [])],
      actor,
    )

  /**
   * A chunk with its pending changes and what it says: in one go, which is half of the work. Bytes
   * that do not load so, because one stands on something that is missing, are taken one by one.
   * @param actor whose changes are written with it; none: it is only read
   */
  const loadWhole = (
    kind: AnyKind,
    chunk: Chunk,
    actor?: string,
  ): { doc: LoadedDoc; data: RecordData } => {
    const changes = [...chunk.confirmed, ...chunk.pending.map((one) => one.bytes)]
    try {
      return records.openWhole(kind, chunk.snapshot ?? undefined, changes, actor)
    } catch {
      const doc = load(kind, chunk, actor)
      return { doc, data: records.plain(doc) }
    }
  }

  const open = async (doc: DocId, actor?: string): Promise<OpenRecord> => {
    const [chunk, meta] = await Promise.all([
      store.get<Chunk>('chunks', doc),
      store.get<DocMeta>('docs', doc),
    ])
    const kind = kindOfDoc(doc)
    const known = chunk ?? EMPTY_CHUNK
    return { kind, chunk: known, meta, ...loadWhole(kind, known, actor) }
  }

  /** Many small changes load slower than one saved document. */
  const compact = (kind: AnyKind, chunk: Chunk): Chunk => {
    if (chunk.confirmed.length <= COMPACT_AFTER) return chunk
    const doc = load(kind, chunk, undefined, false)
    const snapshot = A.save(doc)
    A.free(doc)
    return { snapshot, confirmed: [], pending: chunk.pending }
  }

  const confirmedHeads = (kind: AnyKind, chunk: Chunk): string[] => {
    const doc = load(kind, chunk, undefined, false)
    const heads = A.getHeads(doc)
    A.free(doc)
    return heads
  }

  const chunkWrites = (doc: DocId, chunk: Chunk, meta: DocMeta): Write[] => [
    { table: 'chunks', key: doc, value: chunk },
    { table: 'docs', key: doc, value: meta },
  ]

  const dropWrites = (doc: DocId): Write[] => [
    { table: 'chunks', key: doc, remove: true },
    { table: 'docs', key: doc, remove: true },
  ]

  /** A newer relay may know kinds this app does not; they are left alone. */
  const knows = (doc: DocId): boolean => kinds.has(kindOf(doc))

  return {
    open,
    load,
    loadWhole,
    compact,
    confirmedHeads,
    kindOfDoc,
    knows,
    chunkWrites,
    dropWrites,
    records,
  }
}

export type DocumentStore = ReturnType<typeof createDocumentStore>
