/** The rules of bookings as stories: Ann runs the school, Sarah teaches Amira, Dev teaches Seun. */
import { describe, expect, test } from 'vitest'
import type { Step } from '#shared/documents/document-kind.ts'
import { outcomeOf } from '#shared/documents/replica.builder.ts'
import type { Actor } from '#shared/kernel/actor.ts'
import { amira, ann, dev, sarah, seun } from '#shared/kernel/cast.builder.ts'
import { HOUR_MS } from '#shared/kernel/time.ts'
import { aBooking, aConfirmedBooking, anEvent, aSlot, SLOT_START_MS } from './booking.builder.ts'
import { mayChangeBooking } from './permissions.ts'
import type { Booking, BookingEvent } from './schema.ts'
import { bookingState } from './status.ts'

type Wish = Parameters<typeof anEvent>[0]

/** May this person add this event after everything there is? */
const adds = (actor: Actor, before: Booking, wish: Wish, now = SLOT_START_MS + HOUR_MS): string => {
  const after = [...bookingState(before).tips]
  const event = anEvent({ by: actor.personId, after, ...wish } as Wish)
  return outcomeOf(
    mayChangeBooking(actor, {
      before,
      after: { ...before, events: { ...before.events, n: event } },
      touched: [['events', 'n']],
      now,
      doc: before.id,
    }),
  )
}

/** May this person make this booking, with this first event? */
const books = (actor: Actor, booking: Partial<Booking>, wish: Wish, extra: string[][] = []) => {
  const event = anEvent({ by: actor.personId, ...wish } as Wish)
  const after = aBooking({ ...booking, events: { n: event } })
  const step: Step<Booking> = {
    before: undefined,
    after,
    touched: [['id'], ['learnerId'], ['instructorId'], ['events', 'n'], ...extra],
    now: SLOT_START_MS,
    doc: after.id,
  }
  return outcomeOf(mayChangeBooking(actor, step))
}

const request: Wish = { type: 'requested', slot: aSlot() }
const confirm: Wish = { type: 'confirmed' }
const firmly: Wish = { type: 'confirmed', slot: aSlot() }
const cancel: Wish = { type: 'cancelled', reason: 'other', charge: false }
const complete: Wish = { type: 'completed' }
const move: Wish = { type: 'moved', slot: aSlot({ time: '16:00' }) }
const settle = (status: 'completed' | 'cancelled' | 'confirmed'): Wish => ({
  type: 'settled',
  status,
  case: 'c1',
})
const withEvent = (id: string, event: BookingEvent): Booking =>
  aConfirmedBooking({ events: { [id]: event } })
const cancelled = withEvent('x', anEvent({ ...cancel, by: 'amira', after: ['s'] } as Wish))
const completed = withEvent('d', anEvent({ ...complete, after: ['s'] } as Wish))
const contested = aConfirmedBooking({
  events: {
    d: anEvent({ ...complete, after: ['s'] } as Wish),
    x: anEvent({ ...cancel, by: 'amira', after: ['s'] } as Wish),
  },
})

describe('making a booking', () => {
  test('[BK3] Amira asks for herself; she cannot ask for Seun, nor confirm her own wish', () => {
    expect(books(amira, {}, request)).toBe('ok')
    expect(books(amira, { learnerId: 'seun' }, request)).toBe('only-for-yourself')
    expect(books(amira, {}, firmly)).toBe('only-staff-confirm')
  })

  test('[BK3] she asks instructors of the school, not herself, nor others the relay knows to be none', () => {
    const asks = (instructorId: string, instructors?: readonly string[]) =>
      books(instructors ? { ...amira, instructors } : amira, { instructorId }, request)
    expect(asks('amira')).toBe('no-instructor')
    expect(asks('amira', ['amira'])).toBe('no-instructor')
    expect(asks('seun', ['sarah'])).toBe('no-instructor')
    expect([asks('sarah'), asks('sarah', ['sarah'])]).toEqual(['ok', 'ok'])
  })

  test('[BK17] of whom fifty wait nobody takes another wish; the office and instructors are not counted', () => {
    const after = aBooking()
    const touched = [['id'], ['learnerId'], ['instructorId'], ['events', 'r']]
    const asks = (open: number, today = open) =>
      outcomeOf(
        mayChangeBooking(amira, {
          before: undefined,
          after,
          touched,
          now: 0,
          doc: after.id,
          asked: { open, today },
        }),
      )
    expect([asks(49), asks(50)]).toEqual(['ok', 'too-many-requests'])
    // [BK18] Nor of whom a hundred came today, whatever became of them.
    expect([asks(0, 99), asks(0, 100)]).toEqual(['ok', 'too-many-requests-today'])
    const firm = aBooking({ events: { r: anEvent(firmly) } })
    const step = {
      before: undefined,
      after: firm,
      touched,
      now: 0,
      doc: firm.id,
      asked: { open: 50, today: 100 },
    }
    expect(outcomeOf(mayChangeBooking(sarah, step))).toBe('ok')
  })

  test('[BK18] she calls off and takes back so often, and no more; the school still may', () => {
    let booking = aBooking()
    const takes = (wish: Wish): string => {
      const outcome = adds(amira, booking, wish)
      const after = [...bookingState(booking).tips]
      const event = anEvent({ by: 'amira', after, ...wish } as Wish)
      const id = `x${Object.keys(booking.events).length}`
      if (outcome === 'ok') booking = { ...booking, events: { ...booking.events, [id]: event } }
      return outcome
    }
    for (let steps = Object.keys(booking.events).length; steps < 50; steps += 1) {
      const { decidedBy } = bookingState(booking)
      const isOff = decidedBy?.event.type === 'cancelled'
      expect(takes(isOff ? { type: 'undone', undoes: decidedBy.id } : cancel)).toBe('ok')
    }
    const isOff = bookingState(booking).status === 'cancelled'
    const last = bookingState(booking).decidedBy?.id ?? ''
    expect(takes(isOff ? { type: 'undone', undoes: last } : cancel)).toBe('too-many-steps')
    expect(adds(ann, booking, isOff ? { type: 'undone', undoes: last } : cancel)).toBe('ok')
  })

  test('[BK3] Sarah books her own learner at once, and nobody else’s', () => {
    expect(books(sarah, {}, firmly)).toBe('ok')
    expect(books(sarah, { learnerId: 'seun' }, firmly)).toBe('only-own-learner')
    expect(books(dev, {}, firmly)).toBe('only-for-yourself')
  })

  test('[BK3] Ann books anybody with anybody', () => {
    expect(books(ann, { learnerId: 'seun', instructorId: 'dev' }, firmly)).toBe('ok')
  })

  test('[BK3] a firm booking needs a time', () => {
    expect(books(sarah, {}, confirm)).toBe('step-not-allowed')
  })

  test('[BK2] a booking begins with a request or a confirmation and nothing else', () => {
    expect(books(sarah, {}, move)).toBe('step-not-allowed')
    expect(books(sarah, {}, complete)).toBe('confirm-first')
    expect(books(sarah, {}, cancel)).not.toBe('ok')
    expect(books(ann, {}, settle('completed'))).toBe('nothing-to-settle')
    expect(books(ann, {}, { type: 'undone', undoes: 'n' })).toBe('step-not-allowed')
  })

  test('[BK8] a booking without any event is none', () => {
    const after = aBooking({ events: {} })
    const step = { before: undefined, after, touched: [['id']], now: 0, doc: after.id }
    expect(outcomeOf(mayChangeBooking(ann, step))).toBe('step-not-allowed')
  })

  test('[BK8] several events in one change are judged one after the other', () => {
    const booked = anEvent(firmly)
    const both = (second: Wish) => {
      const after = aBooking({
        events: { a: booked, b: anEvent({ after: ['a'], ...second } as Wish) },
      })
      const touched = [['id'], ['learnerId'], ['instructorId'], ['events', 'b'], ['events', 'a']]
      return outcomeOf(
        mayChangeBooking(sarah, { before: undefined, after, touched, now: 0, doc: after.id }),
      )
    }
    expect(both(cancel)).toBe('ok')
    expect(both(complete)).toBe('not-started')
    expect(both({ ...cancel, after: ['b'] } as Wish)).toBe('step-not-allowed')
    expect(both({ ...cancel, after: [] } as Wish)).toBe('step-not-allowed')
  })
})

describe('between asking and driving', () => {
  test('[BK1] learner and instructor never change, not even for Ann', () => {
    const before = aConfirmedBooking()
    for (const field of ['learnerId', 'instructorId', 'id'] as const) {
      const after = { ...before, [field]: 'seun' }
      const step = { before, after, touched: [[field]], now: 0, doc: before.id }
      expect(outcomeOf(mayChangeBooking(ann, step))).toBe('parties-fixed')
    }
  })

  test('[BK4] Sarah and Ann confirm, move and complete; Amira, Dev and Seun do not', () => {
    for (const staff of [sarah, ann]) {
      expect(adds(staff, aBooking(), confirm)).toBe('ok')
      expect(adds(staff, aConfirmedBooking(), move)).toBe('ok')
      expect(adds(staff, aBooking(), move)).toBe('ok')
      expect(adds(staff, aConfirmedBooking(), complete)).toBe('ok')
    }
    for (const wish of [confirm, move, complete, settle('completed')]) {
      expect(adds(amira, aConfirmedBooking(), wish)).toBe('only-staff-confirm')
      expect(adds(dev, aConfirmedBooking(), wish)).toBe('not-your-booking')
      expect(adds(seun, aConfirmedBooking(), wish)).toBe('not-your-booking')
    }
  })

  test('[BK4] what is confirmed, cancelled or completed is not confirmed again', () => {
    for (const before of [aConfirmedBooking(), cancelled, completed]) {
      expect(adds(sarah, before, confirm)).toBe('not-pending')
    }
  })

  test('[BK5] everyone in the booking may cancel it, once', () => {
    for (const one of [amira, sarah, ann]) {
      expect(adds(one, aConfirmedBooking(), cancel)).toBe('ok')
      expect(adds(one, aBooking(), cancel)).toBe('ok')
      expect(adds(one, cancelled, cancel)).toBe('already-cancelled')
      expect(adds(one, completed, cancel)).toBe('already-completed')
    }
    expect(adds(dev, aConfirmedBooking(), cancel)).toBe('not-your-booking')
  })

  test('[BK16] late, Amira does not say that it is free; Sarah and Ann may, and the weather does', () => {
    const late = { ...cancel, at: SLOT_START_MS - 47 * HOUR_MS } as Wish
    expect(adds(amira, aConfirmedBooking(), late)).toBe('only-staff-waive')
    expect(adds(amira, aConfirmedBooking(), { ...late, charge: true } as Wish)).toBe('ok')
    expect(adds(amira, aConfirmedBooking(), { ...late, reason: 'weather' } as Wish)).toBe('ok')
    expect(adds(amira, aBooking(), late)).toBe('ok')
    for (const staff of [sarah, ann]) expect(adds(staff, aConfirmedBooking(), late)).toBe('ok')
  })

  test('[BK16] what was free when she pressed is free when it arrives', () => {
    const inTime = { ...cancel, at: SLOT_START_MS - 48 * HOUR_MS + 1_000 } as Wish
    const arrival = SLOT_START_MS - 20 * HOUR_MS
    expect(adds(amira, aConfirmedBooking(), inTime, arrival)).toBe('ok')
  })

  test('[BK6] a lesson is completed from its start on, not a moment before', () => {
    expect(adds(sarah, aConfirmedBooking(), complete, SLOT_START_MS)).toBe('ok')
    expect(adds(sarah, aConfirmedBooking(), complete, SLOT_START_MS - 1)).toBe('not-started')
    expect(adds(sarah, aBooking(), complete)).toBe('confirm-first')
    expect(adds(sarah, cancelled, complete)).toBe('already-cancelled')
    expect(adds(sarah, completed, complete)).toBe('already-completed')
  })

  test('[BK6] a moved lesson is completed after its new start', () => {
    const moved = withEvent('m', anEvent({ ...move, after: ['s'] } as Wish))
    expect(adds(sarah, moved, complete, SLOT_START_MS + HOUR_MS)).toBe('not-started')
    expect(adds(sarah, moved, complete, SLOT_START_MS + 2 * HOUR_MS)).toBe('ok')
  })

  test('[BK4] what is over is not moved', () => {
    expect(adds(sarah, cancelled, move)).toBe('already-cancelled')
    expect(adds(sarah, completed, move)).toBe('already-completed')
  })

  test('[BK3] a booking is asked for once', () => {
    expect(adds(amira, aConfirmedBooking(), request)).toBe('step-not-allowed')
  })

  test('[BK8] nobody writes in another’s name, or over a step that is there', () => {
    const wish = { ...cancel, by: 'sarah' } as Wish
    expect(adds(amira, aConfirmedBooking(), wish)).toBe('step-not-allowed')
    const before = aConfirmedBooking()
    for (const path of [['events', 's'], ['events', 's', 'by'], ['events']]) {
      const step = { before, after: before, touched: [path], now: 0, doc: before.id }
      expect(outcomeOf(mayChangeBooking(ann, step))).not.toBe('ok')
    }
  })

  test('[BK8] a step names exactly what it was written after', () => {
    for (const after of [[], ['r'], ['s', 's'], ['s', 'r'], ['invented']]) {
      expect(adds(amira, aConfirmedBooking(), { ...cancel, after } as Wish)).toBe(
        'step-not-allowed',
      )
    }
  })
})

describe('taking back and sorting out', () => {
  const undo = (undoes: string): Wish => ({ type: 'undone', undoes })

  test('[BK9] whoever made the step undoes it, or Ann', () => {
    expect(adds(amira, cancelled, undo('x'))).toBe('ok')
    expect(adds(ann, cancelled, undo('x'))).toBe('ok')
    expect(adds(sarah, cancelled, undo('x'))).toBe('not-yours-to-undo')
    expect(adds(dev, cancelled, undo('x'))).toBe('not-your-booking')
  })

  test('[BK9] nobody undoes what has been built upon: the lesson would lose its time', () => {
    expect(adds(amira, aConfirmedBooking(), undo('r'))).toBe('step-not-allowed')
    expect(adds(ann, aConfirmedBooking(), undo('r'))).toBe('step-not-allowed')
    expect(adds(amira, completed, undo('r'))).toBe('step-not-allowed')
    expect(adds(amira, aBooking(), undo('r'))).toBe('ok')
  })

  test.each(['invented', '__proto__', 'constructor'])('[BK9] %s is no step to undo', (id) => {
    expect(adds(ann, aConfirmedBooking(), undo(id))).toBe('step-not-allowed')
  })

  test('[BK9] an undoing is not undone, and nothing is undone twice', () => {
    const back = aConfirmedBooking({
      events: {
        ...cancelled.events,
        u: anEvent({ ...undo('x'), by: 'amira', after: ['x'] } as Wish),
      },
    })
    expect(adds(amira, back, undo('u'))).toBe('step-not-allowed')
    expect(adds(amira, back, undo('x'))).toBe('step-not-allowed')
    expect(adds(amira, back, cancel)).toBe('ok')
  })

  test('[BK12] Sarah and Ann settle what is contested; Amira does not', () => {
    for (const status of ['completed', 'cancelled', 'confirmed'] as const) {
      expect(adds(sarah, contested, settle(status))).toBe('ok')
      expect(adds(ann, contested, settle(status))).toBe('ok')
      expect(adds(amira, contested, settle(status))).toBe('only-staff-confirm')
    }
  })

  test('[BK8] ids glued together are not the steps they name', () => {
    const glued = { ...settle('completed'), after: ['d,x'] } as Wish
    expect(adds(ann, contested, glued)).toBe('step-not-allowed')
  })

  test('[BK12] where nothing is contested there is nothing to settle', () => {
    for (const before of [aBooking(), aConfirmedBooking(), cancelled, completed]) {
      expect(adds(sarah, before, settle('completed'))).toBe('nothing-to-settle')
    }
  })

  test('[BK6] what is settled as driven has started', () => {
    const apart = aConfirmedBooking({
      events: {
        m: anEvent({ ...move, after: ['s'] } as Wish),
        x: anEvent({ ...cancel, by: 'amira', after: ['s'] } as Wish),
      },
    })
    expect(adds(sarah, apart, settle('completed'), SLOT_START_MS - 1)).toBe('not-started')
    expect(adds(sarah, apart, settle('cancelled'), SLOT_START_MS - 1)).toBe('ok')
  })

  test('[BK13] Amira says she will be there, and nobody says it for her', () => {
    const before = aConfirmedBooking()
    const attends = (actor: Actor, person: string) => {
      const after = { ...before, attending: { [person]: { at: 1 } } }
      const touched = [
        ['attending', person],
        ['attending', person, 'at'],
      ]
      return outcomeOf(mayChangeBooking(actor, { before, after, touched, now: 0, doc: before.id }))
    }
    expect(attends(amira, 'amira')).toBe('ok')
    expect(attends(ann, 'amira')).toBe('parties-fixed')
    expect(attends(seun, 'seun')).toBe('not-your-booking')
    expect(attends(sarah, 'sarah')).toBe('only-learner-attends')
    expect(bookingState({ ...before }).status).toBe('confirmed')
  })
})

describe('[BK8] what a step says of its past', () => {
  test('ids glued together are not the steps they name', () => {
    const knowing = (ids: string[]): Wish => ({ ...settle('completed'), after: ids })
    expect(adds(ann, contested, knowing(['d', 'x']))).toBe('ok')
    expect(adds(ann, contested, knowing(['x', 'd']))).toBe('ok')
    for (const ids of [['d,x'], ['d'], ['d', 'x', 'x']])
      expect(adds(ann, contested, knowing(ids))).toBe('step-not-allowed')
  })

  test('a step that is said to be written and is not there is none', () => {
    const before = aConfirmedBooking()
    const step = { before, after: before, touched: [['events', 'n']], now: 0, doc: before.id }
    expect(outcomeOf(mayChangeBooking(ann, step))).toBe('step-not-allowed')
  })
})

describe('an instructor who has left the team', () => {
  const left = (lessons: readonly string[]): Actor => ({
    ...sarah,
    teams: [],
    formerTeams: [
      {
        learnerId: 'amira',
        untilMs: SLOT_START_MS + HOUR_MS,
        lessons: lessons.map((id) => ({ id, startsAtMs: SLOT_START_MS, durationMinutes: 60 })),
      },
    ],
  })
  const booking = aConfirmedBooking()
  const undo = (undoes: string): Wish => ({ type: 'undone', undoes })
  const movedSince = withEvent('m', anEvent({ ...move, by: 'ann', after: ['s'] } as Wish))

  test.each([
    ['completed', booking, complete, 'ok'],
    ['called off', booking, cancel, 'ok'],
    ['completion taken back', completed, undo('d'), 'ok'],
    ['confirmed', aBooking(), confirm, 'late-work'],
    ['moved', booking, move, 'late-work'],
    ['confirmation taken back', booking, undo('s'), 'late-work'],
    ['settled', contested, settle('completed'), 'late-work'],
    ['completed that stands at another time now', movedSince, complete, 'late-work'],
    ['called off that stands at another time now', movedSince, cancel, 'late-work'],
  ] as const)('[BK14] a lesson of their time %s', (_, before, wish, expected) => {
    expect(adds(left(['b1']), before, wish)).toBe(expected)
    expect(adds(left(['b2']), before, wish)).toBe('late-work')
  })

  test('[BK14] books the learner no more, and changes no place or purpose', () => {
    expect(books(left(['b1']), {}, firmly)).toBe('late-work')
    const after = { ...booking, pickup: 'Elsewhere' }
    const step = { before: booking, after, touched: [['pickup']], now: 0, doc: booking.id }
    expect(outcomeOf(mayChangeBooking(left(['b1']), step))).toBe('late-work')
  })
})
