import { expect, test } from 'vitest'
import type { Engine } from '#client/engine/api.ts'
import { refusedRows, unsentRows } from './own-sets.ts'

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
