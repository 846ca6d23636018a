/** What would make every projection or screen throw is refused where it comes in. */
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { slotEndMs, slotStartMs } from '../kernel/time.ts'
import * as fields from './fields.ts'

const slot = { date: '2026-11-24', time: '14:30', zone: 'Europe/London', durationMinutes: 60 }
const accepts = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).success

test.each([
  ['31 February', { date: '2026-02-31' }],
  ['29 February of a common year', { date: '2027-02-29' }],
  ['a month 13', { date: '2026-13-01' }],
  ['no date', { date: '' }],
  ['24:00', { time: '24:00' }],
  ['9:00 without its zero', { time: '9:00' }],
  ['a zone nobody knows', { zone: 'Europe/Atlantis' }],
  ['no zone', { zone: '' }],
  ['a zone longer than any', { zone: 'Europe/London'.padEnd(61, 'x') }],
  ['14 minutes', { durationMinutes: 14 }],
  ['eight hours and a minute', { durationMinutes: 481 }],
  ['half a minute', { durationMinutes: 60.5 }],
  ['endless', { durationMinutes: Number.POSITIVE_INFINITY }],
])('a lesson at %s is refused', (_what, part) => {
  expect(accepts(fields.slot, { ...slot, ...part })).toBe(false)
})

test.each([
  {},
  { date: '2028-02-29' },
  { date: '9999-12-31' },
  { date: '0000-01-01' },
  { time: '00:00' },
  { time: '23:59' },
  { zone: 'UTC' },
  { zone: 'America/New_York' },
  { durationMinutes: 15 },
  { durationMinutes: 480 },
])('what is accepted can be turned into instants: %j', (part) => {
  const one = { ...slot, ...part }
  expect(accepts(fields.slot, one)).toBe(true)
  expect(slotEndMs(one) - slotStartMs(one)).toBe(one.durationMinutes * 60_000)
})

test('an instant outside the calendar is refused: a screen could not show it', () => {
  expect(accepts(fields.instantMs, 8_640_000_000_000_000)).toBe(true)
  for (const value of [8_640_000_000_000_001, -8_640_000_000_000_001, 1.5, Number.NaN, '1']) {
    expect(accepts(fields.instantMs, value)).toBe(false)
  }
})

test('ids, labels and texts have an end', () => {
  expect(accepts(fields.id, '')).toBe(false)
  expect(accepts(fields.id, 'x'.repeat(151))).toBe(false)
  expect(accepts(fields.label, 'x'.repeat(201))).toBe(false)
  expect(accepts(fields.text, 'x'.repeat(4_001))).toBe(false)
  expect(accepts(fields.pence, -1)).toBe(false)
})
