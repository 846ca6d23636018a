/** The device store on IndexedDB: what is committed is whole, and what fails says so. */
import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { openDexieStore } from './dexie-store.ts'

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
