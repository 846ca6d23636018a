/** When sets are asked for, behind the port of the replicated database. */
import { expect, test } from 'vitest'
import { peopleSet } from '#shared/domains/people/index.ts'
import { createMemoryStore } from './memory-store.ts'
import { createSets, type ReplicatedSet } from './sets.ts'

const aSchool = () => {
  const pulled: string[] = []
  const set = (name: string): ReplicatedSet => ({
    watch: () => {},
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
    tell: () => {},
    onKept: () => {},
  })
  const open = () =>
    sets.attach({ set, close: async () => {} }, new Map([[peopleSet.name, peopleSet]]))
  return { sets, open, pulled }
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
