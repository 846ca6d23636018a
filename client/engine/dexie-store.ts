/** The device store on IndexedDB, through Dexie: one database per person per school. */
import Dexie from 'dexie'
import { commitNatively } from './commit-natively.ts'
import { BORN } from './database-name.ts'
import type { DeviceStore, TableName } from './ports.ts'
import { readMany } from './ports-first-reads.ts'
import { StorageLost } from './storage-problem.ts'

const TABLES: readonly TableName[] = ['chunks', 'docs', 'buckets', 'outbox', 'meta', 'drafts']

export type DexieStore = DeviceStore & {
  /** There was nothing here: the first start, or the browser has deleted what there was. */
  readonly isNew: boolean
}

/**
 * Opens the database of this name, or makes it; `isKnown`: it was there a moment ago, and is not to be
 * made again. `onLost` is called when it is deleted or taken over
 * behind the app's back; from then on every read and write rejects with `StorageLost`, because an
 * empty database that opens in its place would swallow what is written and call it saved. trust T37.
 */
export const openDexieStore = async (
  name: string,
  onLost: (why: StorageLost['why']) => void = () => {},
  isKnown = false,
): Promise<DexieStore> => {
  const dexie = new Dexie(name, { cache: 'disabled', autoOpen: false })
  // Empty key paths: keys stand beside the values.
  dexie.version(1).stores(Object.fromEntries(TABLES.map((table) => [table, ''])))
  let lost: StorageLost | undefined
  let isClosing = false
  const lose = (why: StorageLost['why']): StorageLost => {
    if (lost === undefined) {
      lost = new StorageLost(why)
      onLost(why)
    }
    return lost
  }
  dexie.on('versionchange', (event) => {
    // Whoever asks must not be kept waiting; what was here is not ours any more.
    dexie.close()
    if (!isClosing) lose(event.newVersion === null ? 'deleted' : 'taken-over')
  })

  await dexie.open()
  const isNew = (await dexie.table('meta').get(BORN)) === undefined
  if (isNew && isKnown) {
    dexie.close()
    throw lose('deleted')
  }
  if (isNew) {
    await commitNatively(dexie.backendDB(), [{ table: 'meta', key: BORN, value: true }], 'strict')
  }

  /** The browser may close a database, for example when the machine sleeps; then it is opened again. */
  const opened = async (): Promise<Dexie> => {
    if (lost !== undefined) throw lost
    if (dexie.isOpen()) return dexie
    await dexie.open()
    if ((await dexie.table('meta').get(BORN)) !== undefined) return dexie
    dexie.close()
    throw lose('deleted')
  }

  return {
    isNew,
    get: async (table, key) => (await opened()).table(table).get(key),
    // Natively: a start reads a whole school through it, and Dexie would take as long as the browser.
    many: async (table, keys) => readMany((await opened()).backendDB(), table, keys),
    withPrefix: async <T>(table: TableName, prefix: string) => {
      const found = (await opened()).table<T, string>(table).where(':id').startsWith(prefix)
      const [keys, values] = await Promise.all([found.primaryKeys(), found.toArray()])
      return keys.map((key, index) => ({ key, value: values[index] as T }))
    },
    keys: async (table) =>
      (await (await opened()).table(table).toCollection().primaryKeys()) as string[],
    commit: async (writes, durability) => {
      if (writes.length === 0) return
      await commitNatively((await opened()).backendDB(), writes, durability)
    },
    close: () => {
      isClosing = true
      dexie.close()
    },
  }
}
