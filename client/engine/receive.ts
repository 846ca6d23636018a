/**
 * What the relay sends, into this replica. Every function is one transaction: bytes, rows, outbox
 * and cursor together, so that a cursor never stands before its rows.
 */
import type { Row } from '#shared/documents/document-kind.ts'
import type { PersonId } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import type { ChangeVerdict, RowsFrame, SnapFrame } from '#shared/protocol/down.ts'
import { type Chunk, type DocMeta, type DocumentStore, EMPTY_CHUNK } from './document-store.ts'
import { ERASED, forget } from './forget.ts'
import { type Outbox, type OutboxEntry, putEntry } from './outbox.ts'
import type { DeviceStore, Durability, Write } from './ports.ts'
import { bucketsOf, PROJECTION_VERSION, type ProjectedDoc, projectRows } from './projector.ts'
import type { Rebase } from './rebase.ts'
import type { UnreadableRecords } from './unreadable.ts'

type Receipt = { readonly hash: string; readonly bytes: Uint8Array }

/** A document that is about to be stored. */
type Draft = { chunk: Chunk; meta: DocMeta | undefined; receipts: Map<string, Uint8Array> }

type Finished = { readonly writes: readonly Write[]; readonly projected: ProjectedDoc }

export const createReceiver = (deps: {
  documents: DocumentStore
  outbox: Outbox
  rebase: Rebase
  store: DeviceStore
  commit: (
    writes: readonly Write[],
    projected: readonly ProjectedDoc[],
    durability: Durability,
  ) => Promise<boolean>
  showOutbox: () => void
  unreadable: UnreadableRecords
  now: () => InstantMs
}) => {
  const { documents, outbox, store } = deps
  const { records } = documents
  const A = records.automerge

  const cursorWrite = (cursor: number): Write => ({ table: 'meta', key: 'cursor', value: cursor })

  const readDraft = async (doc: DocId): Promise<Draft> => {
    const [chunk, meta] = await Promise.all([
      store.get<Chunk>('chunks', doc),
      store.get<DocMeta>('docs', doc),
    ])
    const receipts = new Map((meta?.receipts ?? []).map((one) => [one.hash, one.bytes]))
    return { chunk: chunk ?? EMPTY_CHUNK, meta, receipts }
  }

  /** Opens the draft once: heads, receipts of the heads, rows. */
  const finish = (doc: DocId, draft: Draft): Finished => {
    const kind = documents.kindOfDoc(doc)
    const chunk = documents.compact(kind, draft.chunk)
    const { doc: loaded, data } = documents.loadWhole(kind, chunk)
    const rows = projectRows(kind, doc, data)
    const pending = new Set(chunk.pending.map((one) => one.hash))
    const heads = pending.size === 0 ? A.getHeads(loaded) : documents.confirmedHeads(kind, chunk)
    A.free(loaded)
    const receipts = heads.flatMap((hash): Receipt[] => {
      const bytes = draft.receipts.get(hash)
      return bytes ? [{ hash, bytes }] : []
    })
    const meta: DocMeta = {
      kind: kind.name,
      heads,
      receipts,
      buckets: bucketsOf(rows),
      projection: PROJECTION_VERSION,
      ...(draft.meta?.leaving ? { leaving: true } : {}),
    }
    return {
      writes: documents.chunkWrites(doc, chunk, meta),
      projected: { doc, from: draft.meta?.buckets ?? [], rows },
    }
  }

  /**
   * What the relay sent for one record, made ready; undefined when it does not open: then the record
   * stays as it is. When what is here does not open either, it is not for what was sent: throws.
   */
  const readOrLeave = async (doc: DocId, make: () => Finished): Promise<Finished | undefined> => {
    try {
      return make()
    } catch {
      const { chunk } = await readDraft(doc)
      A.free(documents.loadWhole(documents.kindOfDoc(doc), chunk).doc)
      return undefined
    }
  }

  /** Entries of changes that the relay turns out to have. */
  const sentEntries = (hashes: ReadonlySet<string>): OutboxEntry[] =>
    outbox
      .waiting()
      .filter((entry) => hashes.has(entry.hash))
      .map((entry) => ({ ...entry, state: 'sent' as const, sentAtMs: deps.now() }))

  /** Whole documents, with the rows the relay has made: stored and shown without opening them. */
  const snap = async (frame: SnapFrame): Promise<boolean> => {
    const writes: Write[] = []
    const projected: ProjectedDoc[] = []
    const arrived = new Set<string>()
    const whole: DocId[] = []
    const failed: { doc: DocId; hash: string }[] = []
    for (const one of frame.docs) {
      if (!documents.knows(one.doc)) continue
      const draft = await readDraft(one.doc)
      const bytes = copyOf(one.bytes)
      const receipts = one.receipts.map((r) => ({ hash: r.hash, bytes: copyOf(r.bytes) }))
      const known = draft.chunk.confirmed.length > 0 || draft.chunk.snapshot !== null
      if (draft.chunk.pending.length > 0 || known) {
        // Something is here already: merge what was sent with it instead of replacing it.
        for (const r of receipts) draft.receipts.set(r.hash, r.bytes)
        let waits = new Set<string>()
        const finished = await readOrLeave(one.doc, () => {
          const merged = mergeSnapshot(one.doc, draft.chunk, bytes)
          waits = new Set(merged.pending.map((pending) => pending.hash))
          return finish(one.doc, { ...draft, chunk: merged, meta: notLeaving(draft.meta) })
        })
        if (finished === undefined) {
          failed.push({ doc: one.doc, hash: one.heads[0] ?? '' })
          continue
        }
        for (const { hash } of draft.chunk.pending) if (!waits.has(hash)) arrived.add(hash)
        whole.push(one.doc)
        writes.push(...finished.writes)
        projected.push(finished.projected)
        continue
      }
      const rows = one.rows as unknown as Row[]
      const chunk: Chunk = { snapshot: bytes, confirmed: [], pending: [] }
      const meta: DocMeta = {
        kind: documents.kindOfDoc(one.doc).name,
        heads: one.heads,
        receipts,
        buckets: bucketsOf(rows),
        projection: PROJECTION_VERSION,
      }
      writes.push(...documents.chunkWrites(one.doc, chunk, meta))
      projected.push({ doc: one.doc, from: draft.meta?.buckets ?? [], rows })
    }
    // Own work may come back this way: its ack was lost, or a copy of this profile sent it.
    const sent = sentEntries(arrived)
    const durability = sent.length > 0 ? 'strict' : 'relaxed'
    const noted = deps.unreadable.after(failed, whole)
    const stored = await deps.commit(
      [...writes, ...sent.map(putEntry), ...noted.writes],
      projected,
      durability,
    )
    if (stored) noted.stored()
    if (stored && sent.length > 0) {
      outbox.apply(sent)
      deps.showOutbox()
    }
    return stored
  }

  const mergeSnapshot = (doc: DocId, chunk: Chunk, bytes: Uint8Array): Chunk => {
    const kind = documents.kindOfDoc(doc)
    const sent = records.open(kind, bytes)
    const mine = documents.load(kind, chunk, undefined, false)
    const [merged] = A.applyChanges(sent, A.getAllChanges(mine))
    const pending = chunk.pending.filter((one) => !A.hasHeads(merged, [one.hash]))
    const snapshot = A.save(merged)
    A.free(merged)
    A.free(mine)
    return { snapshot, confirmed: [], pending }
  }

  /** Single changes in the order of the log; own ones among them count as sent. */
  const rows = async (frame: RowsFrame): Promise<boolean> => {
    const drafts = new Map<DocId, Draft>()
    for (const change of frame.changes) {
      if (!documents.knows(change.doc)) continue
      const draft = drafts.get(change.doc) ?? (await readDraft(change.doc))
      drafts.set(change.doc, draft)
      const { chunk } = draft
      draft.chunk = {
        snapshot: chunk.snapshot,
        confirmed: [...chunk.confirmed, copyOf(change.bytes)],
        pending: chunk.pending.filter((one) => one.hash !== change.hash),
      }
      draft.receipts.set(change.hash, copyOf(change.receipt))
    }
    const finished: Finished[] = []
    const left = new Set<DocId>()
    for (const [doc, draft] of drafts) {
      const one = await readOrLeave(doc, () => finish(doc, draft))
      if (one) finished.push(one)
      else left.add(doc)
    }
    const inLeft = frame.changes.filter(({ doc }) => left.has(doc))
    const noted = deps.unreadable.after(
      [...left].map((doc) => ({ doc, hash: inLeft.find((one) => one.doc === doc)?.hash ?? '' })),
      [],
    )
    const sent = sentEntries(
      new Set(frame.changes.filter(({ doc }) => !left.has(doc)).map(({ hash }) => hash)),
    )
    const stored = await storeFinished(
      finished,
      sent,
      [cursorWrite(frame.cur), ...noted.writes],
      sent.length > 0 ? 'strict' : 'relaxed',
    )
    if (stored) noted.stored()
    return stored
  }

  const storeFinished = async (
    finished: readonly Finished[],
    entries: readonly OutboxEntry[],
    more: readonly Write[],
    durability: Durability,
  ): Promise<boolean> => {
    const stored = await deps.commit(
      [...finished.flatMap((one) => one.writes), ...entries.map(putEntry), ...more],
      finished.map((one) => one.projected),
      durability,
    )
    if (stored && entries.length > 0) {
      outbox.apply(entries)
      deps.showOutbox()
    }
    return stored
  }

  /** Documents that were erased: they go at once, with whatever waited in them. */
  const erased = async (
    docs: readonly DocId[],
    persons: readonly PersonId[],
    cursor?: number,
  ): Promise<boolean> => {
    const known = docs.filter((doc) => documents.knows(doc))
    const { writes, projected, entries, removed } = await forget(deps, known, persons)
    const moves = cursor === undefined ? [] : [cursorWrite(cursor)]
    const noted = deps.unreadable.after([], known)
    const stored = await deps.commit([...writes, ...moves, ...noted.writes], projected, 'strict')
    if (stored) {
      noted.stored()
      outbox.apply(entries)
      outbox.remove(removed)
      deps.showOutbox()
    }
    return stored
  }

  /** The relay's answers to a push of one document. */
  const verdicts = async (doc: DocId, answers: readonly ChangeVerdict[]): Promise<boolean> => {
    const draft = await readDraft(doc)
    const taken = new Set<string>()
    const refused = new Map<string, { code: string; message: string }>()
    for (const one of answers) {
      if (one.verdict === 'committed' || one.verdict === 'duplicate') {
        taken.add(one.hash)
        draft.receipts.set(one.hash, copyOf(one.receipt))
      } else if (one.verdict === 'refused') refused.set(one.hash, one)
    }
    const moved = draft.chunk.pending.filter((one) => taken.has(one.hash))
    draft.chunk = {
      snapshot: draft.chunk.snapshot,
      confirmed: [...draft.chunk.confirmed, ...moved.map((one) => one.bytes)],
      pending: draft.chunk.pending.filter((one) => !taken.has(one.hash)),
    }
    const sent = sentEntries(taken)
    const theirs = outbox.waitingFor(doc).filter((entry) => refused.has(entry.hash))
    if (theirs.length === 0) {
      return storeOrDrop(doc, draft, sent)
    }
    if (theirs.some((entry) => refused.get(entry.hash)?.code === ERASED)) return erased([doc], [])
    // What was taken still waits here until that is stored: a full disk must not make it sent.
    const answered = new Set([...refused.keys(), ...taken])
    const rebased = await deps.rebase(doc, draft.chunk, draft.meta, answered)
    A.free(rebased.doc)
    draft.chunk = rebased.chunk
    const refusedEntries = theirs.map((entry): OutboxEntry => {
      const { code, message } = refused.get(entry.hash) as { code: string; message: string }
      return { ...entry, state: 'refused', refusal: { code, message, atMs: deps.now() } }
    })
    return storeOrDrop(doc, draft, [...sent, ...refusedEntries, ...rebased.entries])
  }

  /** A document that is leaving goes once nothing of it waits; a record that never came to be, too. */
  const storeOrDrop = async (
    doc: DocId,
    draft: Draft,
    entries: readonly OutboxEntry[],
  ): Promise<boolean> => {
    const { chunk, meta } = draft
    const isEmpty = chunk.snapshot === null && chunk.confirmed.length === 0
    if (chunk.pending.length > 0 || (!meta?.leaving && !isEmpty)) {
      return storeFinished([finish(doc, draft)], entries, [], 'strict')
    }
    const stored = await deps.commit(
      [...documents.dropWrites(doc), ...entries.map(putEntry)],
      [{ doc, from: meta?.buckets ?? [], rows: [] }],
      'strict',
    )
    if (stored) {
      outbox.apply(entries)
      deps.showOutbox()
    }
    return stored
  }

  /** Documents this person may no longer read. Unsent work goes to the relay first. */
  const gone = async (docs: readonly DocId[], cursor: number): Promise<boolean> => {
    const writes: Write[] = [cursorWrite(cursor)]
    const projected: ProjectedDoc[] = []
    for (const doc of docs) {
      const { chunk, meta } = await readDraft(doc)
      if (meta && chunk.pending.length > 0) {
        writes.push({ table: 'docs', key: doc, value: { ...meta, leaving: true } })
        continue
      }
      writes.push(...documents.dropWrites(doc))
      projected.push({ doc, from: meta?.buckets ?? [], rows: [] })
    }
    const noted = deps.unreadable.after([], docs)
    const stored = await deps.commit([...writes, ...noted.writes], projected, 'relaxed')
    if (stored) noted.stored()
    return stored
  }

  const cursor = (to: number): Promise<boolean> => deps.commit([cursorWrite(to)], [], 'relaxed')

  return { snap, rows, verdicts, gone, erased, cursor }
}

const notLeaving = (meta: DocMeta | undefined): DocMeta | undefined => {
  if (meta === undefined) return undefined
  const { leaving: _, ...rest } = meta
  return rest
}

/** Frames share one buffer; what is kept must not hold on to it. */
const copyOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes)

export type Receiver = ReturnType<typeof createReceiver>
