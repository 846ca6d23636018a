import { expect, test } from 'vitest'
import { aSchool } from '#shared/documents/command.builder.ts'
import { outcomeOf } from '#shared/documents/replica.builder.ts'
import { amira, ann, dev, sarah } from '#shared/kernel/cast.builder.ts'
import { aDiary } from './diary.builder.ts'
import {
  blockTime,
  DEFAULT_HOURS,
  type DiaryRow,
  diaries,
  isBlocked,
  isInsideHours,
  setHours,
} from './index.ts'

const mornings = {
  '1': [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:00' },
  ],
}
const hours = { instructorId: 'sarah', hours: mornings }
const block = { instructorId: 'sarah', startsAtMs: 2_000, endsAtMs: 3_000 }

test('[CA1] Sarah sets her hours, several spans a day, and blocks a time', () => {
  const school = aSchool([diaries])
  expect(school.does(sarah, setHours, hours)).toBe('ok')
  expect(school.does(sarah, blockTime, block)).toBe('ok')
  expect(school.does(sarah, blockTime, { ...block, startsAtMs: 500, endsAtMs: 900 })).toBe('ok')
  expect(school.does(sarah, setHours, { ...hours, hours: { '7': [] } })).toBe('ok')
  expect(school.rows('diary:sarah')[0]).toMatchObject({
    id: 'sarah',
    hours: { ...mornings, '7': [] },
    blocks: [
      { startsAtMs: 500, endsAtMs: 900 },
      { startsAtMs: 2_000, endsAtMs: 3_000 },
    ],
  })
})

test('[CA1] a block comes first just as well', () => {
  const school = aSchool([diaries])
  expect(school.does(ann, blockTime, block)).toBe('ok')
  expect((school.rows('diary:sarah')[0] as DiaryRow).hours).toEqual({})
})

test('[CA1] the end is after the start', () => {
  const school = aSchool([diaries])
  const never = { '1': [{ from: '12:00', to: '12:00' }] }
  expect(school.does(sarah, setHours, { ...hours, hours: never })).toBe('ends-before-start')
  expect(school.does(sarah, blockTime, { ...block, endsAtMs: 2_000 })).toBe('ends-before-start')
  expect(school.does(sarah, setHours, { ...hours, hours: { '8': [] } })).toMatch(/^invalid/)
})

test('[CA2] Sarah and Ann set Sarah’s hours; Dev and Amira do not', () => {
  for (const [actor, outcome] of [
    [ann, 'ok'],
    [dev, 'not-your-diary'],
    [amira, 'not-your-diary'],
  ] as const) {
    expect(aSchool([diaries]).does(actor, setHours, hours)).toBe(outcome)
    expect(aSchool([diaries]).does(actor, blockTime, block)).toBe(outcome)
  }
})

test('[CA2] nobody makes a diary under another’s id: its owner could never make their own', () => {
  const after = aDiary({ instructorId: 'dev' })
  const touched = [['id'], ['instructorId']]
  const step = { before: undefined, after, touched, now: 0, doc: 'diary:sarah' }
  expect(outcomeOf(diaries.mayChange(dev, step))).toBe('not-your-diary')
  expect(outcomeOf(diaries.mayChange(ann, step))).toBe('not-your-diary')
})

test('[CA2] the school reads when, never why', () => {
  expect(diaries.readers(aDiary(), 'diary:sarah')).toEqual(['school'])
  const secret = { k1: { startsAtMs: 1, endsAtMs: 2, active: true, reason: 'hospital' } }
  expect(JSON.stringify(diaries.project(aDiary({ blocks: secret }), 'diary:sarah'))).not.toContain(
    'hospital',
  )
})

test('[CA3] a struck-out block blocks nothing', () => {
  const blocks = { k1: { startsAtMs: 1, endsAtMs: 2, active: false } }
  expect(diaries.project(aDiary({ blocks }), 'diary:sarah')[0]).toMatchObject({ blocks: [] })
})

test.each([
  [1, '09:00', 540, 600, true],
  [1, 'up to the end', 660, 720, true],
  [1, 'over the end', 661, 721, false],
  [1, 'over the break', 660, 870, false],
  [1, 'before the start', 539, 600, false],
  [2, 'a closed day', 540, 600, false],
])('[CA3] weekday %i, %s: %i to %i is open: %s', (weekday, _what, start, end, open) => {
  expect(isInsideHours(mornings, weekday, start, end)).toBe(open)
})

test.each([
  [1_000, 2_000, false],
  [1_000, 2_001, true],
  [2_999, 3_500, true],
  [3_000, 3_500, false],
  [2_200, 2_300, true],
  [1_000, 9_000, true],
])('[CA3] from %i to %i touches the block: %s', (from, to, touches) => {
  expect(isBlocked([block], from, to)).toBe(touches)
})

test('[CA4] the default is Monday to Friday, 9 to 5', () => {
  expect(Object.keys(DEFAULT_HOURS)).toEqual(['1', '2', '3', '4', '5'])
  for (const spans of Object.values(DEFAULT_HOURS)) {
    expect(spans).toEqual([{ from: '09:00', to: '17:00' }])
  }
})
