/** When sets are asked for, behind the port of the replicated database. */
import { expect, test } from 'vitest'
import { peopleSet } from '#shared/domains/people/index.ts'
import { createMemoryStore } from './memory-store.ts'
import { createSets, type ReplicatedSet } from './sets.ts'

const aSchool = () => {
  const pulled: string[] = []
  const told: string[] = []
  let show: (rows: ReadonlyMap<string, unknown>) => void = () => {}
  const set = (name: string): ReplicatedSet => ({
    watch: (run) => {
      show = run
    },
    put: async () => {},
    onSent: () => {},
    onRefused: () => {},
    pull: async () => void pulled.push(name),
    onInStep: () => {},
  })
  const sets = createSets({
    store: createMemoryStore(),
    actor: () => ({ personId: 'sarah', roles: ['instructor'], schoolId: 'origin', teams: [] }),
    now: () => 0,
    track: () => {},
    tell: (keys) => told.push(...keys),
    onKept: () => {},
  })
  const open = () =>
    sets.attach({ set, close: async () => {} }, new Map([[peopleSet.name, peopleSet]]))
  return { sets, open, pulled, told, show: (rows: object) => show(new Map(Object.entries(rows))) }
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
