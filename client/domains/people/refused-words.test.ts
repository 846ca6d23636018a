import { expect, test } from 'vitest'
import type { SaidValue } from './account-api.ts'
import { saidWords } from './refused-words.ts'

const names: Record<string, string> = { amira: 'Amira Khan', sarah: 'Sarah Whitfield' }
const nameOf = (id: string) => names[id] ?? 'Someone'
const put = (path: string, value: SaidValue['value'], was: SaidValue['was'] = null): SaidValue => ({
  path: path.split('.'),
  value,
  was,
})
const EVENT = '0192aaaa-0000-7000-8000-000000000001'

test('a late lesson log: what was typed stands there, what the app adds does not', () => {
  const said = saidWords(
    'lesson:b1',
    [
      put('id', 'lesson:b1'),
      put('learnerId', 'amira'),
      put('instructorId', 'sarah'),
      put('startsAtMs', Date.parse('2026-11-24T15:00:00Z')),
      put('durationMinutes', 90),
      put('note', 'Good planning at junctions.', ''),
      put('next', '', ''),
      put('loggedBy', 'sarah'),
      put(`ratings.${EVENT}.level`, 4),
      put(`ratings.${EVENT}.skill`, 8),
    ],
    nameOf,
  )
  expect(said.title).toBe('Lesson log')
  expect(said.learnerId).toBe('amira')
  expect(said.facts).toEqual([
    { label: 'Instructor', value: 'Sarah Whitfield' },
    { label: 'Starts', value: 'Tue 24 Nov, 15:00' },
    { label: 'Length', value: '1 h 30 min' },
    { label: 'Note', value: 'Good planning at junctions.' },
    { label: 'Skills', value: '1 skill rated' },
  ])
})

test('a booking that was moved says when to; a cancellation says why', () => {
  const moved = saidWords(
    'booking:b1',
    [
      put(`events.${EVENT}.type`, 'moved'),
      put(`events.${EVENT}.by`, 'sarah'),
      put(`events.${EVENT}.slot.date`, '2026-11-25'),
      put(`events.${EVENT}.slot.time`, '10:00'),
      put(`events.${EVENT}.slot.zone`, 'Europe/London'),
    ],
    nameOf,
  )
  expect(moved).toEqual({
    title: 'Lesson moved',
    facts: [{ label: 'When', value: 'Wed 25 Nov, 10:00' }],
  })
  const cancelled = saidWords(
    'booking:b1',
    [put(`events.${EVENT}.type`, 'cancelled'), put(`events.${EVENT}.reason`, 'learner-ill')],
    nameOf,
  )
  expect(cancelled).toMatchObject({
    title: 'Lesson cancelled',
    facts: [{ label: 'Reason', value: 'Learner ill' }],
  })
})

test('a payment is money; a struck one says why; a note that was changed says what it was', () => {
  const paid = [put('amountPence', 5700), put('method', 'Cash'), put('receipt', 'AAAA-1')]
  expect(saidWords('payment:p1', paid, nameOf).facts).toEqual([
    { label: 'Amount', value: '£57.00' },
    { label: 'Paid by', value: 'Cash' },
    { label: 'Receipt', value: 'AAAA-1' },
  ])
  const struck = [put(`strikes.${EVENT}.reason`, 'Twice')]
  expect(saidWords('payment:p1', struck, nameOf).title).toBe('Payment struck out')
  expect(saidWords('lesson:b1', [put('note', 'New', 'Old')], nameOf).facts).toEqual([
    { label: 'Note', value: 'New', was: 'Old' },
  ])
})

test('what nobody has words for is shown by its name, and nothing makes it throw', () => {
  expect(saidWords('car:x', [put('tyrePressure.front', 32)], nameOf)).toEqual({
    title: 'Change',
    facts: [{ label: 'Tyre pressure, front', value: '32' }],
  })
  const odd = [{ path: [], value: { a: [1] }, was: null }, put('hours.1', [{ from: '09:00' }])]
  expect(saidWords('diary:sarah', odd, nameOf).title).toBe('Weekly hours')
})

test('a mock test among the last words of a phone is said by its score', () => {
  const said = [
    put('id', 'a1'),
    put('personId', 'amira'),
    put('items', [{ question: 'q1', chosen: 2 }]),
    put('score', 44),
    put('outOf', 50),
    put('passed', true),
  ]
  expect(saidWords('set:attempts:a1', said, nameOf)).toEqual({
    title: 'Mock theory test',
    facts: [
      { label: 'Right answers', value: '44' },
      { label: 'Out of', value: '50' },
      { label: 'Passed', value: 'Yes' },
    ],
  })
})
