/** A device's storage that dies with its tab: what is done after a kill neither happens nor answers. */
import type { MemoryStore } from '#client/engine/memory-store.ts'
import type { OutboxEntry } from '#client/engine/outbox.ts'
import type { DeviceStore, Write } from '#client/engine/ports.ts'

const never = <T>(): Promise<T> => new Promise<T>(() => {})

const told = (writes: readonly Write[]): OutboxEntry[] =>
  writes.flatMap((write) => {
    if (write.table !== 'outbox' || 'remove' in write) return []
    const entry = write.value as OutboxEntry
    return entry.state === 'waiting' ? [] : [entry]
  })

export const mortalStore = (
  store: MemoryStore,
  life: {
    isAlive: () => boolean
    onCommit: () => void
    /** Stored as sent or refused just now. */
    onTold: (entry: OutboxEntry) => void
  },
): DeviceStore => ({
  get: (table, key) => (life.isAlive() ? store.get(table, key) : never()),
  many: (table, keys) => (life.isAlive() ? store.many(table, keys) : never()),
  withPrefix: (table, prefix) => (life.isAlive() ? store.withPrefix(table, prefix) : never()),
  keys: (table) => (life.isAlive() ? store.keys(table) : never()),
  commit: async (writes, durability) => {
    if (!life.isAlive()) return never()
    await store.commit(writes, durability)
    for (const entry of told(writes)) life.onTold(entry)
    life.onCommit()
    return life.isAlive() ? undefined : never()
  },
  close: () => {},
})
