/** What each answer does, run for real: after it the case is gone. */
import { expect, test } from 'vitest'
import { aSchool } from '#shared/documents/command.builder.ts'
import { ann } from '#shared/kernel/cast.builder.ts'
import { aSlot } from '../bookings/booking.builder.ts'
import type { BookingRow } from '../bookings/index.ts'
import { bookingCommands, bookings, bookLesson } from '../bookings/index.ts'
import {
  answersFor,
  type DecisionRow,
  decisions,
  findCases,
  openCases,
  reconcileCommands,
} from './index.ts'

const commands = new Map([...bookingCommands, ...reconcileCommands].map((one) => [one.name, one]))
const IDS = ['b1', 'b2']

/** Sarah is booked by Amira and by Seun at once. */
const aClashingSchool = () => {
  const school = aSchool([bookings, decisions])
  const book = (bookingId: string, learnerId: string, time: string) =>
    school.does(ann, bookLesson, {
      bookingId,
      learnerId,
      instructorId: 'sarah',
      slot: aSlot({ time }),
    })
  book('b1', 'amira', '14:30')
  book('b2', 'seun', '15:00')
  const rows = () => IDS.flatMap((id) => school.rows(`booking:${id}`)) as BookingRow[]
  const [clash] = findCases({ bookings: rows(), busy: [] })
  if (clash === undefined) throw new Error('no clash')
  const optionsFor = (free?: ReturnType<typeof aSlot>) =>
    answersFor(clash, new Map(rows().map((row) => [row.id, row])), () => free)
  const open = () => {
    const decided = school.rows(`decision:${clash.id}`) as DecisionRow[]
    const facts = { bookings: rows(), busy: [] }
    return openCases({ ...facts, decisions: new Map(decided.map((one) => [one.id, one])) })
  }
  return { school, rows, optionsFor, open }
}

test('[RE2] three answers; whoever was agreed with first is recommended to stay', () => {
  const options = aClashingSchool().optionsFor()
  expect(options.map((one) => [one.choice, one.recommended])).toEqual([
    ['keep-first', true],
    ['keep-second', false],
    ['keep-both', false],
  ])
})

test.each([
  ['keep-first', undefined, ['confirmed', 'cancelled']],
  ['keep-second', undefined, ['cancelled', 'confirmed']],
  ['keep-both', undefined, ['confirmed', 'confirmed']],
  ['keep-first', aSlot({ time: '16:00' }), ['confirmed', 'confirmed']],
] as const)(
  '[RE4] %s: everything it calls is allowed, and the case is closed',
  (choice, free, statuses) => {
    const { school, rows, optionsFor, open } = aClashingSchool()
    const option = optionsFor(free).find((one) => one.choice === choice)
    for (const { name, input } of option?.calls ?? []) {
      const command = commands.get(name)
      expect(command && school.does(ann, command, input)).toBe('ok')
    }
    expect(rows().map((row) => row.status)).toEqual(statuses)
    expect(open()).toEqual([])
  },
)

test('[RE4] whoever gives way without a free time is not charged', () => {
  const [keepFirst] = aClashingSchool().optionsFor()
  expect(keepFirst?.calls[1]?.input).toMatchObject({ reason: 'clash', charge: false })
  expect(keepFirst?.givesWay).toEqual({ bookingId: 'b2' })
})

test('[RE2] a case whose bookings are not here has no answers here', () => {
  const unseen = {
    id: 'c',
    kind: 'double-booking',
    instructorId: 'sarah',
    bookingIds: ['x', 'y'],
  } as const
  expect(answersFor(unseen, new Map(), () => undefined)).toEqual([])
})

test.each([
  [
    'logged-but-cancelled',
    ['happened:completed', 'did-not-happen:cancelled', 'happened-no-charge:completed'],
  ],
  ['changed-apart', ['keep-shown:confirmed', 'did-not-happen:cancelled']],
] as const)(
  '[BK12] answering %s settles the booking, and the settlement names the case',
  (kind, expected) => {
    const { rows } = aClashingSchool()
    const booking = rows()[0] as BookingRow
    const one = { id: 'contested.b1.x', kind, instructorId: 'sarah', bookingIds: ['b1'] }
    const options = answersFor(one, new Map([['b1', booking]]), () => undefined)
    expect(options.map(({ choice, calls }) => `${choice}:${calls[1]?.input.status}`)).toEqual(
      expected,
    )
    expect(options.filter((option) => option.recommended)).toHaveLength(1)
    for (const { calls } of options) {
      expect(calls.map((call) => call.name)).toEqual(['reconcile.decide', 'bookings.settle'])
      expect(calls[0]?.input).toMatchObject({ caseId: one.id, audience: ['amira', 'sarah'] })
      expect(calls[1]?.input).toMatchObject({ case: one.id, bookingId: 'b1' })
    }
  },
)
