/**
 * Every step, by everybody, on every state of a booking: what the rule says. The table lies beside
 * this file, so that a changed rule shows as a changed line. `npx vitest run -u` writes it anew.
 */
import { expect, test } from 'vitest'
import { outcomeOf } from '#shared/documents/replica.builder.ts'
import type { Actor } from '#shared/kernel/actor.ts'
import { amira, ann, dev, noRole, sarah, seun } from '#shared/kernel/cast.builder.ts'
import { HOUR_MS } from '#shared/kernel/time.ts'
import { aBooking, aConfirmedBooking, anEvent, aSlot, SLOT_START_MS } from './booking.builder.ts'
import { mayChangeBooking } from './permissions.ts'
import { BOOKING_STATUSES, type Booking, type BookingEventType } from './schema.ts'
import { bookingState } from './status.ts'

type Wish = Parameters<typeof anEvent>[0]
const byAmira = { by: 'amira', after: ['s'] }
const cancelled = anEvent({ type: 'cancelled', reason: 'other', charge: false, ...byAmira })

/** Amira's booking with Sarah. What it was before its last step does not matter. */
const STATES: Readonly<Record<string, Booking | undefined>> = {
  none: undefined,
  pending: aBooking(),
  confirmed: aConfirmedBooking(),
  completed: aConfirmedBooking({ events: { d: anEvent({ type: 'completed', after: ['s'] }) } }),
  cancelled: aConfirmedBooking({ events: { x: cancelled } }),
  // Cancelled by her and moved by Sarah, neither knowing of the other.
  contested: aConfirmedBooking({
    events: {
      x: cancelled,
      m: anEvent({ type: 'moved', slot: aSlot({ time: '16:00' }), after: ['s'] }),
    },
  }),
}

const leftSarah: Actor = {
  ...sarah,
  teams: [],
  formerTeams: [
    {
      learnerId: 'amira',
      untilMs: SLOT_START_MS + HOUR_MS,
      lessons: [{ id: 'b1', startsAtMs: SLOT_START_MS, durationMinutes: 60 }],
    },
  ],
}
const WHO: Readonly<Record<string, Actor>> = {
  admin: ann,
  'own instructor': sarah,
  // In whose diary it is, and who never taught Amira.
  'own diary alone': { ...sarah, teams: [] },
  // Taught Amira until this lesson was over.
  'one who left': leftSarah,
  // On the team: teaches Amira too, but not in this lesson.
  'team instructor': { ...dev, teams: ['amira'] },
  'other instructor': dev,
  'own learner': amira,
  'other learner': seun,
  'no role': noRole,
}

const slot = aSlot()
const STEPS: Readonly<Record<BookingEventType, Readonly<Record<string, Wish>>>> = {
  requested: { requested: { type: 'requested', slot } },
  confirmed: { confirmed: { type: 'confirmed', slot } },
  moved: { moved: { type: 'moved', slot: aSlot({ time: '16:00' }) } },
  cancelled: { cancelled: { type: 'cancelled', reason: 'other', charge: false } },
  completed: { completed: { type: 'completed' } },
  settled: Object.fromEntries(
    BOOKING_STATUSES.map((status) => [
      `settled as ${status}`,
      { type: 'settled', status, case: 'c1' } satisfies Wish,
    ]),
  ),
  undone: {
    'undone, Amira’s': { type: 'undone', undoes: 'theirs' },
    'undone, Sarah’s': { type: 'undone', undoes: 'theirs' },
  },
}

/** The last step of this person that counts, or none. */
const lastOf = (booking: Booking, by: string): string =>
  bookingState(booking).standing.find((id) => booking.events[id]?.by === by) ?? 'none'

const wishOn = (booking: Booking | undefined, name: string, wish: Wish): Wish =>
  wish.type === 'undone' && booking !== undefined
    ? { ...wish, undoes: lastOf(booking, name.includes('Amira') ? 'amira' : 'sarah') }
    : wish

const verdict = (actor: Actor, before: Booking | undefined, wish: Wish, now: number): string => {
  const after = before ? [...bookingState(before).tips] : []
  const event = anEvent({ ...wish, by: actor.personId, after } as Wish)
  const stands = before ?? aBooking({ events: {} })
  const made = before ? [] : [['id'], ['learnerId'], ['instructorId']]
  return outcomeOf(
    mayChangeBooking(actor, {
      before,
      after: { ...stands, events: { ...stands.events, n: event } },
      touched: [...made, ['events', 'n']],
      now,
      doc: stands.id,
    }),
  )
}

const EARLY = SLOT_START_MS - HOUR_MS
const LATE = SLOT_START_MS + 3 * HOUR_MS

/** Once more before the lesson has begun, where that is another answer. */
const cell = (actor: Actor, before: Booking | undefined, wish: Wish): string => {
  const [early, late] = [verdict(actor, before, wish, EARLY), verdict(actor, before, wish, LATE)]
  return early === late ? late : `${late} (before its start: ${early})`
}

/** One line for each answer, with everybody who gets it. */
const linesOf = (state: string, booking: Booking | undefined, name: string, wish: Wish) => {
  const told = Object.entries(WHO).map(
    ([who, actor]) => [cell(actor, booking, wishOn(booking, name, wish)), who] as const,
  )
  const answers = [...new Set(told.map(([answer]) => answer))]
  return answers.map((answer, index) => {
    const whose = told.filter(([one]) => one === answer).map(([, who]) => who)
    return `  ${(index === 0 ? state : '').padEnd(11)}${answer}: ${whose.join(', ')}`
  })
}

const table = (): string =>
  Object.values(STEPS)
    .flatMap((named) => Object.entries(named))
    .map(([name, wish]) =>
      [
        `${name}\n`,
        ...Object.entries(STATES).flatMap(([state, booking]) =>
          linesOf(state, booking, name, wish).map((line) => `${line}\n`),
        ),
      ].join(''),
    )
    .join('\n')

test('[BK1–BK9, BK14] who may add which step to a booking in which state', async () => {
  await expect(table()).toMatchFileSnapshot('./permissions.table.txt')
})

test('every status has its part in the table, and is what it is called', () => {
  for (const status of BOOKING_STATUSES)
    expect(bookingState(STATES[status] as Booking).status).toBe(status)
  expect(bookingState(STATES.contested as Booking).contested).toHaveLength(2)
})
