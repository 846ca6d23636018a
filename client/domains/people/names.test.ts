import { expect, test } from 'vitest'
import type { Identity, SetView } from '#client/engine/api.ts'
import type { Person } from '#shared/domains/people/index.ts'
import { firstNameOf, nameOf, type PeopleSource, phoneOf } from './names.ts'

const sarah: Identity = {
  personId: 'sarah',
  displayName: 'Sarah Whitfield',
  roles: ['instructor'],
  schoolId: 'origin',
  schoolName: 'Origin Driving School',
  deviceId: 'phone',
  actorPrefix: '00112233445566aa',
}

const directory = (people: Record<string, Person>): PeopleSource => ({
  me: sarah,
  set: <Data>() => ({ all: () => new Map(Object.entries(people)) }) as unknown as SetView<Data>,
})

test('Amira is known by name and phone', () => {
  const people = directory({
    amira: { displayName: 'Amira Khan', roles: ['learner'], phone: '07700 900123' },
  })
  expect(nameOf(people, 'amira')).toBe('Amira Khan')
  expect(firstNameOf(people, 'amira')).toBe('Amira')
  expect(phoneOf(people, 'amira')).toBe('07700 900123')
})

test('somebody the directory does not know is Someone, and has no phone', () => {
  const people = directory({})
  expect(nameOf(people, 'erased')).toBe('Someone')
  expect(phoneOf(people, 'erased')).toBeUndefined()
})

test('Sarah knows her own name before the directory has arrived', () => {
  expect(nameOf(directory({}), 'sarah')).toBe('Sarah Whitfield')
})
