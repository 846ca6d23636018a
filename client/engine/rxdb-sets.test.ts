/** A row that was erased at the relay is nowhere in the browser's databases. The real library. */
import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { peopleSet } from '#shared/domains/people/index.ts'
import { openRxdbSets } from './rxdb-sets.ts'

afterEach(() => vi.unstubAllGlobals())

const NAME = 'Amira Quillfeather'

/**
 * Every value in every store of every database of the sets, as text. Where there is no browser the
 * library passes messages between tabs through a database of its own; in one it does not.
 */
const dump = async (): Promise<string> => {
  const said: unknown[] = []
  for (const { name } of await indexedDB.databases()) {
    if (name?.startsWith('pubkey.broadcast-channel')) continue
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name ?? '')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    for (const store of database.objectStoreNames)
      said.push(
        await new Promise((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll()
          request.onsuccess = () => resolve(request.result)
        }),
      )
    database.close()
  }
  return JSON.stringify(said)
}

test('T51: a name that the relay has taken back is in no row and in no copy of one', async () => {
  const log = [
    { seq: 1, id: 'amira', data: { displayName: NAME, roles: ['learner'] } as object | null },
    { seq: 2, id: 'seun', data: { displayName: 'Seun Otherperson', roles: ['learner'] } },
  ]
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string, init?: { body?: string }) => {
    asked.push(path)
    if (init?.body) {
      const { rows } = JSON.parse(init.body) as { rows: { id: string }[] }
      const problem = { code: 'erased', message: 'Erased.' }
      const verdicts = rows.map(({ id }) => ({ id, ok: false, problem, current: null }))
      return new Response(JSON.stringify({ verdicts }))
    }
    const after = Number(new URL(path, 'http://school.test').searchParams.get('after') ?? 0)
    const rows = log.filter((row) => row.seq > after)
    const seq = log.at(-1)?.seq ?? after
    return new Response(
      JSON.stringify({
        rows: rows.map(({ id, data }) => ({ id, data })),
        checkpoint: { epoch: 'e', seq },
      }),
    )
  })
  const sets = await openRxdbSets('erase-test', [peopleSet], true)
  const people = sets.set('people')
  let rows: ReadonlyMap<string, unknown> = new Map()
  let look = (): void => undefined
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      look = () => {
        if (isSo()) resolve()
      }
      look()
    })
  people.watch((now) => {
    rows = now
    look()
  })
  const refused: unknown[] = []
  people.onRefused((_id, data) => {
    refused.push(data)
    look()
  })
  await until(() => rows.size === 2)
  expect(await dump()).toContain(NAME)

  log[0] = { seq: 3, id: 'amira', data: null }
  log.sort((a, b) => a.seq - b.seq)
  await people.pull()
  await until(() => rows.size === 1)
  expect(await dump()).not.toContain(NAME)
  expect(await dump()).toContain('Otherperson')

  // Late words of this device about her: told, and kept nowhere.
  await people.put('amira', { displayName: NAME, roles: ['learner'], phone: '07700 900417' })
  await until(() => refused.length === 1)
  expect(refused).toEqual([{}])
  await people.pull()
  await until(() => rows.size === 1)
  const left = await dump()
  expect(left).not.toContain(NAME)
  expect(left).not.toContain('900417')
  await sets.close()
})

test('a large set comes in parts, each shown as it is stored; nothing changed is one request', async () => {
  const log = Array.from({ length: 450 }, (_, index) => ({
    seq: index + 1,
    id: `person-${index}`,
    data: { displayName: `Person ${index}`, roles: ['learner'] },
  }))
  const asked: number[] = []
  const transport = {
    pull: async (_set: string, after: { seq: number } | undefined, limit: number) => {
      asked.push(limit)
      const rows = log.filter((row) => row.seq > (after?.seq ?? 0)).slice(0, limit)
      const seq = rows.at(-1)?.seq ?? after?.seq ?? 0
      return { rows, checkpoint: { epoch: 'e', seq } }
    },
    push: async () => [],
  }
  const sets = await openRxdbSets('parts-test', [peopleSet], true, transport)
  const people = sets.set('people')
  const sizes: number[] = []
  const isWhole = new Promise<void>((resolve) => {
    people.watch((rows) => {
      sizes.push(rows.size)
      if (rows.size === log.length) resolve()
    })
  })
  await isWhole
  await people.pull()
  expect(sizes.some((size) => size > 0 && size < log.length)).toBe(true)
  const before = asked.length
  await people.pull()
  expect(asked.length - before).toBe(1)
  await sets.close()
})
