import { expect, test } from 'vitest'
import type { ChangeItem } from '#client/engine/api.ts'
import { refuseLateWork } from '#shared/kernel/late-work.ts'
import { lessonStartOf, noLongerWords, outcomeOf, ownLateWork } from './late-work.ts'

const NOON = Date.UTC(2026, 10, 30, 12)
const { code, message } = refuseLateWork({ learnerId: 'zoe', untilMs: NOON, lessons: [] }).problem
const item = (some: Partial<ChangeItem>): ChangeItem => ({
  id: '1',
  command: 'lessons.log',
  input: { bookingId: 'b1' },
  doc: 'lesson:b1',
  about: ['zoe'],
  savedAtMs: 1,
  refusal: { code, message, atMs: 2 },
  ...some,
})
const names = (id: string, kept: Readonly<Record<string, string>> = {}) => kept[id] ?? 'Someone'

test('[PE13] what was written about one lesson is one story, and nothing else is in it', () => {
  const log = item({ input: { bookingId: 'b1', startsAtMs: 5 } })
  const paid = item({ command: 'money.record', doc: 'payment:p1' })
  const other = item({ input: { bookingId: 'b2' } })
  const stage = item({ input: {} })
  const refused = item({ refusal: { code: 'rating-fixed', message: '', atMs: 2 } })
  const { lessons, others } = ownLateWork([paid, stage, log, other, refused])
  expect(lessons.map(({ items }) => items)).toEqual([[paid, log], [other]])
  expect(others).toEqual([stage, refused])
  expect(lessons.map(lessonStartOf)).toEqual([5, undefined])
})

test('[PE13] its author reads from when, and of whom, though the directory has forgotten the name', () => {
  const kept = item({ names: { zoe: 'Zoe Clark' } })
  expect(noLongerWords({ bookingId: 'b1', items: [kept] }, names)).toBe(
    'You are no longer assigned to Zoe Clark from Monday 30 November, 12:00',
  )
})

test('[P5] each part says what became of it', () => {
  const decided = (decision: 'adopt' | 'keep') =>
    item({ decision: { decision, by: 'ann', atMs: 3 } })
  expect([item({}), decided('adopt'), decided('keep')].map(outcomeOf)).toEqual([
    'waits',
    'counts',
    'not-accepted',
  ])
})
