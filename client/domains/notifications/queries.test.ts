import { expect, test } from 'vitest'
import type { Rows } from '#client/engine/api.ts'
import type { Notice } from '#shared/domains/notifications/index.ts'
import { noticeLines, unreadCount } from './queries.ts'

const aNotice = (notice: Partial<Notice>): Notice => ({
  personId: 'amira',
  what: 'booking-confirmed',
  about: 'lesson-1',
  by: 'sarah',
  atMs: 1_000,
  ...notice,
})
const rows = {
  get: (_table: string, id: string) =>
    id === 'lesson-1' ? { date: '2026-11-24', time: '14:00' } : undefined,
} as unknown as Rows
const nameOf = () => 'Sarah Whitfield'

test('[NO1] Amira reads who did what to which lesson, the newest first', () => {
  const notices = new Map([
    ['a', aNotice({ atMs: 1_000 })],
    ['b', aNotice({ what: 'booking-moved', atMs: 2_000, about: 'far-away', readAtMs: 3_000 })],
  ])
  expect(noticeLines(notices, rows, nameOf)).toEqual([
    { id: 'b', title: 'Sarah Whitfield moved a lesson', atMs: 2_000, isUnread: false },
    {
      id: 'a',
      title: 'Sarah Whitfield confirmed a lesson',
      note: 'Lesson Tue 24 Nov, 14:00',
      atMs: 1_000,
      isUnread: true,
    },
  ])
  expect(unreadCount(notices)).toBe(1)
})

test('a notice of a newer relay is shown without inventing what happened', () => {
  const notices = new Map([['a', aNotice({ what: 'vehicle-serviced', about: 'x' })]])
  expect(noticeLines(notices, rows, nameOf)[0]?.title).toBe('Sarah Whitfield changed something')
})
