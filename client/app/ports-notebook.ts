/** The second place of what this browser remembers: one record in a small database of its own. */
import type { Kept, Notebook } from './kept-twice.ts'

/** Not a copy of anything of the school: it stands also where no copy is kept. */
export const NOTEBOOK_NAME = 'dual-control.remembered'
const TABLE = 'kept'
const KEY = 'newest'

const open = (mayMake: boolean): Promise<IDBDatabase | undefined> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(NOTEBOOK_NAME, 1)
    opening.onupgradeneeded = () => {
      if (mayMake) opening.result.createObjectStore(TABLE)
      else opening.transaction?.abort()
    }
    opening.onsuccess = () => {
      // Whoever wants to delete it must not be kept waiting.
      opening.result.onversionchange = () => opening.result.close()
      resolve(opening.result)
    }
    opening.onerror = (event) => {
      event.preventDefault()
      if (mayMake) reject(opening.error)
      else resolve(undefined)
    }
  })

const isKept = (value: unknown): value is Kept => {
  if (typeof value !== 'object' || value === null) return false
  const { number, entries } = value as Partial<Record<keyof Kept, unknown>>
  if (typeof number !== 'number' || typeof entries !== 'object' || entries === null) return false
  return Object.values(entries).every((entry) => typeof entry === 'string')
}

const keptIn = (database: IDBDatabase): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const asking = database.transaction(TABLE, 'readonly').objectStore(TABLE).get(KEY)
    asking.onsuccess = () => resolve(asking.result)
    asking.onerror = () => reject(asking.error)
  })

const putInto = (database: IDBDatabase, kept: Kept): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(TABLE, 'readwrite', { durability: 'strict' })
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    const table = transaction.objectStore(TABLE)
    const asking = table.get(KEY)
    asking.onsuccess = () => {
      const was: unknown = asking.result
      // Another window may have been faster with something newer.
      if (!isKept(was) || was.number <= kept.number) table.put(kept, KEY)
    }
  })

export const browserNotebook: Notebook = {
  read: async () => {
    const database = await open(false)
    if (database === undefined) return undefined
    const kept = await keptIn(database).finally(() => database.close())
    return isKept(kept) ? kept : undefined
  },
  write: async (kept) => {
    const database = await open(true)
    if (database !== undefined) await putInto(database, kept).finally(() => database.close())
  },
}
