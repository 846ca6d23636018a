import { expect, test } from 'vitest'
import type { ChangeItem, Engine } from '#client/engine/api.ts'
import { contentOfAll, contentOfUnsent } from './download-all.ts'

const waiting: ChangeItem = {
  id: '1',
  command: 'lessons.log',
  input: { note: 'Mirrors late.' },
  doc: 'lesson:1',
  about: ['amira'],
  savedAtMs: 0,
}
const engine = {
  me: {
    personId: 'sarah',
    displayName: 'Sarah Whitfield',
    roles: ['instructor'],
    schoolId: 'origin',
    schoolName: 'Origin Driving School',
    deviceId: 'phone',
    actorPrefix: '00112233445566aa',
  },
  rows: {
    all: (table: string) => (table === 'lesson' ? [{ table, id: '1', doc: 'lesson:1' }] : []),
    isComplete: () => true,
  },
  set: (name: string) => ({
    all: () => new Map(name === 'people' ? [['amira', { displayName: 'Amira Khan' }]] : []),
  }),
  sync: { waiting: () => [waiting], refused: () => [] },
  now: () => Date.parse('2026-11-24T13:20:00Z'),
} as unknown as Engine

test('the file holds every record, the names, and what has not been sent, in full', () => {
  const content = JSON.parse(JSON.stringify(contentOfAll(engine, ['booking', 'lesson'])))
  expect(content.takenAt).toBe('2026-11-24T13:20:00.000Z')
  expect(content.records).toEqual({
    booking: [],
    lesson: [{ table: 'lesson', id: '1', doc: 'lesson:1' }],
  })
  expect(content.sets.people).toEqual({ amira: { displayName: 'Amira Khan' } })
  expect(content.notSentYet[0].input.note).toBe('Mirrors late.')
})

test('nothing that opens the school’s door is in the file', () => {
  const text = JSON.stringify(contentOfAll(engine, []))
  expect(text).not.toContain('actorPrefix')
  expect(text).not.toContain('deviceId')
})

test('T12: a closed device gives out what its person wrote and did not send, and no records', () => {
  const content = contentOfUnsent(engine)
  expect(content.notSentYet).toEqual(engine.sync.waiting())
  expect(Object.keys(content)).not.toContain('records')
  expect(Object.keys(content)).not.toContain('sets')
})
