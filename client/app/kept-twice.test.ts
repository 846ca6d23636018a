/** Signing in and out in a browser that writes localStorage down late, and loses power. */
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { keptTwice, type Notebook } from './kept-twice.ts'
import { browserNotebook, NOTEBOOK_NAME } from './ports-notebook.ts'
import { createRemembered, isSmall } from './remembered.ts'

const SARAH = {
  personId: 'p-sarah',
  displayName: 'Sarah Whitfield',
  schoolId: 's-origin',
  schoolName: 'Origin',
  deviceId: 'd-1',
  actorPrefix: 'a-1',
  roles: ['instructor' as const],
}
const DEV = { ...SARAH, personId: 'p-dev', displayName: 'Dev Patel', deviceId: 'd-2' }

/** A localStorage that stands on the disk as it was when `writesDown` was called last. */
const lateStorage = () => {
  let live = new Map<string, string>()
  let onDisk = new Map<string, string>()
  const storage: Storage = {
    get length() {
      return live.size
    },
    clear: () => live.clear(),
    key: (index) => [...live.keys()][index] ?? null,
    getItem: (key) => live.get(key) ?? null,
    setItem: (key, value) => void live.set(key, value),
    removeItem: (key) => void live.delete(key),
  }
  return {
    storage,
    writesDown: () => {
      onDisk = new Map(live)
    },
    losesPower: () => {
      live = new Map(onDisk)
    },
  }
}

const noWindow = (): Storage => lateStorage().storage

const start = (storage: Storage, notebook: Notebook = browserNotebook) => {
  const memory = keptTwice(storage, notebook, isSmall)
  return { memory, remembered: createRemembered(memory.store, noWindow()) }
}

/** Everything asked for so far is in the notebook. */
const notedDown = async (storage: Storage): Promise<void> => {
  await start(storage).memory.comeBack()
}

beforeEach(async () => {
  await new Promise((done) => {
    indexedDB.deleteDatabase(NOTEBOOK_NAME).onsuccess = done
  })
})

test('whoever signed in just before the power went is still signed in', async () => {
  const { storage, losesPower } = lateStorage()
  start(storage).remembered.enter(SARAH, 'personal')
  await expect.poll(async () => (await browserNotebook.read())?.number).toBeGreaterThan(0)
  losesPower()
  const next = start(storage)
  expect(next.remembered.who()).toBeUndefined()
  expect(await next.memory.comeBack()).toBe(true)
  expect(next.remembered.who()).toEqual(SARAH)
})

test('whoever signed out just before the power went stays out, and the sign-out is still due', async () => {
  const { storage, writesDown, losesPower } = lateStorage()
  const first = start(storage)
  first.remembered.enter(SARAH, 'personal')
  first.remembered.signOutDue.clear()
  writesDown()
  first.remembered.signOutDue.set()
  first.remembered.eraseNextStart(SARAH.personId)
  first.remembered.forgetWho()
  await notedDown(storage)
  losesPower()
  const next = start(storage)
  expect(next.remembered.who()).toEqual(SARAH)
  expect(await next.memory.comeBack()).toBe(true)
  expect(next.remembered.who()).toBeUndefined()
  expect(next.remembered.signOutDue.isSet()).toBe(true)
  expect(next.remembered.personToErase()).toBe(SARAH.personId)
})

test('the next person is never taken for the last one', async () => {
  const { storage, writesDown, losesPower } = lateStorage()
  const { remembered } = start(storage)
  remembered.enter(SARAH, 'personal')
  writesDown()
  remembered.forgetWho()
  remembered.enter(DEV, 'personal')
  await notedDown(storage)
  losesPower()
  const next = start(storage)
  await next.memory.comeBack()
  expect(next.remembered.who()).toEqual(DEV)
  expect((await browserNotebook.read())?.entries).not.toMatchObject({
    'dual-control.who': expect.stringContaining('Sarah'),
  })
})

test('what is newer in localStorage stands, and is written down again', async () => {
  const { storage } = lateStorage()
  let isBroken = false
  const { remembered } = start(storage, {
    read: browserNotebook.read,
    write: async (kept) => {
      if (isBroken) throw new DOMException('full', 'QuotaExceededError')
      await browserNotebook.write(kept)
    },
  })
  remembered.enter(SARAH, 'personal')
  await notedDown(storage)
  isBroken = true
  remembered.forgetWho()
  remembered.enter(DEV, 'personal')
  const next = start(storage)
  expect(await next.memory.comeBack()).toBe(false)
  expect(next.remembered.who()).toEqual(DEV)
  expect((await browserNotebook.read())?.entries['dual-control.who']).toContain('Dev Patel')
})

test('a browser that was used before it had a notebook gets one at its next start', async () => {
  const { storage } = lateStorage()
  createRemembered(storage, noWindow()).enter(SARAH, 'personal')
  const next = start(storage)
  expect(await next.memory.comeBack()).toBe(false)
  expect((await browserNotebook.read())?.entries['dual-control.who']).toContain('Sarah')
})

test('a browser nobody uses gets none', async () => {
  const { storage } = lateStorage()
  expect(await start(storage).memory.comeBack()).toBe(false)
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(NOTEBOOK_NAME)
})

test('an older note never takes the place of a newer one', async () => {
  await browserNotebook.write({ number: 7, entries: { 'dual-control.hat': 'admin' } })
  await browserNotebook.write({ number: 6, entries: { 'dual-control.hat': 'learner' } })
  expect(await browserNotebook.read()).toEqual({
    number: 7,
    entries: { 'dual-control.hat': 'admin' },
  })
})

test('touching the screen writes nothing to the notebook', async () => {
  const { storage } = lateStorage()
  const { memory, remembered } = start(storage)
  remembered.enter(SARAH, 'personal')
  await memory.comeBack()
  const before = await browserNotebook.read()
  remembered.activeAtMs.set(1)
  remembered.copy.set({ unsentCount: 1, oldestAtMs: undefined })
  await memory.comeBack()
  expect(await browserNotebook.read()).toEqual(before)
})

test('a notebook with garbage in it is passed over, and written anew', async () => {
  await browserNotebook.write({ number: 3, entries: {} })
  await new Promise<void>((done) => {
    const opening = indexedDB.open(NOTEBOOK_NAME)
    opening.onsuccess = () => {
      const writing = opening.result.transaction('kept', 'readwrite')
      writing.objectStore('kept').put('garbage', 'newest')
      writing.oncomplete = () => {
        opening.result.close()
        done()
      }
    }
  })
  const { storage } = lateStorage()
  const { memory, remembered } = start(storage)
  remembered.enter(SARAH, 'personal')
  expect(await memory.comeBack()).toBe(false)
  expect((await browserNotebook.read())?.entries['dual-control.who']).toContain('Sarah')
})
