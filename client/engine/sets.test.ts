/** When sets are asked for, behind the port of the replicated database. */
import { expect, test } from 'vitest'
import { peopleSet } from '#shared/domains/people/index.ts'
import { createMemoryStore } from './memory-store.ts'
import { createSets, type ReplicatedSet } from './sets.ts'

const aSchool = () => {
  const pulled: string[] = []
  const told: string[] = []
  let show: (rows: ReadonlyMap<string, unknown>) => void = () => {}
  let refuse: (id: string, data: unknown, message: string) => void = () => {}
  let isSent: (ids: readonly string[]) => void = () => {}
  let isInStep: () => void = () => {}
  const store = createMemoryStore()
  const set = (name: string): ReplicatedSet => ({
    watch: (run) => {
      show = run
    },
    put: async () => {},
    onSent: (run) => {
      isSent = run
    },
    onRefused: (run) => {
      refuse = run
    },
    pull: async () => void pulled.push(name),
    onInStep: (run) => {
      isInStep = run
    },
  })
  const sets = createSets({
    store,
    actor: () => ({ personId: 'sarah', roles: ['instructor'], schoolId: 'origin', teams: [] }),
    now: () => 0,
    track: () => {},
    tell: (keys) => told.push(...keys),
    onKept: () => {},
  })
  const open = () =>
    sets.attach({ set, close: async () => {} }, new Map([[peopleSet.name, peopleSet]]))
  return {
    sets,
    store,
    open,
    pulled,
    told,
    show: (rows: object) => show(new Map(Object.entries(rows))),
    isSent: (...ids: string[]) => isSent(ids),
    isInStep: () => isInStep(),
    refuses: (id: string, data: unknown) => refuse(id, data, 'Not accepted.'),
  }
}

test('what is asked for before the sets are open is asked for as they open, once', async () => {
  const { sets, open, pulled } = aSchool()
  sets.pull(['people'])
  sets.pull()
  expect(pulled).toEqual([])
  await open()
  expect(pulled).toEqual(['people'])
})

test('sets that open before there is a line ask for nothing', async () => {
  const { sets, open, pulled } = aSchool()
  await open()
  expect(pulled).toEqual([])
  sets.pull()
  expect(pulled).toEqual(['people'])
})

test('rows that are as they were are told to nobody, one that differs is', async () => {
  const { sets, open, told, show } = aSchool()
  await open()
  show({ amira: { displayName: 'Amira Khan', roles: ['learner'] } })
  const known = sets.view('people').all()
  expect(told).toEqual(['s:people'])
  show({ amira: { displayName: 'Amira Khan', roles: ['learner'] } })
  expect(told).toHaveLength(1)
  expect(sets.view('people').all()).toBe(known)
  show({ amira: { displayName: 'Amira Khan', roles: ['learner', 'instructor'] } })
  show({ amira: { displayName: 'Amira Khan', roles: ['learner', 'instructor'], phone: '1' } })
  expect(told).toHaveLength(3)
})

const settled = (): Promise<void> => new Promise((done) => setImmediate(done))
const kept = (store: ReturnType<typeof createMemoryStore>, what: string) =>
  store.get<[string, unknown][]>('meta', `${what}.people`)

test('[P5] of two rows that are refused in one answer both are kept, with their words', async () => {
  const { sets, store, open, refuses } = aSchool()
  await open()
  refuses('amira', { displayName: 'Amira K.' })
  refuses('seun', { displayName: 'Seun A.' })
  await settled()
  expect([...sets.view('people').refused().keys()]).toEqual(['amira', 'seun'])
  expect((await kept(store, 'refused'))?.map(([id]) => id)).toEqual(['amira', 'seun'])
})

test('[P1] what a killed window left as waiting and never stored does not wait for ever', async () => {
  const { sets, store, open, show } = aSchool()
  const left = [
    ['gone', 1],
    ['as-it-was', 1],
  ]
  await store.commit([{ table: 'meta', key: 'unsent.people', value: left }], 'strict')
  await sets.loadCompact()
  expect(sets.view('people').unsent().size).toBe(2)
  await open()
  show({ 'as-it-was': { displayName: 'Amira Khan', roles: ['learner'] } })
  await settled()
  expect([...sets.view('people').unsent()]).toEqual([])
  expect(await kept(store, 'unsent')).toEqual([])
})

test('[P1] what a window had sent that was killed before it noted it does not wait in the others', async () => {
  const { sets, store, open, isInStep } = aSchool()
  await open()
  const written = [['amira', 1]]
  await store.commit([{ table: 'meta', key: 'unsent.people', value: written }], 'strict')
  await sets.readKept('people')
  expect([...sets.view('people').unsent()]).toEqual(['amira'])
  // The library has made this window the one that asks and sends, and everything has been sent.
  isInStep()
  await settled()
  expect([...sets.view('people').unsent()]).toEqual([])
  expect(await kept(store, 'unsent')).toEqual([])
})

test('[P5] a full disk hides neither a refusal nor that a row was sent', async () => {
  const { sets, store, open, isSent, refuses } = aSchool()
  const left = [['amira', 1]]
  await store.commit([{ table: 'meta', key: 'unsent.people', value: left }], 'strict')
  await sets.loadCompact()
  await open()
  store.failNextCommits(1)
  isSent('amira')
  await settled()
  expect([...sets.view('people').unsent()]).toEqual([])
  store.failNextCommits(1)
  refuses('seun', { displayName: 'Seun A.' })
  await settled()
  expect([...sets.view('people').refused().keys()]).toEqual(['seun'])
})

test('[J10] a refused row is only here, also before the sets are open, until somebody else has it', async () => {
  const { sets, store } = aSchool()
  const refused = [['amira', { data: { displayName: 'Amira K.' }, message: 'Not accepted.' }]]
  await store.commit([{ table: 'meta', key: 'refused.people', value: refused }], 'strict')
  await sets.loadCompact()
  const [row] = sets.rowsOnlyHere()
  expect(row).toMatchObject({ set: 'people', id: 'amira', data: { displayName: 'Amira K.' } })
  await sets.handedIn(row as NonNullable<typeof row>)
  expect(sets.rowsOnlyHere()).toEqual([])
  // Its author can still read it, and it stays so over a restart.
  expect(sets.view('people').refused().get('amira')).toMatchObject({ isHandedIn: true })
  const again = await kept(store, 'refused')
  expect(again).toMatchObject([['amira', { isHandedIn: true }]])
})

test('[J10] refused, and written anew since: both are only here, and each is handed in by itself', async () => {
  const { sets, open, refuses, show } = aSchool()
  await open()
  refuses('sarah', { displayName: 'Sarah T.' })
  await settled()
  show({ sarah: { displayName: 'Sarah', roles: ['instructor'] } })
  const again = { displayName: 'Sarah Teacher', roles: ['instructor'] }
  expect(await sets.view('people').put('sarah', again)).toEqual({ ok: true, value: undefined })
  const [waits, refused] = sets.rowsOnlyHere()
  expect([waits?.isRefused, refused?.isRefused]).toEqual([false, true])
  await sets.handedIn(refused as NonNullable<typeof refused>)
  expect(sets.rowsOnlyHere()).toEqual([waits])
})
