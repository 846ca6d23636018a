/**
 * A device: the product's own engine on faulty ports. It can be killed at any moment, also in the
 * middle of a transaction's aftermath, and started again on what it had stored.
 */

import type { Identity } from '#client/engine/api.ts'
import { type Core, createCore } from '#client/engine/core.ts'
import { createMemoryStore, type MemoryStore } from '#client/engine/memory-store.ts'
import type { DeviceStore } from '#client/engine/ports.ts'
import { onlyTab } from '#client/engine/tabs.ts'
import type { Records } from '#shared/documents/records.ts'
import type { Result } from '#shared/kernel/result.ts'
import { commands, documentKinds } from '#shared/registry.ts'
import type { SimulatedNetwork } from './network.ts'
import type { SeededRandom } from './random.ts'
import type { Scheduler } from './scheduler.ts'

export type DeviceDeps = {
  readonly scheduler: Scheduler
  readonly random: SeededRandom
  readonly network: SimulatedNetwork
  readonly records: Records
}

const never = <T>(): Promise<T> => new Promise<T>(() => {})

/** What is done after a kill neither happens nor answers. */
const mortalStore = (
  store: MemoryStore,
  isAlive: () => boolean,
  onCommit: () => void,
): DeviceStore => ({
  get: (table, key) => (isAlive() ? store.get(table, key) : never()),
  many: (table, keys) => (isAlive() ? store.many(table, keys) : never()),
  withPrefix: (table, prefix) => (isAlive() ? store.withPrefix(table, prefix) : never()),
  keys: (table) => (isAlive() ? store.keys(table) : never()),
  commit: async (writes, durability) => {
    if (!isAlive()) return never()
    await store.commit(writes, durability)
    onCommit()
    return isAlive() ? undefined : never()
  },
  close: () => {},
})

/** Ids that sort by virtual time, as real ones sort by real time. */
const idSource = (deps: DeviceDeps) => {
  let last = 0
  return {
    uuid: (): string => {
      last += 1
      const time = deps.scheduler.now().toString(16).padStart(12, '0').slice(-12)
      const tail = [...deps.random.bytes(6)].map((b) => b.toString(16).padStart(2, '0')).join('')
      const count = (last % 0xffff).toString(16).padStart(4, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${count.slice(1)}-8${count.slice(1)}-${tail}`
    },
  }
}

export const createDevice = (deps: DeviceDeps, identity: Identity, from?: MemoryStore) => {
  const { scheduler, network, records } = deps
  const store = from ?? createMemoryStore()
  const ids = idSource(deps)
  let life = 0
  let core: Core | undefined
  let dieAfterCommits: number | undefined
  let clockOffMs = 0

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
    const line = network.forDevice(identity.deviceId)
    const made = createCore({
      ports: {
        clock: { now: () => scheduler.now() + clockOffMs, monotonicMs: () => scheduler.now() },
        random: { bytes: deps.random.bytes },
        ids,
        timers,
        store: mortalStore(store, isAlive, () => {
          if (dieAfterCommits === undefined) return
          dieAfterCommits -= 1
          if (dieAfterCommits <= 0) kill()
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
      loadMachinery: async () => ({ records, kinds: documentKinds, commands }),
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
    network.cutDevice(identity.deviceId)
  }

  return {
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
    core: (): Core | undefined => core,
    run: async (
      ...calls: readonly { name: string; input: Record<string, unknown> }[]
    ): Promise<Result<unknown> | undefined> => core?.run(calls),
    newId: ids.uuid,
  }
}

export type Device = ReturnType<typeof createDevice>
