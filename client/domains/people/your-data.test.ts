import { expect, test } from 'vitest'
import type { Rows } from '#client/engine/api.ts'
import type { Row } from '#shared/documents/document-kind.ts'
import { heldAbout } from './your-data-view.ts'

const row = (table: string, id: string, more: object): Row => ({
  table,
  id,
  doc: `${table}:${id}`,
  bucket: 'b',
  ...more,
})
const ROWS = [
  row('booking', 'b1', { learnerId: 'amira', instructorId: 'sarah' }),
  row('booking', 'b2', { learnerId: 'amira', instructorId: 'sarah' }),
  row('lesson', 'b1', { learnerId: 'amira', instructorId: 'sarah' }),
  row('payment', 'p1', { learnerId: 'amira', recordedBy: 'sarah' }),
  row('consents', 'c1', { personId: 'amira' }),
]
const rows = {
  all: (table: string) => ROWS.filter((one) => one.table === table),
} as unknown as Rows

const NO_THEORY = { mockTests: 0, practiceRounds: 0 }

test('a learner sees what the school holds about them, an instructor what they have a part in', () => {
  expect(heldAbout(rows, 'amira', { mockTests: 3, practiceRounds: 1 }).slice(1, -1)).toEqual([
    '2 bookings, with where you are picked up',
    '1 lesson record: notes, skill levels and your own words',
    '3 mock theory tests, with every answer',
    '1 theory practice round, with every answer',
    '1 payment',
    'What you have agreed to, and when you said so',
  ])
  expect(heldAbout(rows, 'sarah', NO_THEORY).slice(1, -1)).toEqual([
    '2 bookings with you as the instructor',
    '1 payment you took',
  ])
  expect(heldAbout(rows, 'ann', NO_THEORY)).toHaveLength(2)
})
