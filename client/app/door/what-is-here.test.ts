import { expect, test } from 'vitest'
import type { Rows } from '#client/engine/api.ts'
import { whatIsHere } from './what-is-here.ts'

const now = Date.parse('2026-11-24T07:58:00Z')
const aLesson = (date: string, time: string, more: object = {}) => ({
  instructorId: 'sarah',
  learnerId: 'amira',
  status: 'confirmed',
  date,
  time,
  startsAtMs: Date.parse(`${date}T${time}:00Z`),
  ...more,
})
const device = (bookings: object[], learners = 31): Rows =>
  ({
    all: (table: string) =>
      table === 'booking' ? bookings : Array.from({ length: learners }, () => ({})),
  }) as unknown as Rows

test('Sarah without signal is told how far her diary reaches and when today begins', () => {
  const here = whatIsHere(
    device([
      aLesson('2026-11-24', '11:00'),
      aLesson('2026-11-24', '09:00'),
      aLesson('2026-11-27', '10:00'),
      aLesson('2026-12-20', '10:00', { status: 'cancelled' }),
      aLesson('2026-12-21', '10:00', { instructorId: 'dev', learnerId: 'seun' }),
    ]),
    'sarah',
    now,
  )
  expect(here).toEqual({
    words: 'Your diary until Fri 27 Nov is here.',
    today: '2 lessons, first at 09:00',
    learners: '31, notes and skills',
  })
})

test('an old copy does not promise a diary', () => {
  const here = whatIsHere(device([aLesson('2026-11-20', '09:00')]), 'sarah', now)
  expect(here.words).toBe('Your records are here.')
  expect(here.today).toBe('no lessons today')
})
