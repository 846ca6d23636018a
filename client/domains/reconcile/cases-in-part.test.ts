/** What the weeks find one by one is what the rule finds in the whole school, after any change. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import { findCases } from '#shared/domains/reconcile/index.ts'
import { at, bookingRows, modelOf, slot } from './a-clashing-school.testkit.ts'
import { isBeingSortedOut, openCasesFor } from './queries.ts'
import type { Busy, Viewer } from './viewer.ts'

const anna: Viewer = { personId: 'anna', roles: ['admin'] }

/** Two Sundays and what is around them, where weeks and years end; late enough to go over midnight. */
const DATES = ['2026-12-26', '2026-12-27', '2026-12-28', '2027-01-02', '2027-01-03', '2027-01-04']
const TIMES = ['00:00', '00:15', '00:30', '22:30', '23:00', '23:30', '23:45']

const when = fc.record({
  instructor: fc.constantFrom('dev', 'sarah'),
  date: fc.constantFrom(...DATES),
  time: fc.constantFrom(...TIMES),
  minutes: fc.constantFrom(30, 60, 120),
})
type When = typeof when extends fc.Arbitrary<infer T> ? T : never

const rowsAt = (id: string, { instructor, date, time, minutes }: When) =>
  bookingRows({
    id,
    instructor,
    learner: 'amira',
    told: [{ type: 'confirmed', by: 'dev', at: at('09:00'), slot: slot(time, minutes, date) }],
  }) as BookingRow[]

const busyAt = ({ instructor, date, time, minutes }: When, firm: boolean) => {
  const startsAtMs = at(time, date)
  return { instructorId: instructor, startsAtMs, endsAtMs: startsAtMs + minutes * 60_000, firm }
}

test('weeks, moves over their border, and times nobody here can read', () => {
  fc.assert(
    fc.property(
      fc.array(when, { maxLength: 8 }),
      fc.array(fc.tuple(fc.nat({ max: 7 }), when), { maxLength: 3 }),
      fc.array(fc.tuple(fc.nat({ max: 9 }), when, fc.boolean()), { maxLength: 3 }),
      (bookings, moves, taken) => {
        const rows = new Map(bookings.map((one, index) => [`b${index}`, rowsAt(`b${index}`, one)]))
        const model = modelOf(...[...rows.values()].flat())
        // Some of them are of bookings that can be read: those are not counted twice.
        const busy: Busy = new Map(
          taken.map(([index, one, firm]) => [`b${index}`, busyAt(one, firm)]),
        )
        const check = (): void => {
          const known = [...rows.values()].flat()
          const unread = [...busy].map(([id, time]) => ({ id, ...time }))
          const all = findCases({ bookings: known, busy: unread })
          // Of two times that nobody here can read, nobody here is told.
          const told = all.filter((one) => one.bookingIds.some((id) => rows.has(id)))
          expect(openCasesFor(model, busy, anna)).toEqual(told)
          for (const id of rows.keys())
            expect(isBeingSortedOut(model, busy, id)).toBe(
              told.some((one) => one.bookingIds.includes(id)),
            )
        }
        check()
        for (const [index, to] of moves) {
          const id = `b${index}`
          const before = rows.get(id)
          if (before === undefined) continue
          const moved = rowsAt(id, to)
          const buckets = before.map((row) => row.bucket)
          model.replaceDocs([{ doc: `booking:${id}`, buckets, rows: moved }])
          rows.set(id, moved)
          check()
        }
      },
    ),
    { numRuns: 500 },
  )
})
