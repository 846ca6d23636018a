/**
 * A device: the product's own engine on faulty ports. It can be killed at any moment, also in the
 * middle of a transaction's aftermath, and started again on what it had stored.
 */
import type { Identity } from '#client/engine/api.ts'
import { type Core, createCore } from '#client/engine/core.ts'
import { createMemoryStore, type MemoryStore } from '#client/engine/memory-store.ts'
import type { OutboxEntry } from '#client/engine/outbox.ts'
import { onlyTab } from '#client/engine/tabs.ts'
import type { Records } from '#shared/documents/records.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { AppVersion } from './app-version.ts'
import { mortalStore } from './mortal-store.ts'
import type { SimulatedNetwork } from './network.ts'
import type { SeededRandom } from './random.ts'
import type { Scheduler } from './scheduler.ts'

export type DeviceDeps = {
  readonly scheduler: Scheduler
  readonly random: SeededRandom
  readonly network: SimulatedNetwork
  readonly records: Records
  /** An outbox entry was stored as sent or refused: the moment the screen says so. */
  readonly onTold: (device: string, entry: OutboxEntry) => void
}

/** Ids that sort by the device's own clock, as real ones do. */
const idSource = (deps: DeviceDeps, now: () => number) => {
  let last = 0
  return {
    uuid: (): string => {
      last += 1
      const time = now().toString(16).padStart(12, '0').slice(-12)
      const tail = [...deps.random.bytes(6)].map((b) => b.toString(16).padStart(2, '0')).join('')
      const count = (last % 0xffff).toString(16).padStart(4, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${count.slice(1)}-8${count.slice(1)}-${tail}`
    },
  }
}

/** @param name tells two copies of one profile apart; the identity does not */
export const createDevice = (
  deps: DeviceDeps,
  identity: Identity,
  version: AppVersion,
  name: string = identity.deviceId,
  from?: MemoryStore,
) => {
  const { scheduler, network, records } = deps
  const store = from ?? createMemoryStore()
  let clockOffMs = 0
  const now = (): number => scheduler.now() + clockOffMs
  const ids = idSource(deps, now)
  let life = 0
  let core: Core | undefined
  let dieAfterCommits: number | undefined
  let app = version

  const start = async (): Promise<void> => {
    life += 1
    const own = life
    const isAlive = (): boolean => life === own
    const timers = {
      after: (delayMs: number, run: () => void) =>
        scheduler.after(delayMs, () => {
          if (isAlive()) run()
        }),
      cancel: scheduler.cancel,
    }
    const line = network.forDevice(name)
    const { kinds, commands } = app
    const made = createCore({
      ports: {
        clock: { now, monotonicMs: () => scheduler.now() },
        random: { bytes: deps.random.bytes },
        ids,
        timers,
        store: mortalStore(store, {
          isAlive,
          onCommit: () => {
            if (dieAfterCommits === undefined) return
            dieAfterCommits -= 1
            if (dieAfterCommits <= 0) kill()
          },
          onTold: (entry) => deps.onTold(name, entry),
        }),
        network: {
          ...line,
          connect: (handlers) =>
            line.connect({
              onOpen: () => isAlive() && handlers.onOpen(),
              onMessage: (bytes) => isAlive() && handlers.onMessage(bytes),
              onClose: () => isAlive() && handlers.onClose(),
            }),
          onHint: (run) => line.onHint(() => isAlive() && run()),
        },
      },
      tabs: onlyTab(),
      identity,
      app: 'simulation',
      loadMachinery: async () => ({ records, kinds, commands }),
      track: () => {},
      tell: () => {},
    })
    core = made
    await made.begin()
    void made.goOn()
  }

  /** Everything in memory is gone at once; the line falls silent. */
  const kill = (): void => {
    life += 1
    core = undefined
    dieAfterCommits = undefined
    network.cutDevice(name)
  }

  return {
    name,
    identity,
    store,
    start,
    kill,
    isAlive: (): boolean => core !== undefined,
    /** The tab dies right after this many further transactions. */
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
    core: (): Core | undefined => core,
    run: async (
      ...calls: readonly { name: string; input: Record<string, unknown> }[]
    ): Promise<Result<unknown> | undefined> => core?.run(calls),
    newId: ids.uuid,
  }
}

export type Device = ReturnType<typeof createDevice>
