/**
 * The one way anything is written to this device's database. Native, because Dexie cannot ask for
 * strict durability per transaction; resolves only on `complete`, and rejects on `error` and on
 * `abort`: a full disk aborts without an error of any request. trust T38.
 */
import type { Durability, Write } from './ports.ts'

export const commitNatively = (
  database: IDBDatabase,
  writes: readonly Write[],
  durability: Durability,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const names = [...new Set(writes.map((write) => write.table))]
    const transaction = database.transaction(names, 'readwrite', { durability })
    const fail = () => reject(transaction.error ?? new DOMException('not saved', 'AbortError'))
    transaction.oncomplete = () => resolve()
    transaction.onerror = (event) => {
      const { error } = event.target as IDBRequest
      reject(error ?? new DOMException('not saved', 'UnknownError'))
    }
    transaction.onabort = fail
    try {
      for (const write of writes) {
        const store = transaction.objectStore(write.table)
        if ('remove' in write) store.delete(write.key)
        else store.put(write.value, write.key)
      }
    } catch (error) {
      reject(error)
      transaction.abort()
    }
  })
