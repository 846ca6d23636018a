/**
 * Records the relay has erased for good, and every trace of them here: bytes, rows, what waited, what
 * was sent and what stood in open forms. Whoever wrote what waited is told, without the words. T51.
 */
import type { PersonId } from '#shared/kernel/actor.ts'
import { type DocId, keyOf } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import type { DocMeta, DocumentStore } from './document-store.ts'
import { type Outbox, type OutboxEntry, outboxKey, putEntry } from './outbox.ts'
import type { DeviceStore, Write } from './ports.ts'
import type { ProjectedDoc } from './projector.ts'

/** The relay's word for it, in a verdict as in its sentence. */
export const ERASED = 'erased'

const SENTENCE =
  'This is about somebody whose data the school has erased, so it was not kept. Nothing else is lost.'

export type Forgotten = {
  readonly writes: readonly Write[]
  readonly projected: readonly ProjectedDoc[]
  readonly entries: readonly OutboxEntry[]
  /** Numbers of entries that are gone. */
  readonly removed: readonly number[]
}

/**
 * Everything to be written so that nothing of these documents, or of these people, is left. Stores
 * nothing itself.
 * @param persons erased people, where the relay has named them
 */
export const forget = async (
  deps: { documents: DocumentStore; outbox: Outbox; store: DeviceStore; now: () => InstantMs },
  docs: readonly DocId[],
  persons: readonly PersonId[],
): Promise<Forgotten> => {
  const { documents, outbox, store } = deps
  const gone = new Set(docs)
  const metas = await store.many<DocMeta>('docs', docs)
  const projected = docs.map((doc, index) => ({ doc, from: metas[index]?.buckets ?? [], rows: [] }))
  const isAbout = (entry: OutboxEntry): boolean =>
    gone.has(entry.doc) || entry.about.some((id) => persons.includes(id))
  const refusal = { code: ERASED, message: SENTENCE, atMs: deps.now() }
  const entries = [
    // What waits elsewhere is answered by the relay.
    ...outbox
      .waiting()
      .filter((entry) => gone.has(entry.doc))
      .map((entry): OutboxEntry => ({ ...entry, state: 'refused', refusal })),
    ...outbox.all('refused').filter(isAbout),
  ].map(wordless)
  const removed = outbox
    .all('sent')
    .filter(isAbout)
    .map(({ n }) => n)
  const drafts = await draftsAbout(store, [...docs.map(keyOf), ...persons])
  return {
    writes: [
      ...docs.flatMap((doc) => documents.dropWrites(doc)),
      ...entries.map(putEntry),
      ...removed.map((n): Write => ({ table: 'outbox', key: outboxKey(n), remove: true })),
      ...drafts.map((key): Write => ({ table: 'drafts', key, remove: true })),
    ],
    projected,
    entries,
    removed,
  }
}

/** That something was written, when, and why it was not kept; not what, and not about whom. */
const wordless = (entry: OutboxEntry): OutboxEntry => {
  // An admin's reason may name them, and words not kept yet are not to be kept any more.
  const { names: _n, decision: _d, unkept: _u, rerun: _r, ...rest } = entry
  return { ...rest, input: {} }
}

/** Forms are kept under names that end in a record's key, or hold a person's id. */
const draftsAbout = async (store: DeviceStore, ids: readonly string[]): Promise<string[]> => {
  const drafts = await store.withPrefix<unknown>('drafts', '')
  return drafts.flatMap(({ key, value }) => {
    const said = JSON.stringify(value) ?? ''
    return ids.some((id) => key.split('/').includes(id) || said.includes(id)) ? [key] : []
  })
}
