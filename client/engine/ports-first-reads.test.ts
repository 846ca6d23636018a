/** The first reads of a device's database, and handing over to the store that is opened for good. */
import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { openDexieStore } from './dexie-store.ts'
import { createLaterStore } from './later-store.ts'
import { askEarly, openFirstReads } from './ports-first-reads.ts'
import { StorageLost } from './storage-problem.ts'

let made = 0
const aName = (): string => {
  made += 1
  return `first-reads-${made}`
}
/** A database that was filled and closed. */
const aFilled = async (): Promise<string> => {
  const name = aName()
  const store = await openDexieStore(name)
  const row = (key: string) => ({ table: 'buckets' as const, key, value: [key] })
  await store.commit(
    [
      ...['2026-W48/b', '2026-W47/a', '2026-W48/a', 'base/x'].map(row),
      { table: 'meta', key: 'cursor', value: 7 },
    ],
    'strict',
  )
  store.close()
  return name
}
const firstOf = async (name: string) => {
  const first = await openFirstReads(name)
  if (first === undefined) throw new Error('there is no such database')
  return first
}
const deleted = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })

test('what is there is read as the store itself reads it', async () => {
  const name = await aFilled()
  const first = await firstOf(name)
  const store = await openDexieStore(name)
  for (const one of [first, store]) {
    expect(await one.get('meta', 'cursor')).toBe(7)
    expect(await one.get('meta', 'nothing')).toBeUndefined()
    expect(await one.many('buckets', ['base/x', 'nothing'])).toEqual([['base/x'], undefined])
    expect(await one.many('buckets', [])).toEqual([])
    const found = await one.withPrefix('buckets', '2026-W48/')
    expect(found.map(({ key }) => key)).toEqual(['2026-W48/a', '2026-W48/b'])
    expect(await one.withPrefix('outbox', '')).toEqual([])
  }
})

test('where nothing is, nothing is made; a database that was never filled counts as none', async () => {
  const name = aName()
  expect(await openFirstReads(name)).toBeUndefined()
  expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(name)
  // The store can be made there, and is new.
  const store = await openDexieStore(name)
  expect(store.isNew).toBe(true)
  store.close()
  await openDexieStore(name).then((again) => {
    expect(again.isNew).toBe(false)
    again.close()
  })
})

test('asked for early and deleted before it was read, it counts as none', async () => {
  const name = await aFilled()
  askEarly(name)
  await deleted(name)
  expect(await openFirstReads(name)).toBeUndefined()
  const another = await aFilled()
  askEarly(another)
  const first = await firstOf(another)
  expect(await first.get('meta', 'cursor')).toBe(7)
})

test('a write opens the store for good, and is read at once', async () => {
  const name = await aFilled()
  let openings = 0
  const later = createLaterStore(await firstOf(name), () => {
    openings += 1
    return openDexieStore(name, () => {}, true)
  })
  expect(await later.get('meta', 'cursor')).toBe(7)
  expect(openings).toBe(0)
  await Promise.all([
    later.commit([{ table: 'meta', key: 'cursor', value: 8 }], 'strict'),
    later.keys('buckets').then((keys) => expect(keys).toHaveLength(4)),
  ])
  expect(await later.get('meta', 'cursor')).toBe(8)
  expect(openings).toBe(1)
  later.close()
})

test('what is read while the store takes over is answered', async () => {
  const name = await aFilled()
  const later = createLaterStore(await firstOf(name), () => openDexieStore(name, () => {}, true))
  let isOver = false
  const written = later
    .commit([{ table: 'meta', key: 'other', value: 1 }], 'strict')
    .finally(() => (isOver = true))
  const readings: Promise<unknown>[] = []
  while (!isOver) {
    readings.push(later.get('meta', 'cursor'))
    // One step of whatever else is under way.
    await Promise.resolve()
    if (readings.length % 50 === 0) await new Promise((next) => setTimeout(next))
  }
  await written
  expect(new Set(await Promise.all(readings))).toEqual(new Set([7]))
})

test('a store that cannot be opened yet is tried again with the next write', async () => {
  const name = await aFilled()
  let openings = 0
  const later = createLaterStore(await firstOf(name), () => {
    openings += 1
    if (openings === 1) return Promise.reject(new TypeError('its code has not arrived'))
    return openDexieStore(name, () => {}, true)
  })
  const write = [{ table: 'meta' as const, key: 'cursor', value: 8 }]
  await expect(later.commit(write, 'strict')).rejects.toThrow('its code')
  expect(await later.get('meta', 'cursor')).toBe(7)
  await later.commit(write, 'strict')
  expect(await later.get('meta', 'cursor')).toBe(8)
})

test('T37: deleted behind its back, nothing is made anew in its place', async () => {
  const name = await aFilled()
  const lost: string[] = []
  const later = createLaterStore(await firstOf(name), () =>
    openDexieStore(name, (why) => lost.push(why), true),
  )
  // Whoever deletes it is not kept waiting by the first reads.
  await deleted(name)
  await expect(later.get('meta', 'cursor')).rejects.toBeInstanceOf(StorageLost)
  const write = [{ table: 'meta' as const, key: 'cursor', value: 8 }]
  await expect(later.commit(write, 'strict')).rejects.toBeInstanceOf(StorageLost)
  expect(lost).toContain('deleted')
})
