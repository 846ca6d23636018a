/**
 * Reading this device's database before anything else is there: natively, because the library that
 * opens it for good is as much code as the whole first screen, and comes after the first paint.
 */
import { BORN } from './database-name.ts'
import type { DeviceStore, TableName } from './ports.ts'

export type FirstReads = Pick<DeviceStore, 'get' | 'many' | 'withPrefix'> & {
  /** False once the browser has taken the database away: to delete it, or to change it. */
  isOpen(): boolean
  close(): void
}

/** After every text that begins with the one before it. */
const PAST_ALL = '\uffff'

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** Opens what is there and makes nothing: undefined when there is no such database. */
const openKnown = (name: string): Promise<IDBDatabase | undefined> =>
  new Promise((resolve) => {
    // Without a version it opens as it stands; asked for one, it would have to be of that version.
    const opening = indexedDB.open(name)
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onsuccess = () => {
      // Whoever wants to delete it must not be kept waiting, not even before anything is read.
      opening.result.onversionchange = () => opening.result.close()
      resolve(opening.result)
    }
    opening.onerror = (event) => {
      event.preventDefault()
      resolve(undefined)
    }
  })

/** In one transaction; undefined for what is not there. */
export const readMany = <T>(
  database: IDBDatabase,
  from: TableName,
  keys: readonly string[],
): Promise<(T | undefined)[]> => {
  if (keys.length === 0) return Promise.resolve([])
  const own = database.transaction(from, 'readonly').objectStore(from)
  return Promise.all(keys.map((key) => answerOf<T | undefined>(own.get(key))))
}

const asked = new Map<string, Promise<IDBDatabase | undefined>>()

/** Begins to open it; `openFirstReads` of the same name takes it from here, once. */
export const askEarly = (name: string): void => {
  asked.set(name, openKnown(name))
}

/**
 * @returns undefined when this device has no copy that was ever filled, or it cannot be opened: then
 * the store itself is opened, and says why.
 */
export const openFirstReads = async (name: string): Promise<FirstReads | undefined> => {
  const opening = asked.get(name) ?? openKnown(name)
  asked.delete(name)
  const database = await opening
  if (database === undefined) return undefined
  let isOpen = true
  const close = (): void => {
    isOpen = false
    database.close()
  }
  // Whoever wants to delete it or to change it must not be kept waiting.
  database.onversionchange = close
  database.onclose = close
  const table = (from: TableName): IDBObjectStore =>
    database.transaction(from, 'readonly').objectStore(from)
  const get = async <T>(from: TableName, key: string): Promise<T | undefined> =>
    answerOf<T | undefined>(table(from).get(key))

  // Asked of what was taken away meanwhile, it rejects.
  const born = await get('meta', BORN).catch(() => undefined)
  if (born === undefined) {
    close()
    return undefined
  }
  return {
    get,
    many: (from, keys) => readMany(database, from, keys),
    withPrefix: async <T>(from: TableName, prefix: string) => {
      const own = table(from)
      const range = IDBKeyRange.bound(prefix, prefix + PAST_ALL)
      const [keys, values] = await Promise.all([
        answerOf(own.getAllKeys(range)),
        answerOf<T[]>(own.getAll(range)),
      ])
      return keys.map((key, index) => ({ key: String(key), value: values[index] as T }))
    },
    isOpen: () => isOpen,
    close,
  }
}
