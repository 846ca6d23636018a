/** How one tab keeps the rows of a set in step with the relay: fetched first, then sent, again and again. */
import { createHealingPull } from '#client/engine/heal-set.ts'
import type { SetCheckpoint, SetTransport } from '#client/engine/set-transport.ts'
import type { AnySet } from '#shared/documents/published-set.ts'
import type { Scheduler } from './scheduler.ts'

/** Small, so that a set comes in parts. */
const PULL_BATCH = 3
const RETRY_MS = 5_000

export type StoredRow = {
  readonly data: unknown
  readonly isUnsent: boolean
  /** Of a row that waits: what the relay had when this device began to change it. */
  readonly heard?: unknown
}
export type Listeners = {
  watch: (rows: ReadonlyMap<string, unknown>) => void
  sent: (ids: readonly string[]) => void
  refused: (id: string, data: unknown, message: string) => void
  inStep: () => void
}

export type OpenTab = {
  readonly isAlive: () => boolean
  readonly listeners: Map<string, Listeners>
}

/** @returns for a set and a tab, how to bring it in step: resolves once it is, however often that is tried */
export const createReplication = (deps: {
  scheduler: Scheduler
  definitions: ReadonlyMap<string, AnySet>
  transport: SetTransport
  rowsOf: (name: string) => ReadonlyMap<string, StoredRow>
  dataOf: (name: string) => ReadonlyMap<string, unknown>
  checkpointOf: (name: string) => SetCheckpoint | undefined
  keepCheckpoint: (name: string, checkpoint: SetCheckpoint) => void
  store: (name: string, tab: OpenTab, change: ReadonlyMap<string, StoredRow | undefined>) => void
  /** False when this tab has died or lost its place meanwhile. */
  goesOn: (tab: OpenTab) => boolean
}) => {
  const { scheduler, definitions, transport, rowsOf, dataOf, goesOn } = deps

  const send = async (name: string, tab: OpenTab): Promise<boolean> => {
    const unsent = [...rowsOf(name)].filter(([, row]) => row.isUnsent)
    if (unsent.length === 0) return true
    const sending = unsent.map(([id, { data }]) => ({ id, data }))
    const { asOneStep } = definitions.get(name) as AnySet
    const steps = unsent.map(([id, { data, heard }]) => ({
      id,
      data: asOneStep?.(heard, data) ?? data,
    }))
    const verdicts = await transport.push(name, steps)
    if (!goesOn(tab)) return false
    const listeners = tab.listeners.get(name)
    const change = new Map<string, StoredRow | undefined>()
    const sent: string[] = []
    for (const { id, ok, problem, current } of verdicts) {
      const mine = sending.find((row) => row.id === id)
      const step = steps.find((row) => row.id === id)
      const here = rowsOf(name).get(id)
      // Written again meanwhile: that goes next.
      if (here?.data !== mine?.data) {
        if (ok && here?.isUnsent) change.set(id, { ...here, heard: step?.data })
        continue
      }
      if (ok) {
        sent.push(id)
        // What the relay has, as the replicated sets end up with.
        change.set(id, { data: step?.data, isUnsent: false })
      } else {
        listeners?.refused(id, mine?.data, problem?.message ?? '')
        const isGone = current === null || current === undefined
        change.set(id, isGone ? undefined : { data: current, isUnsent: false })
      }
    }
    listeners?.sent(sent)
    deps.store(name, tab, change)
    return true
  }

  const fetchRows = async (
    name: string,
    tab: OpenTab,
    pull: ReturnType<typeof createHealingPull>,
  ) => {
    for (;;) {
      const { rows, checkpoint } = await pull(deps.checkpointOf(name), PULL_BATCH)
      if (!goesOn(tab)) return
      const change = new Map<string, StoredRow | undefined>()
      for (const { id, data } of rows)
        if (!rowsOf(name).get(id)?.isUnsent)
          change.set(id, data === null ? undefined : { data, isUnsent: false })
      deps.store(name, tab, change)
      deps.keepCheckpoint(name, checkpoint)
      if (rows.length >= PULL_BATCH) continue
      tab.listeners.get(name)?.inStep()
      return
    }
  }

  /** Resolves once this set is in step, however often that has to be tried. */
  return (name: string, tab: OpenTab): (() => Promise<void>) => {
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
}
