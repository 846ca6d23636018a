/**
 * A device's database of published sets, behind the port of the replicated one: rows and how far it has
 * pulled outlive the tab, one tab replicates, and the others see its rows a moment later. What heals it
 * after a restore, what is asked and what is kept waiting are the product's own.
 */
import type { SetCheckpoint, SetTransport } from '#client/engine/set-transport.ts'
import type { ReplicatedSet, ReplicatedSets } from '#client/engine/sets.ts'
import type { AnySet } from '#shared/documents/published-set.ts'
import type { Scheduler } from './scheduler.ts'
import {
  createReplication,
  type Listeners,
  type OpenTab,
  type StoredRow,
} from './set-replication.ts'

const OTHER_TABS_MS = 10

type Stored = {
  rows: ReadonlyMap<string, StoredRow>
  checkpoint: SetCheckpoint | undefined
}

export const createSetDatabase = (deps: {
  scheduler: Scheduler
  definitions: ReadonlyMap<string, AnySet>
  transport: SetTransport
  /** Rows as another profile had them. */
  from?: ReadonlyMap<string, Stored>
}) => {
  const { scheduler, definitions, transport } = deps
  const stored = new Map<string, Stored>(
    [...definitions.keys()].map((name) => [
      name,
      { ...(deps.from?.get(name) ?? { rows: new Map(), checkpoint: undefined }) },
    ]),
  )
  let tabs: OpenTab[] = []

  const of = (name: string): Stored => stored.get(name) as Stored
  const dataOf = (name: string): ReadonlyMap<string, unknown> =>
    new Map([...of(name).rows].map(([id, { data }]) => [id, data]))

  const show = (name: string, writer: OpenTab): void => {
    for (const tab of tabs) {
      const tell = (): void => {
        if (tab.isAlive()) tab.listeners.get(name)?.watch(dataOf(name))
      }
      if (tab === writer) tell()
      else scheduler.after(OTHER_TABS_MS, tell)
    }
  }
  const store = (
    name: string,
    tab: OpenTab,
    change: ReadonlyMap<string, StoredRow | undefined>,
  ) => {
    const rows = new Map(of(name).rows)
    for (const [id, row] of change)
      if (row === undefined) rows.delete(id)
      else rows.set(id, row)
    of(name).rows = rows
    show(name, tab)
  }

  const leader = (): OpenTab | undefined => {
    tabs = tabs.filter((tab) => tab.isAlive())
    return tabs[0]
  }

  /** Resolves false when this tab has died or lost its place meanwhile. */
  const goesOn = (tab: OpenTab): boolean => tab.isAlive() && leader() === tab

  const replicates = createReplication({
    scheduler,
    definitions,
    transport,
    rowsOf: (name) => of(name).rows,
    dataOf,
    checkpointOf: (name) => of(name).checkpoint,
    keepCheckpoint: (name, checkpoint) => {
      of(name).checkpoint = checkpoint
    },
    store,
    goesOn,
  })

  /** The sets as one tab has them. */
  const open = (isAlive: () => boolean): ReplicatedSets => {
    const tab: OpenTab = { isAlive, listeners: new Map() }
    tabs = [...tabs, tab]
    const opened = new Map<string, ReplicatedSet>()
    for (const name of definitions.keys()) {
      const listeners: Listeners = {
        watch: () => {},
        sent: () => {},
        refused: () => {},
        inStep: () => {},
      }
      tab.listeners.set(name, listeners)
      const go = replicates(name, tab)
      opened.set(name, {
        watch: (run) => {
          listeners.watch = run
          run(dataOf(name))
        },
        put: async (id, data) => {
          const before = of(name).rows.get(id)
          const heard = before?.isUnsent ? before.heard : before?.data
          store(name, tab, new Map([[id, { data, isUnsent: true, heard }]]))
          void go()
        },
        onSent: (run) => {
          listeners.sent = run
        },
        onRefused: (run) => {
          listeners.refused = run
        },
        onInStep: (run) => {
          listeners.inStep = run
        },
        pull: go,
      })
      void go()
    }
    return {
      set: (name) => opened.get(name) as ReplicatedSet,
      close: async () => {},
    }
  }

  return {
    open,
    rows: dataOf,
    /** Rows that were written here and that the relay has not taken. */
    unsent: (): { doc: string; data: unknown }[] =>
      [...stored].flatMap(([name, { rows }]) =>
        [...rows].flatMap(([id, { data, isUnsent }]) =>
          isUnsent ? [{ doc: `set:${name}:${id}`, data }] : [],
        ),
      ),
    stored: (): ReadonlyMap<string, Stored> => stored,
    clear: (): void => {
      for (const name of definitions.keys())
        stored.set(name, { rows: new Map(), checkpoint: undefined })
    },
  }
}

export type SetDatabase = ReturnType<typeof createSetDatabase>
