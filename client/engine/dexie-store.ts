/** The device store on IndexedDB, through Dexie: one database per person per school. */
import Dexie from 'dexie'
import type { DeviceStore, Durability, TableName, Write } from './ports.ts'

const TABLES: readonly TableName[] = ['chunks', 'docs', 'buckets', 'outbox', 'meta', 'drafts']

/** Also the name to delete when the person signs out. */
export const databaseName = (schoolId: string, personId: string): string =>
  `dual-control.${schoolId}.${personId}`

/**
 * Commits through a native transaction, because Dexie cannot ask for strict durability per
 * transaction, and resolves only on `complete`: an abort is a failure like an error. trust T38.
 */
const commitNatively = (
  database: IDBDatabase,
  writes: readonly Write[],
  durability: Durability,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const names = [...new Set(writes.map((write) => write.table))]
    const transaction = database.transaction(names, 'readwrite', { durability })
    transaction.oncomplete = () => resolve()
    transaction.onerror = () => reject(transaction.error ?? new Error('not saved'))
    transaction.onabort = () => reject(transaction.error ?? new Error('not saved'))
    try {
      for (const write of writes) {
        const store = transaction.objectStore(write.table)
        if ('remove' in write) store.delete(write.key)
        else store.put(write.value, write.key)
      }
    } catch (error) {
      transaction.abort()
      reject(error)
    }
  })

export const openDexieStore = async (name: string): Promise<DeviceStore> => {
  const dexie = new Dexie(name, { cache: 'disabled' })
  // Empty key paths: keys stand beside the values.
  dexie.version(1).stores(Object.fromEntries(TABLES.map((table) => [table, ''])))
  await dexie.open()
  return {
    get: (table, key) => dexie.table(table).get(key),
    many: (table, keys) => dexie.table(table).bulkGet([...keys]),
    withPrefix: async <T>(table: TableName, prefix: string) => {
      const found = dexie.table<T, string>(table).where(':id').startsWith(prefix)
      const [keys, values] = await Promise.all([found.primaryKeys(), found.toArray()])
      return keys.map((key, index) => ({ key, value: values[index] as T }))
    },
    keys: async (table) => (await dexie.table(table).toCollection().primaryKeys()) as string[],
    commit: async (writes, durability) => {
      if (writes.length === 0) return
      if (!dexie.isOpen()) await dexie.open()
      await commitNatively(dexie.backendDB(), writes, durability)
    },
    close: () => dexie.close(),
  }
}
