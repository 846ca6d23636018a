import { expect, test } from 'vitest'
import type { ChangeItem } from '#client/engine/api.ts'
import { commands } from '#shared/registry.ts'
import { changeAsText, changeWords, commandsWithWords, typedFields } from './command-words.ts'

const nameOf = (id: string) => (id === 'amira' ? 'Amira Khan' : 'Someone')
const aChange = (command: string, input: ChangeItem['input'], about = ['amira']): ChangeItem => ({
  id: '1',
  command,
  input,
  doc: 'lesson:1',
  about,
  savedAtMs: Date.parse('2026-11-24T15:36:00Z'),
})

test('every command has words, and no words are left from a command that is gone', () => {
  expect([...commandsWithWords].sort()).toEqual([...commands.keys()].sort())
})

test.each([
  ['lessons.log', { skills: [1, 2, 3], note: 'Good.' }, 'Lesson log, Amira Khan', '3 skills, note'],
  ['money.record', { amountPence: 5700, method: 'Cash' }, '£57.00 Cash, Amira Khan', undefined],
  [
    'bookings.book',
    { slot: { date: '2026-11-24', time: '14:00', durationMinutes: 90 } },
    'Booking, Amira Khan',
    'Tue 24 Nov, 14:00, 1 h 30 min',
  ],
  ['bookings.cancel', { reason: 'learner-ill' }, 'Booking cancelled, Amira Khan', 'Learner ill'],
] as const)('%s is named as people would', (command, input, title, note) => {
  expect(changeWords(aChange(command, input), nameOf)).toEqual(
    note === undefined ? { title } : { title, note },
  )
})

test('a change from a newer app is still named', () => {
  expect(changeWords(aChange('vehicles.service', {}, []), nameOf)).toEqual({
    title: 'Change',
    note: 'lesson:1',
  })
})

test('every word typed into a refused change can be copied', () => {
  const refused: ChangeItem = {
    ...aChange('lessons.log', { skills: [], note: 'Mirrors late.', next: 'Roundabouts.' }),
    refusal: { code: 'not-assigned', message: 'You are no longer assigned to Amira.', atMs: 0 },
  }
  expect(changeAsText(refused, nameOf)).toBe(
    [
      'Lesson log, Amira Khan',
      'note, next time',
      'Saved Tue 24 Nov, 15:36',
      'Not accepted: You are no longer assigned to Amira.',
      'Note: Mirrors late.',
      'Next time: Roundabouts.',
    ].join('\n'),
  )
})

test('a reason chosen from a list is not text to edit', () => {
  expect(typedFields(aChange('bookings.cancel', { reason: 'learner-ill' }))).toEqual([])
  expect(typedFields(aChange('money.strike', { reason: 'Twice' }))).toHaveLength(1)
})
