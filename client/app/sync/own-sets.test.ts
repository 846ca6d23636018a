import { expect, test } from 'vitest'
import type { Engine } from '#client/engine/api.ts'
import { refusedRows, rowsOnlyHere, unsentRows } from './own-sets.ts'

const engine = {
  set: (name: string) => ({
    unsent: () => new Set(name === 'attempts' || name === 'notifications' ? [`${name}-1`] : []),
    refused: () =>
      new Map(name === 'attempts' ? [['attempts-2', { data: {}, message: 'Twice.' }]] : []),
  }),
} as unknown as Engine

test('a mock test taken on the bus waits by name; a read mark is nobody’s work', () => {
  expect(unsentRows(engine)).toEqual([
    { set: 'attempts', id: 'attempts-1', title: 'Mock theory test' },
  ])
})

test('a refused mock test keeps its reason', () => {
  expect(refusedRows(engine)).toEqual([
    {
      set: 'attempts',
      id: 'attempts-2',
      title: 'Mock theory test',
      message: 'Twice.',
      data: {},
    },
  ])
})

test('[J10] a refused row keeps an ended device’s copy until the office has it', () => {
  const row = { data: {}, message: 'Twice.' }
  const rows = new Map<string, object>([['attempts-2', row]])
  const phone = {
    set: (name: string) => ({
      unsent: () => new Set(),
      refused: () => (name === 'attempts' ? rows : new Map()),
    }),
  } as unknown as Engine
  expect(rowsOnlyHere(phone).map(({ id }) => id)).toEqual(['attempts-2'])
  rows.set('attempts-2', { ...row, isHandedIn: true })
  expect(rowsOnlyHere(phone)).toEqual([])
})
