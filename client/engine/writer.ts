/**
 * Everything that changes this device's replica, one after the other: commands, what the relay
 * sends, its verdicts. Each step is one transaction; memory and screens follow only after it.
 */
import type { AnyCommand } from '#shared/documents/command.ts'
import type { AnyKind, Row } from '#shared/documents/document-kind.ts'
import type { Records } from '#shared/documents/records.ts'
import type { Actor } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { ok, type Result, refuseWith } from '#shared/kernel/result.ts'
import type { CommandCall, Identity } from './api.ts'
import { type Chunk, createDocumentStore, type DocMeta, EMPTY_CHUNK } from './document-store.ts'
import type { Memory } from './memory.ts'
import { Outbox, type OutboxEntry, putEntry } from './outbox.ts'
import type { EnginePorts, Write } from './ports.ts'
import {
  bucketsOf,
  createProjector,
  PROJECTION_VERSION,
  type ProjectedDoc,
  projectRows,
} from './projector.ts'
import { createQueue } from './queue.ts'
import { createRebase } from './rebase.ts'
import { createReceiver } from './receive.ts'
import { createCommandRunner, type Workspace, type WrittenStep } from './run-command.ts'
import { loadUnreadable } from './unreadable.ts'

export type Stored = { readonly buckets: readonly string[]; readonly docs: readonly DocId[] }

/** Requests of other tabs that were carried out, so that asking again does nothing twice. */
const REMEMBERED_REQUESTS = 50

export type WriterDeps = {
  readonly ports: EnginePorts
  readonly records: Records
  readonly kinds: ReadonlyMap<string, AnyKind>
  readonly commands: ReadonlyMap<string, AnyCommand>
  readonly identity: Identity
  readonly memory: Memory
  /** The version of this app. */
  readonly app: string
  /** A person's name by id, while the directory knows it. */
  readonly nameOf?: (personId: string) => string | undefined
  /** What changed on disk, for other tabs and open editors. */
  readonly onStored: (stored: Stored) => void
}

const NOT_SAVED = refuseWith(
  'not-saved',
  'This device could not save it. Free some space and try again; what you typed is still here.',
)

export const createWriter = async (deps: WriterDeps) => {
  const { ports, records, kinds, commands, identity, memory } = deps
  const { store } = ports
  const documents = createDocumentStore({ store, records, kinds })
  const projector = createProjector({ store, model: memory.model })
  const runner = createCommandRunner({ documents, commands })
  const outbox = await Outbox.load(store)
  const unreadable = await loadUnreadable(store, deps.app)
  const exclusively = createQueue()

  // A new actor for every load, and after every refusal: old numbers must never be used again.
  let actorId = newActorId()
  function newActorId(): string {
    const tail = [...ports.random.bytes(8)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
    return identity.actorPrefix + tail
  }

  const deviceCode = (): string => identity.actorPrefix.slice(0, 4).toUpperCase()

  const actor = (): Actor => memory.actor()

  const showOutbox = (): void => {
    memory.showOutbox(outbox)
  }

  /** Source of ids and numbers for one run; numbers are taken for good only when it is stored. */
  const commandSource = async () => {
    const stored = (await store.get<Record<string, number>>('meta', 'counts')) ?? {}
    const counts = { ...stored }
    return {
      source: {
        actor: actor(),
        deviceCode: deviceCode(),
        newId: () => ports.ids.uuid(),
        nextCount: (name: string) => (counts[name] ?? 0) + 1,
      },
      keep: (steps: readonly WrittenStep[]): void => {
        for (const { stamp } of steps) Object.assign(counts, stamp.counts)
      },
      writes: (): Write[] => [{ table: 'meta', key: 'counts', value: counts }],
    }
  }

  const runCalls = async (
    workspace: Workspace,
    calls: readonly CommandCall[],
  ): Promise<Result<{ steps: WrittenStep[]; writes: Write[] }>> => {
    const { source, keep, writes } = await commandSource()
    const steps: WrittenStep[] = []
    for (const call of calls) {
      const written = await runner.runCall(workspace, call, source, actorId, ports.clock.now())
      if (!written.ok) return written
      keep(written.value)
      steps.push(...written.value)
    }
    return ok({ steps, writes: writes() })
  }

  /** The documents of a workspace as chunks with the new pending changes, projected. */
  const gather = (workspace: Workspace, steps: readonly WrittenStep[]) => {
    const writes: Write[] = []
    const projected: ProjectedDoc[] = []
    for (const [doc, { record, data }] of workspace.open) {
      const mine = steps.filter((step) => step.doc === doc).map((step) => step.change)
      if (mine.length === 0) continue
      const rows = projectRows(record.kind, doc, data)
      const chunk = { ...record.chunk, pending: [...record.chunk.pending, ...mine] }
      const meta = {
        kind: record.kind.name,
        heads: record.meta?.heads ?? [],
        receipts: record.meta?.receipts ?? [],
        buckets: bucketsOf(rows),
        projection: PROJECTION_VERSION,
      }
      writes.push(...documents.chunkWrites(doc, chunk, meta))
      projected.push({ doc, from: record.meta?.buckets ?? [], rows })
    }
    return { writes, projected }
  }

  /** Commits writes together with projected rows; then shows them. False when nothing was stored. */
  const store_ = async (
    writes: readonly Write[],
    projected: readonly ProjectedDoc[],
    durability: 'strict' | 'relaxed',
  ): Promise<boolean> => {
    const plan = await projector.plan(projected)
    try {
      await store.commit([...writes, ...plan.writes], durability)
    } catch (error) {
      memory.storageFailed(error)
      return false
    }
    plan.show()
    deps.onStored({ buckets: plan.touched, docs: projected.map((one) => one.doc) })
    return true
  }

  const run = (
    calls: readonly CommandCall[],
    request?: string,
  ): Promise<Result<{ docs: DocId[] }>> =>
    exclusively(async () => {
      const requests = (await store.get<string[]>('meta', 'requests')) ?? []
      if (request !== undefined && requests.includes(request)) return ok({ docs: [] })
      const workspace: Workspace = { open: new Map() }
      try {
        const ran = await runCalls(workspace, calls)
        if (!ran.ok) return ran
        const { steps } = ran.value
        const entries = steps.map(
          (step, index): OutboxEntry => ({
            n: outbox.nextNumber + index,
            doc: step.doc,
            hash: step.change.hash,
            command: step.call.name,
            input: step.call.input,
            stamp: step.stamp,
            about: step.about,
            ...namesOf(step.about),
            // When the record says it was done: screens know one step told twice by that.
            savedAtMs: step.stamp.now,
            state: 'waiting',
          }),
        )
        const { writes, projected } = gather(workspace, steps)
        const saved = await store_(
          [
            ...writes,
            ...entries.map(putEntry),
            ...ran.value.writes,
            ...(request === undefined
              ? []
              : [rememberRequests([request, ...requests].slice(0, REMEMBERED_REQUESTS))]),
          ],
          projected,
          'strict',
        )
        if (!saved) return NOT_SAVED
        outbox.apply(entries)
        showOutbox()
        return ok({ docs: [...new Set(steps.map((step) => step.doc))] })
      } finally {
        runner.close(workspace)
      }
    })

  const namesOf = (about: readonly string[]): Pick<OutboxEntry, 'names'> => {
    const names = about.flatMap((id) => {
      const name = deps.nameOf?.(id)
      return name === undefined ? [] : [[id, name] as const]
    })
    return names.length === 0 ? {} : { names: Object.fromEntries(names) }
  }

  const rememberRequests = (value: string[]): Write => ({ table: 'meta', key: 'requests', value })

  const check = (calls: readonly CommandCall[]): Promise<Result<undefined>> =>
    exclusively(async () => {
      const workspace: Workspace = { open: new Map() }
      try {
        const ran = await runCalls(workspace, calls)
        return ran.ok ? ok(undefined) : ran
      } finally {
        runner.close(workspace)
      }
    })

  const rebase = createRebase({
    documents,
    runner,
    outbox,
    source: async () => (await commandSource()).source,
    freshActor: () => {
      actorId = newActorId()
      return actorId
    },
    now: () => ports.clock.now(),
  })

  const receiver = createReceiver({
    documents,
    outbox,
    rebase,
    store,
    commit: store_,
    showOutbox,
    unreadable,
    now: () => ports.clock.now(),
  })

  /** Makes all rows anew from the documents; gives them for comparison and stores them. */
  const rebuildRows = (): Promise<readonly Row[]> =>
    exclusively(async () => {
      const projected: ProjectedDoc[] = []
      for (const doc of await store.keys('chunks')) {
        const kind = documents.kindOfDoc(doc)
        const [chunk, meta] = await Promise.all([
          store.get<Chunk>('chunks', doc),
          store.get<DocMeta>('docs', doc),
        ])
        const opened = documents.loadWhole(kind, chunk ?? EMPTY_CHUNK)
        const rows = projectRows(kind, doc, opened.data)
        records.automerge.free(opened.doc)
        projected.push({ doc, from: meta?.buckets ?? [], rows })
      }
      await store_([], projected, 'relaxed')
      return projected.flatMap((one) => one.rows)
    })

  /** The person has seen a refusal; it leaves the list. */
  const dismiss = (n: number): Promise<void> =>
    exclusively(async () => {
      await store.commit(
        [{ table: 'outbox', key: String(n).padStart(12, '0'), remove: true }],
        'strict',
      )
      outbox.remove([n])
      showOutbox()
    })

  /** Changes entries that are on disk already, strictly. Gives false when that was not possible. */
  const amend = (change: () => readonly OutboxEntry[]): Promise<boolean> =>
    exclusively(async () => {
      const entries = change()
      if (entries.length === 0) return true
      if (!(await store_(entries.map(putEntry), [], 'strict'))) return false
      outbox.apply(entries)
      showOutbox()
      return true
    })

  showOutbox()
  return {
    run,
    amend,
    check,
    dismiss,
    rebuildRows,
    outbox,
    unreadable,
    documents,
    receive: <T>(work: (receiver_: typeof receiver) => Promise<T>): Promise<T> =>
      exclusively(() => work(receiver)),
  }
}

export type Writer = Awaited<ReturnType<typeof createWriter>>
