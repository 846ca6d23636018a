/** The device store on IndexedDB: what is committed is whole, and what fails says so. */
import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { openDexieStore } from './dexie-store.ts'
import { watchedStore } from './storage-problem.ts'

let made = 0
const aStore = async () => {
  made += 1
  const name = `store-${made}`
  return { name, store: await openDexieStore(name) }
}

test('a commit over several tables is there after the database is opened again', async () => {
  const { name, store } = await aStore()
  await store.commit(
    [
      { table: 'chunks', key: 'booking:1', value: { confirmed: [new Uint8Array([1, 2])] } },
      { table: 'meta', key: 'cursor', value: 7 },
    ],
    'strict',
  )
  store.close()
  const again = await openDexieStore(name)
  expect(await again.get('meta', 'cursor')).toBe(7)
  expect(await again.get('chunks', 'booking:1')).toEqual({ confirmed: [new Uint8Array([1, 2])] })
})

test('a commit of which one part cannot be stored stores nothing', async () => {
  const { store } = await aStore()
  const broken = store.commit(
    [
      { table: 'meta', key: 'cursor', value: 7 },
      { table: 'buckets', key: 'w', value: () => 'functions cannot be stored' },
    ],
    'strict',
  )
  await expect(broken).rejects.toBeDefined()
  expect(await store.get('meta', 'cursor')).toBeUndefined()
})

test('rows are read by the beginning of their key, in order', async () => {
  const { store } = await aStore()
  const write = (key: string) => ({ table: 'buckets' as const, key, value: [key] })
  await store.commit(['2026-W48/b', '2026-W47/a', '2026-W48/a', 'base/x'].map(write), 'relaxed')
  const found = await store.withPrefix('buckets', '2026-W48/')
  expect(found.map((one) => one.key)).toEqual(['2026-W48/a', '2026-W48/b'])
  expect(await store.many('buckets', ['base/x', 'nothing'])).toEqual([['base/x'], undefined])
})

const write = (key: string, value: unknown = 1) => [{ table: 'meta' as const, key, value }]
/** The next `put` of anybody does this instead. */
const onNextPut = (instead: (store: IDBObjectStore) => void): void => {
  const { prototype } = IDBObjectStore
  const real = prototype.put
  vi.spyOn(prototype, 'put').mockImplementationOnce(function (this: IDBObjectStore, ...given) {
    instead(this)
    return real.apply(this, given)
  })
}

test('T38: a transaction the browser aborts rejects, and nothing of it is stored', async () => {
  const { store } = await aStore()
  onNextPut((table) => queueMicrotask(() => table.transaction.abort()))
  await expect(store.commit(write('cursor', 7), 'strict')).rejects.toMatchObject({
    name: 'AbortError',
  })
  expect(await store.get('meta', 'cursor')).toBeUndefined()
  await store.commit(write('cursor', 8), 'strict')
  expect(await store.get('meta', 'cursor')).toBe(8)
})

test('T38: a full disk is told as one, and the telling ends with the next commit that holds', async () => {
  const { store } = await aStore()
  const told: unknown[] = []
  const watched = watchedStore(store, (problem) => told.push(problem))
  onNextPut(() => {
    throw new DOMException('no room', 'QuotaExceededError')
  })
  await expect(watched.commit(write('cursor', 7), 'strict')).rejects.toBeDefined()
  await watched.commit(write('cursor', 8), 'strict')
  expect(told).toEqual(['full', undefined])
})

test('T37: a database deleted behind the app’s back takes nothing more, instead of pretending', async () => {
  const { name, store } = await aStore()
  const lost: string[] = []
  const watching = await openDexieStore(name, (why) => lost.push(why))
  await new Promise((done) => {
    indexedDB.deleteDatabase(name).onsuccess = done
  })
  expect(lost).toEqual(['deleted'])
  for (const one of [store, watching]) {
    await expect(one.commit(write('cursor'), 'strict')).rejects.toMatchObject({ why: 'deleted' })
    await expect(one.get('meta', 'cursor')).rejects.toMatchObject({ why: 'deleted' })
  }
  expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(name)
})

test('T35: a window of a newer version takes the database over, and the older one stops writing', async () => {
  const { name } = await aStore()
  const lost: string[] = []
  const older = await openDexieStore(name, (why) => lost.push(why))
  const newer = indexedDB.open(name, 99)
  await new Promise((done) => {
    newer.onsuccess = done
  })
  expect(lost).toEqual(['taken-over'])
  await expect(older.commit(write('cursor'), 'strict')).rejects.toBeDefined()
  newer.result.close()
})

test('T37: a database that was filled once is not new; after an eviction it is', async () => {
  const { name, store } = await aStore()
  expect(store.isNew).toBe(true)
  store.close()
  const again = await openDexieStore(name)
  expect(again.isNew).toBe(false)
  again.close()
  await new Promise((done) => {
    indexedDB.deleteDatabase(name).onsuccess = done
  })
  expect((await openDexieStore(name)).isNew).toBe(true)
})
