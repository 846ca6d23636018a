/**
 * A device: the product's own engine on faulty ports, in one tab or several. A tab can be killed at
 * any moment, also in the middle of a transaction's aftermath, and started again on what it had stored.
 */
import type { Identity } from '#client/engine/api.ts'
import { type Core, createCore } from '#client/engine/core.ts'
import { mayErase } from '#client/engine/may-erase.ts'
import { createMemoryStore, type MemoryStore } from '#client/engine/memory-store.ts'
import type { OutboxEntry } from '#client/engine/outbox.ts'
import type { Network } from '#client/engine/ports.ts'
import * as writing from '#client/engine/writing.ts'
import type { Records } from '#shared/documents/records.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { AppVersion } from './app-version.ts'
import { BANK } from './bank.ts'
import { idSource } from './ids.ts'
import type { SimulatedNetwork } from './network.ts'
import type { SeededRandom } from './random.ts'
import type { Scheduler } from './scheduler.ts'
import type { SetDatabase } from './set-database.ts'
import { portsOfTab } from './tab-ports.ts'
import { createTabs } from './tabs.ts'

export type DeviceDeps = {
  readonly scheduler: Scheduler
  readonly random: SeededRandom
  readonly network: SimulatedNetwork
  readonly records: Records
  /** An outbox entry was stored as sent or refused: the moment the screen says so. */
  readonly onTold: (device: string, who: Identity, entry: OutboxEntry) => void
  /** How a device that was ended hands in what it has not sent; absent: it cannot. */
  readonly handIn: ((device: string, who: Identity) => Network['handIn']) | undefined
  /** Its database of published sets; absent: it has none. */
  readonly setDatabase: ((device: string, who: Identity) => SetDatabase) | undefined
  /** The copy of an ended device has gone; what stood in it, for whoever asks what was lost. */
  readonly onErased: (
    device: string,
    who: Identity,
    copy: MemoryStore,
    sets: SetDatabase | undefined,
  ) => void
}

type Tab = { isAlive: boolean; core: Core | undefined; readonly die: () => void }

/** @param name tells two copies of one profile apart; the identity does not */
export const createDevice = (
  deps: DeviceDeps,
  identity: Identity,
  version: AppVersion,
  name: string = identity.deviceId,
  from?: MemoryStore,
) => {
  const { scheduler, network, records } = deps
  let store = from ?? createMemoryStore()
  let isErased = false
  let isSignedOut = false
  const database = deps.setDatabase?.(name, identity)
  let clockOffMs = 0
  const now = (): number => scheduler.now() + clockOffMs
  const ids = idSource(deps.random, now)
  const tabs = createTabs(deps)
  let open: Tab[] = []
  let dieAfterCommits: number | undefined
  let app = version

  /** Opens one more tab on what is stored; the first of them writes. */
  const start = async (): Promise<void> => {
    if (isErased || isSignedOut) return
    const { port, die } = tabs.open()
    const tab: Tab = { isAlive: true, core: undefined, die }
    const isAlive = (): boolean => tab.isAlive
    const { kinds, commands } = app
    const made = createCore({
      ports: portsOfTab({
        ...deps,
        isAlive,
        now,
        ids,
        store,
        line: network.forDevice(name),
        handIn: deps.handIn?.(name, identity),
        onCommit: () => {
          if (dieAfterCommits === undefined) return
          dieAfterCommits -= 1
          if (dieAfterCommits <= 0) killTab(tab)
        },
        onTold: (entry) => deps.onTold(name, identity, entry),
      }),
      tabs: port,
      identity,
      app: 'simulation',
      loadMachinery: async () => ({ writing, records, kinds, commands }),
      track: () => {},
      tell: () => eraseWhenOver(tab),
    })
    made.memory.onOutbox(() => eraseWhenOver(tab))
    made.status.onChange(() => eraseWhenOver(tab))
    tab.core = made
    open = [...open, tab]
    await made.begin()
    void made.goOn()
    if (database) void made.sets.attach(database.open(isAlive), BANK)
  }

  /** Everything in the tab's memory is gone at once; if it had the line, that falls silent. */
  const killTab = (tab: Tab): void => {
    const hadTheLine = tab.core?.writer() !== undefined
    tab.isAlive = false
    tab.core = undefined
    open = open.filter((one) => one !== tab)
    dieAfterCommits = undefined
    tab.die()
    if (hadTheLine) network.cutDevice(name)
  }

  const isOver = (core: Core | undefined): boolean =>
    deps.handIn !== undefined && core?.status.get().deviceEnded === true

  /** What the app does at the door of an ended device: once nothing is only here, it erases its copy. */
  const eraseWhenOver = (tab: Tab): void => {
    if (!tab.isAlive || tab.core === undefined || !isOver(tab.core)) return
    const { memory, sets } = tab.core
    if (!mayErase(memory.outboxView(), sets.rowsOnlyHere().length)) return
    const copy = store
    kill()
    isErased = true
    store = createMemoryStore()
    deps.onErased(name, identity, copy, database)
    database?.clear()
  }

  /** The whole browser. */
  const kill = (): void => {
    for (const tab of open) killTab(tab)
  }

  /** The tab that writes; while none does, the oldest. */
  const core = (): Core | undefined =>
    (open.find((tab) => tab.core?.writer() !== undefined) ?? open[0])?.core

  return {
    name,
    identity,
    get store(): MemoryStore {
      return store
    },
    start,
    kill,
    isAlive: (): boolean => open.length > 0,
    isErased: (): boolean => isErased,
    /** Everything this browser had stored is gone at once. @returns what was there */
    loseCopy: (): { copy: MemoryStore; unsent: ReturnType<SetDatabase['unsent']> } => {
      const lost = { copy: store, unsent: database?.unsent() ?? [] }
      kill()
      store = createMemoryStore()
      database?.clear()
      return lost
    },
    /** The session went with the copy: nothing starts here until somebody signs in. */
    signOut: (): void => {
      isSignedOut = true
    },
    isSignedOut: (): boolean => isSignedOut,
    tabCount: (): number => open.length,
    /** What every tab shows. */
    cores: (): Core[] => open.flatMap((tab) => (tab.core ? [tab.core] : [])),
    /** The tab that writes dies right after this many further transactions. */
    dieAfter: (commits: number): void => {
      dieAfterCommits = commits
    },
    setClockOff: (offMs: number): void => {
      clockOffMs = offMs
    },
    version: (): AppVersion => app,
    /** Another version of the app, from the next start on. */
    install: (next: AppVersion): void => {
      app = next
    },
    core,
    /** In whichever tab the person has before them. */
    run: async (
      ...calls: readonly { name: string; input: Record<string, unknown> }[]
    ): Promise<Result<unknown> | undefined> => {
      const tab = open.length > 1 ? deps.random.pick(open) : open[0]
      // Whoever is at the door sees nothing to press.
      return isOver(tab?.core) ? undefined : tab?.core?.run(calls)
    },
    /** A row of a published set, in the tab that writes. */
    put: async (set: string, id: string, data: unknown): Promise<Result<undefined> | undefined> => {
      const one = core()
      return isOver(one) ? undefined : one?.sets.view(set).put(id, data)
    },
    setRows: (set: string): ReadonlyMap<string, unknown> => database?.rows(set) ?? new Map(),
    sets: database,
    newId: ids.uuid,
  }
}

export type Device = ReturnType<typeof createDevice>
