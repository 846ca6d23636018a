/**
 * The engine for screens: the framework-free core with Solid's signals around it. Resolves when the
 * first rows are in memory; documents, sync and the replicated sets follow after the first paint.
 */
import { createSignal } from 'solid-js'
import { principalsOf } from '#shared/kernel/principal.ts'
import { refuseWith } from '#shared/kernel/result.ts'
import { DAY_MS, MINUTE_MS } from '#shared/kernel/time-units.ts'
import type { Engine, Identity, SyncView } from './api.ts'
import { createCore } from './core.ts'
import { databaseName } from './database-name.ts'
import { createLaterStore } from './later-store.ts'
import { createKeyedSignals, createLiveRows } from './live-rows.ts'
import { createMemoryStore } from './memory-store.ts'
import {
  afterNextPaint,
  askForSafeStorage,
  browserNetwork,
  browserPorts,
  browserTabs,
  nextTask,
} from './ports-browser.ts'
import { type FirstReads, openFirstReads } from './ports-first-reads.ts'
import type { Registry } from './registry-type.ts'
import {
  StorageLost,
  type StorageProblem,
  storageProblemOf,
  watchedStore,
} from './storage-problem.ts'
import { onlyTab } from './tabs.ts'

const NOT_SAVED = refuseWith(
  'not-saved',
  'Not saved: this device’s storage is not there any more. What you typed is still here.',
)

const isOfStorage = (error: unknown): boolean =>
  error instanceof StorageLost ||
  (error instanceof Error && /^(?:Database|Open|Invalid)/.test(error.name))

/** What fails because the storage is gone has been told already; all else is a bug. */
const unlessOfStorage = (error: unknown): void => {
  if (!isOfStorage(error)) throw error
}

export type StartedEngine = Engine & {
  /** The device was ended from elsewhere; its copy should be wiped once nothing waits. */
  deviceEnded(): boolean
  /** Of an ended device: how many unsent changes the office took, and how many found no room. */
  lastWords(): { readonly taken: number; readonly full: number }
  /** Why the last thing could not be stored here; undefined when it could. */
  storageProblem(): StorageProblem | undefined
  /** There was no copy on this device when it was opened. */
  readonly isNewCopy: boolean
  stop(): Promise<void>
}

/** What this device keeps: read at once where it is there, opened for good after the first paint. */
const openCopy = async (name: string, onLost: (why: StorageLost['why']) => void) => {
  const open = async (isKnown: boolean) => {
    const { openDexieStore } = await import('./dexie-store.ts')
    // A part that has just been read is not also begun with in the same task, here and below.
    await nextTask()
    return openDexieStore(name, onLost, isKnown)
  }
  const first: FirstReads | undefined = await openFirstReads(name)
  if (first !== undefined)
    return { kept: createLaterStore(first, () => open(true)), isNewCopy: false }
  const kept = await open(false)
  return { kept, isNewCopy: kept.isNew }
}

export const startEngine = async (
  identity: Identity,
  options: {
    readonly app: string
    readonly loadRegistry: () => Promise<Registry>
    /** False on a shared computer: everything is in memory and gone with the window. */
    readonly keepsCopy: boolean
  },
): Promise<StartedEngine> => {
  const name = databaseName(identity.schoolId, identity.personId)
  const { keepsCopy } = options
  const [storageProblem, tellProblem] = createSignal<StorageProblem>()
  // Once the database is gone it stays gone, whatever is tried afterwards.
  const onProblem = (problem: StorageProblem | undefined): void => {
    tellProblem((before) => (before === 'deleted' || before === 'taken-over' ? before : problem))
  }
  let stopNow: () => void = () => {}
  const onLost = (why: StorageLost['why']): void => {
    onProblem(why)
    // Without its database it must not go on receiving: it would ask for what it cannot keep.
    stopNow()
  }
  const { kept, isNewCopy } = keepsCopy
    ? await openCopy(name, onLost)
    : { kept: undefined, isNewCopy: false }
  const store = watchedStore(kept ?? createMemoryStore(), onProblem)
  const ports = { ...browserPorts, store, network: browserNetwork(identity.deviceId) }
  const signals = createKeyedSignals()
  const core = createCore({
    ports,
    // Without a copy on disk there is nothing windows could share: each is a device of its own.
    tabs: keepsCopy ? browserTabs(name) : onlyTab(),
    identity,
    app: options.app,
    track: signals.track,
    tell: signals.tell,
    loadMachinery: async () => {
      const [writing, { loadRecords }, registry] = await Promise.all([
        import('./writing.ts'),
        import('./machinery.ts'),
        options.loadRegistry(),
      ])
      await nextTask()
      const records = await loadRecords()
      await nextTask()
      return { writing, records, kinds: registry.documentKinds, commands: registry.commands }
    },
  })
  stopNow = () => {
    void core.stop().catch(() => {})
    core.status.set({ link: 'offline' })
  }
  const rows = createLiveRows(core.memory.model)
  core.memory.onOutbox(() => signals.tell(['outbox']))
  core.status.onChange(() => signals.tell(['status']))
  await core.begin()

  const [minute, setMinute] = createSignal(browserPorts.clock.now())
  const tick = (): void => {
    setMinute(browserPorts.clock.now())
    browserPorts.timers.after(MINUTE_MS / 2, tick)
  }
  browserPorts.timers.after(MINUTE_MS / 2, tick)

  const attachSets = async (): Promise<void> => {
    const [{ openRxdbSets }, registry] = await Promise.all([
      import('./rxdb-sets.ts'),
      options.loadRegistry(),
    ])
    await nextTask()
    const sets = await openRxdbSets(
      name,
      [...registry.publishedSets.values()],
      keepsCopy,
      undefined,
      () => principalsOf(core.memory.actor()),
    )
    await core.sets.attach(sets, registry.publishedSets)
  }

  // After the first paint, in this order: rows, documents and sync, then the sets.
  afterNextPaint(() => {
    core.goOn().catch(unlessOfStorage)
    afterNextPaint(() => void attachSets().catch(unlessOfStorage))
  })

  const status = () => {
    signals.track('status')
    return core.status.get()
  }
  const outbox = () => {
    signals.track('outbox')
    return core.memory.outboxView()
  }
  const sync: SyncView = {
    link: () => status().link,
    waiting: () => outbox().waiting,
    refused: () => outbox().refused,
    sent: () => outbox().sent,
    // Records whose people have no names are not the school's yet.
    inStepAtMs: () => (core.hasDirectory() ? status().inStepAtMs : undefined),
    clockAheadMs: () => status().clockAheadMs,
    isStorageSafe: () => {
      const [oldest] = outbox().waiting
      return status().isStorageSafe || !oldest || minute() - oldest.savedAtMs < DAY_MS
    },
    quarantineCount: () => status().quarantineCount,
    unreadableCount: () => status().unreadableCount,
    tryNow: core.tryNow,
    dismissRefused: (id) => core.dismiss(Number(id)),
  }

  // Asked when there is something to lose, and not before: browsers grant it to those who are used.
  let askedForStorage = false
  const protectStorage = async (): Promise<void> => {
    if (askedForStorage || !keepsCopy || core.memory.outboxView().waiting.length === 0) return
    askedForStorage = true
    core.status.set({ isStorageSafe: await askForSafeStorage() })
  }
  core.memory.onOutbox(() => void protectStorage())
  void protectStorage()

  return {
    me: identity,
    rows,
    sync,
    drafts: core.drafts,
    run: async (...calls) => {
      try {
        return await core.run(calls)
      } catch (error) {
        // Reading fails as well when the storage is gone; anything else is a bug and stays one.
        if (!isOfStorage(error)) throw error
        onProblem(storageProblemOf(error))
        return NOT_SAVED
      }
    },
    check: (...calls) => core.check(calls),
    set: core.sets.view,
    openText: async (doc, field) => {
      const [{ openText }, { loadRecords }] = await Promise.all([
        import('./open-text.ts'),
        import('./machinery.ts'),
      ])
      return openText({
        store,
        doc,
        field,
        onStored: core.onStored,
        loadRegistry: options.loadRegistry,
        loadRecords,
      })
    },
    now: () => browserPorts.clock.now(),
    minute,
    newId: () => browserPorts.ids.uuid(),
    deviceEnded: () => status().deviceEnded,
    lastWords: () => status().lastWords,
    storageProblem,
    isNewCopy,
    stop: core.stop,
  }
}
