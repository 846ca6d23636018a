/**
 * The engine without a framework: rows, commands, sync, sets, put together. Screens get it through
 * `start-engine.ts`; the simulator runs it as it is, on ports of its own.
 */
import type { AnyCommand } from '#shared/documents/command.ts'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { Records } from '#shared/documents/records.ts'
import type { Actor } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { ok, type Result, refuseWith } from '#shared/kernel/result.ts'
import type { CommandCall, Drafts, Identity } from './api.ts'
import { loadFirstRows, loadOtherRows, reloadRows } from './first-rows.ts'
import { createMemory } from './memory.ts'
import { Outbox } from './outbox.ts'
import type { EnginePorts } from './ports.ts'
import { PROJECTION_VERSION } from './projector.ts'
import { createQueue } from './queue.ts'
import { createSets } from './sets.ts'
import type { Sync } from './sync.ts'
import { CLOCK_AHEAD, createSyncStatus } from './sync-status.ts'
import { createForwarder, type TabMessage, type TabPort } from './tabs.ts'
import type { Stored, Writer } from './writer.ts'
import type * as writing from './writing.ts'

const RETRY_LOADING_MS = 3_000
const DIRECTORY = 'people'

export type CoreDeps = {
  readonly ports: EnginePorts
  readonly tabs: TabPort
  readonly identity: Identity
  /** Loads what writes and syncs, and the document machinery, after the first paint. */
  readonly loadMachinery: () => Promise<{
    readonly writing: typeof writing
    readonly records: Records
    readonly kinds: ReadonlyMap<string, AnyKind>
    readonly commands: ReadonlyMap<string, AnyCommand>
  }>
  readonly app: string
  readonly track: (key: string) => void
  readonly tell: (keys: Iterable<string>) => void
}

export const createCore = (deps: CoreDeps) => {
  const { ports, tabs, identity } = deps
  const { store } = ports
  const memory = createMemory(identity)
  const status = createSyncStatus()
  const storedListeners = new Set<(stored: Stored) => void>()
  const forwarder = createForwarder(tabs, () => ports.ids.uuid(), ports.timers)
  let writer: Writer | undefined
  let sync: Sync | undefined
  let stopped = false
  let turn: ReturnType<TabPort['whenWriter']>

  const sets = createSets({
    store,
    actor: memory.actor,
    now: () => ports.clock.now(),
    track: deps.track,
    tell: deps.tell,
    onKept: (name) => tabs.post({ type: 'kept', name }),
  })

  /** The directory is a set like any other; only that its rows have a name is asked of them here. */
  const nameOf = (personId: string): string | undefined =>
    sets.view<{ displayName?: string }>(DIRECTORY).all().get(personId)?.displayName

  const postState = (): void => {
    if (writer) tabs.post({ type: 'state', outbox: memory.outboxView(), status: status.get() })
  }

  /** In every tab: which of them replicates the sets is not ours to choose. */
  const pullSets = (names?: readonly string[]): void => {
    sets.pull(names)
    tabs.post({ type: 'sets', names })
  }

  const onStored = (stored: Stored): void => {
    tabs.post({ type: 'stored', stored })
    for (const listener of storedListeners) listener(stored)
  }

  const inTurn = createQueue()
  /** Another tab stored something: read those buckets again, in the order in which it was told. */
  const reload = (stored: Stored): Promise<void> =>
    inTurn(async () => {
      const values = await store.many<never[]>('buckets', stored.buckets)
      memory.model.loadBuckets(stored.buckets.map((bucket, index) => [bucket, values[index] ?? []]))
      for (const listener of storedListeners) listener(stored)
    })

  const run = async (calls: readonly CommandCall[]): Promise<Result<{ docs: DocId[] }>> => {
    if (writer === undefined) return forwarder.forward('run', calls)
    const result = await writer.run(calls)
    if (result.ok) sync?.push()
    return result
  }

  const check = async (calls: readonly CommandCall[]): Promise<Result<undefined>> => {
    if (writer) return writer.check(calls)
    const answer = await forwarder.forward('check', calls)
    return answer.ok ? ok(undefined) : answer
  }

  const answer = async (message: TabMessage & { type: 'run' | 'check' }): Promise<void> => {
    if (writer === undefined) return
    const { id } = message
    if (message.type === 'check') {
      const checked = await writer.check(message.calls)
      tabs.post({ type: 'answer', id, result: checked.ok ? ok({ docs: [] }) : checked })
      return
    }
    const result = await writer.run(message.calls, id)
    tabs.post({ type: 'answer', id, result })
    if (result.ok) sync?.push()
  }

  tabs.onMessage((message) => {
    if (message.type === 'run' || message.type === 'check') void answer(message)
    else if (message.type === 'stored' && writer === undefined) void reload(message.stored)
    else if (message.type === 'state' && writer === undefined) {
      memory.showView(message.outbox)
      status.set(message.status)
    } else if (message.type === 'askState') postState()
    else if (message.type === 'sets') sets.pull(message.names)
    else if (message.type === 'kept') void sets.readKept(message.name)
    else if (message.type === 'dismiss') void writer?.dismiss(message.n)
    else if (message.type === 'tryNow') sync?.tryNow()
    else if (message.type === 'writing') {
      forwarder.askAgain()
      if (message.waited) void inTurn(() => reloadRows(ports, memory.model))
    }
  })

  /** First paint: rows of this week, who is asking, what waits. Touches no document. */
  const begin = async (): Promise<void> => {
    // Asked for before anything is read: whoever has it at once has read what the last one stored.
    turn = tabs.whenWriter()
    const [actor, inStepAtMs, outbox] = await Promise.all([
      store.get<Actor>('meta', 'actor'),
      store.get<number>('meta', 'inStepAt'),
      Outbox.load(store),
      loadFirstRows(ports, memory.model),
      sets.loadCompact(),
    ])
    if (actor) memory.setActor(actor)
    status.set({ inStepAtMs, link: ports.network.isOnline() ? 'connecting' : 'offline' })
    memory.showOutbox(outbox)
  }

  /** Becomes the writer: documents, outbox, and the line to the relay. */
  const becomeWriter = async (): Promise<void> => {
    const { writing, records, kinds, commands } = await deps.loadMachinery()
    const made = await writing.createWriter({
      ports,
      records,
      kinds,
      commands,
      identity,
      memory,
      app: deps.app,
      onStored,
      nameOf,
    })
    if (stopped) return
    await remakeRows(made)
    const { waited } = await turn
    writer = made
    const sayLastWords = writing.createLastWords({ ports, writer: made, sets, status })
    sync = writing.createSync({
      ports,
      writer: made,
      memory,
      status,
      app: deps.app,
      onSets: pullSets,
      onActor: () => {},
      onDeviceEnded: () => void sayLastWords(),
    })
    memory.onOutbox(postState)
    status.onChange(postState)
    for (const { message, answer: settle } of forwarder.takeUnanswered()) {
      if (message.type === 'run') void made.run(message.calls, message.id).then(settle)
      if (message.type === 'check')
        void check(message.calls).then((r) => settle(r.ok ? ok({ docs: [] }) : r))
    }
    tabs.post({ type: 'writing', waited })
    sync.start()
  }

  /** A new app may show rows differently: they are made again from the documents, once. */
  const remakeRows = async (made: Writer): Promise<void> => {
    const version = await store.get<number>('meta', 'projection')
    if (version === PROJECTION_VERSION) return
    if (version !== undefined) await made.rebuildRows()
    await store.commit([{ table: 'meta', key: 'projection', value: PROJECTION_VERSION }], 'relaxed')
  }

  /** A part that cannot be loaded now (no signal before it was kept) is tried again, not given up. */
  const atLast = async (isDone: () => boolean, work: () => Promise<void>): Promise<void> => {
    while (!stopped && !isDone()) {
      try {
        await work()
      } catch (error) {
        memory.storageFailed(error)
        await new Promise<void>((resume) => ports.timers.after(RETRY_LOADING_MS, resume))
      }
    }
  }

  /** What the last welcome said of it, until the next one. */
  const readClock = async (): Promise<void> => {
    const clockAheadMs = await store.get<number>('meta', CLOCK_AHEAD).catch(() => undefined)
    if (clockAheadMs !== undefined) status.set({ clockAheadMs })
  }

  /** After the first paint: the other rows, then writing and syncing in the tab that may. */
  const goOn = async (): Promise<void> => {
    await atLast(
      () => memory.model.isComplete(),
      () => loadOtherRows(ports, memory.model),
    )
    await readClock()
    tabs.post({ type: 'askState' })
    const { waited } = await turn
    if (waited) await reloadRows(ports, memory.model)
    await atLast(() => writer !== undefined, becomeWriter)
  }

  const drafts: Drafts = {
    get: (key) => store.get('drafts', key),
    set: async (key, value) => {
      try {
        await store.commit([{ table: 'drafts', key, value }], 'strict')
        return ok(undefined)
      } catch {
        return refuseWith(
          'not-saved',
          'This device could not save it. Free some space and try again.',
        )
      }
    },
    remove: async (key) => {
      await store.commit([{ table: 'drafts', key, remove: true }], 'relaxed').catch(() => {})
    },
  }

  return {
    memory,
    status,
    sets,
    drafts,
    /** The school's people are here; whoever may see anything sees at least their own name. */
    hasDirectory: (): boolean => sets.view(DIRECTORY).all().size > 0,
    begin,
    goOn,
    run,
    check,
    dismiss: async (n: number): Promise<void> => {
      if (writer) await writer.dismiss(n)
      else tabs.post({ type: 'dismiss', n })
    },
    tryNow: (): void => {
      if (sync) sync.tryNow()
      else tabs.post({ type: 'tryNow' })
    },
    onStored: (listener: (stored: Stored) => void): (() => void) => {
      storedListeners.add(listener)
      return () => storedListeners.delete(listener)
    },
    /** For the simulator and for rebuilding; undefined while another tab writes. */
    writer: (): Writer | undefined => writer,
    stop: async (): Promise<void> => {
      stopped = true
      sync?.stop()
      tabs.close()
      await sets.close()
      store.close()
    },
  }
}

export type Core = ReturnType<typeof createCore>
