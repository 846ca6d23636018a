import { expect, test } from 'vitest'
import { mayAskForMore } from '#shared/domains/bookings/index.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { aBooking, aReadModel, tuesday } from '../calendar/rows.builder.ts'
import { askedFor } from './by-part.ts'

const nowMs = tuesday('10:00')
const wishes = (count: number, more: Partial<Parameters<typeof aBooking>[0]>) =>
  Array.from({ length: count }, (_, number) =>
    aBooking({
      id: `${more.status}-${number}`,
      days: 3,
      decidedBy: 'amira',
      decidedAtMs: nowMs,
      ...more,
    }),
  )

test('[BK17, BK18] the device counts what waits and what was asked for today, before anything is saved', () => {
  const rows = aReadModel([
    ...wishes(3, { status: 'pending' }),
    ...wishes(40, { status: 'cancelled' }),
    ...wishes(1, { status: 'pending', decidedAtMs: nowMs - DAY_MS }).map((one) => ({
      ...one,
      id: 'yesterdays',
    })),
    ...wishes(2, { status: 'confirmed', decidedBy: 'sarah' }),
    ...wishes(2, { status: 'completed', requestedBy: 'sarah' }),
  ])
  expect(askedFor(rows, 'amira', nowMs)).toEqual({ open: 4, today: 43 })
})

test('[BK18] after a hundred today she is told so', () => {
  const may = (count: number) => {
    const asked = askedFor(aReadModel(wishes(count, { status: 'cancelled' })), 'amira', nowMs)
    const answer = mayAskForMore(asked)
    return answer.ok ? 'ok' : answer.problem.message
  }
  expect(may(99)).toBe('ok')
  expect(may(100)).toBe(
    'You have asked for 100 lessons today. Ask again tomorrow, or call the school.',
  )
})
