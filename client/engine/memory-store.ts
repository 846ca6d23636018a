/**
 * A device store in memory: for a shared computer, which keeps no copy, and for the simulator and unit
 * tests. Survives a `kill` of its user.
 */
import type { DeviceStore, TableName, Write } from './ports.ts'

export type MemoryStore = DeviceStore & {
  /** The next commits fail as a full disk does. */
  failNextCommits(count: number): void
  /** A copy of everything, as cloning a browser profile makes one. */
  clone(): MemoryStore
}

type Tables = Map<TableName, Map<string, unknown>>

export const createMemoryStore = (from?: Tables): MemoryStore => {
  const tables: Tables = new Map([...(from ?? [])].map(([name, rows]) => [name, new Map(rows)]))
  let failures = 0
  const table = (name: TableName): Map<string, unknown> => {
    const found = tables.get(name) ?? new Map<string, unknown>()
    tables.set(name, found)
    return found
  }
  const read = <T>(name: TableName, key: string): T | undefined => {
    const value = table(name).get(key)
    return value === undefined ? undefined : (structuredClone(value) as T)
  }
  const apply = (write: Write): void => {
    if ('remove' in write) table(write.table).delete(write.key)
    else table(write.table).set(write.key, structuredClone(write.value))
  }
  return {
    get: async (name, key) => read(name, key),
    many: async (name, keys) => keys.map((key) => read(name, key)),
    withPrefix: async <T>(name: TableName, prefix: string) =>
      [...table(name).keys()]
        .filter((key) => key.startsWith(prefix))
        .sort()
        .map((key) => ({ key, value: read<T>(name, key) as T })),
    keys: async (name) => [...table(name).keys()].sort(),
    commit: async (writes) => {
      if (failures > 0) {
        failures -= 1
        throw new Error('QuotaExceededError')
      }
      for (const write of writes) apply(write)
    },
    close: () => {},
    failNextCommits: (count) => {
      failures = count
    },
    clone: () => createMemoryStore(tables),
  }
}
