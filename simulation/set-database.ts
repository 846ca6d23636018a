/**
 * A device's database of published sets, behind the port of the replicated one: rows and how far it has
 * pulled outlive the tab, one tab replicates, and the others see its rows a moment later. What heals it
 * after a restore, what is asked and what is kept waiting are the product's own.
 */
import { createHealingPull } from '#client/engine/heal-set.ts'
import type { SetCheckpoint, SetTransport } from '#client/engine/set-transport.ts'
import type { ReplicatedSet, ReplicatedSets } from '#client/engine/sets.ts'
import type { AnySet } from '#shared/documents/published-set.ts'
import type { Scheduler } from './scheduler.ts'

/** Small, so that a set comes in parts. */
const PULL_BATCH = 3
const RETRY_MS = 5_000
const OTHER_TABS_MS = 10

type StoredRow = { readonly data: unknown; readonly isUnsent: boolean }
type Stored = { rows: ReadonlyMap<string, StoredRow>; checkpoint: SetCheckpoint | undefined }

type Listeners = {
  watch: (rows: ReadonlyMap<string, unknown>) => void
  sent: (ids: readonly string[]) => void
  refused: (id: string, data: unknown, message: string) => void
  inStep: () => void
}

type OpenTab = {
  readonly isAlive: () => boolean
  readonly listeners: Map<string, Listeners>
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

  const send = async (name: string, tab: OpenTab): Promise<boolean> => {
    const unsent = [...of(name).rows].filter(([, row]) => row.isUnsent)
    if (unsent.length === 0) return true
    const sending = unsent.map(([id, { data }]) => ({ id, data }))
    const verdicts = await transport.push(name, sending)
    if (!goesOn(tab)) return false
    const listeners = tab.listeners.get(name)
    const change = new Map<string, StoredRow | undefined>()
    const sent: string[] = []
    for (const { id, ok, problem, current } of verdicts) {
      const mine = sending.find((row) => row.id === id)
      // Written again meanwhile: that goes next.
      if (of(name).rows.get(id)?.data !== mine?.data) continue
      if (ok) {
        sent.push(id)
        change.set(id, { data: mine?.data, isUnsent: false })
      } else {
        listeners?.refused(id, mine?.data, problem?.message ?? '')
        const isGone = current === null || current === undefined
        change.set(id, isGone ? undefined : { data: current, isUnsent: false })
      }
    }
    listeners?.sent(sent)
    store(name, tab, change)
    return true
  }

  const fetchRows = async (
    name: string,
    tab: OpenTab,
    pull: ReturnType<typeof createHealingPull>,
  ) => {
    for (;;) {
      const { rows, checkpoint } = await pull(of(name).checkpoint, PULL_BATCH)
      if (!goesOn(tab)) return
      const change = new Map<string, StoredRow | undefined>()
      for (const { id, data } of rows)
        if (!of(name).rows.get(id)?.isUnsent)
          change.set(id, data === null ? undefined : { data, isUnsent: false })
      store(name, tab, change)
      of(name).checkpoint = checkpoint
      if (rows.length >= PULL_BATCH) continue
      tab.listeners.get(name)?.inStep()
      return
    }
  }

  /** Resolves once this set is in step, however often that has to be tried. */
  const replicates = (name: string, tab: OpenTab): (() => Promise<void>) => {
    const definition = definitions.get(name) as AnySet
    const pull = createHealingPull(definition, transport, async () => dataOf(name))
    let isRunning = false
    let isAskedAgain = false
    let waiting: (() => void)[] = []
    const run = async (): Promise<void> => {
      if (!goesOn(tab)) return
      if (isRunning) {
        isAskedAgain = true
        return
      }
      isRunning = true
      isAskedAgain = false
      try {
        await fetchRows(name, tab, pull)
        const isInStep = goesOn(tab) && (await send(name, tab))
        const told = isInStep && !isAskedAgain ? waiting.splice(0) : []
        for (const tell of told) tell()
      } catch {
        scheduler.after(RETRY_MS, () => void run())
      }
      isRunning = false
      if (isAskedAgain) await run()
    }
    return () =>
      new Promise((resolve) => {
        waiting = [...waiting, resolve]
        void run()
      })
  }

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
          store(name, tab, new Map([[id, { data, isUnsent: true }]]))
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
