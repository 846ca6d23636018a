import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { records } from '#shared/documents/replica.builder.ts'
import { ann } from '#shared/kernel/cast.builder.ts'
import { aBooking, aConfirmedBooking, anEvent, aSlot } from './booking.builder.ts'
import { bookings } from './index.ts'
import { mayAddEvent } from './permissions.ts'
import { BOOKING_STATUSES, type Booking, type BookingEvent, type BookingStatus } from './schema.ts'
import { bookingState } from './status.ts'

const cancelled = (by: string, after: string[]) =>
  anEvent({ type: 'cancelled', by, reason: 'learner-ill', charge: false, after })
const completed = (after: string[], by = 'sarah') => anEvent({ type: 'completed', by, after })
const moved = (time: string, after: string[], by = 'sarah') =>
  anEvent({ type: 'moved', by, slot: aSlot({ time }), after })
const undone = (undoes: string, by: string, after: string[]) =>
  anEvent({ type: 'undone', undoes, by, after })
const settled = (status: BookingStatus, after: string[], by = 'ann') =>
  anEvent({ type: 'settled', status, case: 'c1', by, after })

const stateOf = (events: Booking['events']) => bookingState(aConfirmedBooking({ events }))

describe('one step after the other', () => {
  test('[BK2] the four statuses are exactly pending, confirmed, completed and cancelled', () => {
    expect(BOOKING_STATUSES).toEqual(['pending', 'confirmed', 'completed', 'cancelled'])
    expect(bookingState(aBooking()).status).toBe('pending')
    expect(stateOf({}).status).toBe('confirmed')
    expect(stateOf({ x: completed(['s']) }).status).toBe('completed')
    expect(stateOf({ x: cancelled('amira', ['s']) }).status).toBe('cancelled')
  })

  test('[BK2] a booking without any event is pending and has no time', () => {
    expect(bookingState({ events: {} })).toEqual({
      status: 'pending',
      slot: undefined,
      decidedBy: undefined,
      contested: [],
      standing: [],
      tips: [],
    })
  })

  test('[BK4] a moved lesson is at its new time; a moved request still waits', () => {
    expect(stateOf({ m: moved('16:00', ['s']) })).toMatchObject({
      status: 'confirmed',
      slot: { time: '16:00' },
    })
    const request = aBooking()
    const state = bookingState({ events: { ...request.events, m: moved('16:00', ['r']) } })
    expect(state).toMatchObject({ status: 'pending', slot: { time: '16:00' } })
  })

  test('[BK3] a confirmation may name another time, and a later step keeps it', () => {
    const { events } = aBooking()
    const named = anEvent({ type: 'confirmed', after: ['r'], slot: aSlot({ time: '09:00' }) })
    expect(bookingState({ events: { ...events, s: named, d: completed(['s']) } })).toMatchObject({
      status: 'completed',
      slot: { time: '09:00' },
    })
  })

  test('a settled booking that is moved again is what was settled', () => {
    const events = {
      x: cancelled('amira', ['s']),
      d: completed(['s']),
      t: anEvent({
        type: 'settled',
        status: 'confirmed',
        case: 'c1',
        by: 'ann',
        after: ['d', 'x'],
      }),
      m: moved('16:00', ['t']),
    }
    expect(stateOf(events)).toMatchObject({ status: 'confirmed', slot: { time: '16:00' } })
  })
})

describe('undoing', () => {
  test('[BK9] an undone cancellation: the lesson is on again, at its time', () => {
    const state = stateOf({ x: cancelled('amira', ['s']), u: undone('x', 'amira', ['x']) })
    expect(state).toMatchObject({ status: 'confirmed', slot: { time: '14:30' }, contested: [] })
    expect(state.tips).toEqual(['u'])
    expect(state.standing).toEqual(['s'])
  })

  test('[BK9] an undone move: back to the time before', () => {
    expect(stateOf({ m: moved('16:00', ['s']), u: undone('m', 'sarah', ['m']) }).slot?.time).toBe(
      '14:30',
    )
  })

  test('[BK9] what comes after an undone move does not fall back to the moved time', () => {
    const events = { m: moved('16:00', ['s']), u: undone('m', 'sarah', ['m']), d: completed(['u']) }
    expect(stateOf(events)).toMatchObject({ status: 'completed', slot: { time: '14:30' } })
  })

  test('[BK9] when the only step is undone nothing is left to show', () => {
    const state = bookingState({
      events: { ...aBooking().events, u: undone('r', 'amira', ['r']) },
    })
    expect(state).toMatchObject({ status: 'pending', slot: undefined, decidedBy: undefined })
    expect(state.tips).toEqual(['u'])
  })

  test('[BK9] a request taken back while it was confirmed apart: the lesson keeps its time', () => {
    const state = stateOf({ u: undone('r', 'amira', ['r']) })
    expect(state).toMatchObject({ status: 'confirmed', slot: { time: '14:30' } })
  })

  test('[BK9] a confirmation taken back while it was moved apart: the move still counts', () => {
    const state = stateOf({ m: moved('16:00', ['s']), u: undone('s', 'sarah', ['s']) })
    expect(state).toMatchObject({ status: 'confirmed', slot: { time: '16:00' } })
  })
})

describe('decisions made apart', () => {
  const apart = [
    ['logged, cancelled', completed(['s']), cancelled('amira', ['s']), 'completed'],
    ['moved, cancelled', moved('16:00', ['s']), cancelled('amira', ['s']), 'cancelled'],
    ['moved to two times', moved('16:00', ['s']), moved('17:00', ['s'], 'ann'), 'confirmed'],
    ['logged, moved', completed(['s']), moved('16:00', ['s'], 'ann'), 'completed'],
  ] as const

  test.each(apart)('[BK7] %s: both are kept and the booking is contested', (_w, a, b, shown) => {
    const oneWay = stateOf({ x1: a, x2: b })
    const otherWay = stateOf({ x2: b, x1: a })
    expect(oneWay).toEqual(otherWay)
    expect(oneWay.status).toBe(shown)
    expect(oneWay.contested.map((side) => side.id).sort()).toEqual(['x1', 'x2'])
  })

  test.each(apart)('[BK7] %s: keys the other way round contest the same', (_w, a, b, shown) => {
    const state = stateOf({ x2: a, x1: b })
    expect(state.status).toBe(shown)
    expect(state.contested).toHaveLength(2)
  })

  test('[BK7] two who decide the same do not contradict each other', () => {
    const twice = stateOf({ x1: cancelled('amira', ['s']), x2: cancelled('sarah', ['s']) })
    expect(twice).toMatchObject({ status: 'cancelled', contested: [] })
    const sameMove = stateOf({ m1: moved('16:00', ['s']), m2: moved('16:00', ['s'], 'ann') })
    expect(sameMove.contested).toEqual([])
  })

  test('[BK7] cancelled by two who knew different times: it is off either way', () => {
    const events = {
      m: moved('16:00', ['s']),
      x1: cancelled('sarah', ['m']),
      x2: cancelled('amira', ['s']),
    }
    expect(stateOf(events)).toMatchObject({ status: 'cancelled', contested: [] })
  })

  test.each([
    ['date', { date: '2026-11-25' }],
    ['length', { durationMinutes: 90 }],
    ['zone', { zone: 'Europe/Paris' }],
  ])('[BK7] two moves that differ in %s contradict each other', (_what, other) => {
    const events = {
      m1: anEvent({ type: 'moved', slot: aSlot(), after: ['s'] }),
      m2: anEvent({ type: 'moved', slot: aSlot(other), after: ['s'] }),
    }
    expect(stateOf(events).contested).toHaveLength(2)
  })

  test('[BK7] confirmed by two apart without a new time: no contradiction', () => {
    const { events } = aBooking()
    const confirmed = (by: string) => anEvent({ type: 'confirmed', by, after: ['r'] })
    const state = bookingState({
      events: { ...events, s1: confirmed('sarah'), s2: confirmed('ann') },
    })
    expect(state).toMatchObject({ status: 'confirmed', contested: [] })
    expect(state.tips).toEqual(['s1', 's2'])
  })

  test('[BK12] settling ends it, whoever had decided what', () => {
    const clash = { d: completed(['s']), x: cancelled('amira', ['s']) }
    for (const status of ['completed', 'cancelled'] as const) {
      expect(stateOf({ ...clash, t: settled(status, ['d', 'x']) })).toMatchObject({
        status,
        contested: [],
        decidedBy: { id: 't' },
      })
    }
  })

  test('[BK12] settled oppositely by two: contested again, and the settlements are the sides', () => {
    const state = stateOf({
      d: completed(['s']),
      x: cancelled('amira', ['s']),
      t1: settled('completed', ['d', 'x']),
      t2: settled('cancelled', ['d', 'x'], 'sarah'),
    })
    expect(state.contested.map((side) => side.id)).toEqual(['t1', 't2'])
  })

  test('[BK7] cancelled and cancelled-then-undone apart: the standing cancellation counts', () => {
    const state = stateOf({
      x1: cancelled('amira', ['s']),
      u: undone('x1', 'amira', ['x1']),
      x2: cancelled('sarah', ['s']),
    })
    expect(state).toMatchObject({ status: 'cancelled', decidedBy: { id: 'x2' } })
  })
})

describe('whatever people do, in whatever order it arrives', () => {
  const TYPES = ['confirmed', 'moved', 'cancelled', 'completed', 'settled', 'undone'] as const
  const AFTER_EVERYTHING_MS = Date.UTC(2027, 0, 1)
  /** A history of permitted steps, each by somebody who knows only some of the earlier ones. */
  const history = fc
    .array(
      fc.record({
        type: fc.constantFrom(...TYPES),
        knows: fc.array(fc.nat({ max: 20 }), { maxLength: 4 }),
        time: fc.constantFrom('09:00', '10:00', '11:00'),
        target: fc.nat({ max: 20 }),
      }),
      { maxLength: 12 },
    )
    .map((steps) => {
      const events: Record<string, BookingEvent> = { ...aBooking().events }
      for (const [index, step] of steps.entries()) {
        const ids = Object.keys(events)
        const known: Record<string, BookingEvent> = {}
        const learn = (id: string): void => {
          const event = events[id]
          if (event === undefined || Object.hasOwn(known, id)) return
          known[id] = event
          event.after.forEach(learn)
        }
        learn('r')
        for (const one of step.knows) learn(ids[one % ids.length] as string)
        const after = [...bookingState({ events: known }).tips]
        const undoes = Object.keys(known)[step.target % Object.keys(known).length] as string
        const key = `k${(index * 7) % 10}${index}`
        const wish = {
          confirmed: () => anEvent({ type: 'confirmed', after }),
          moved: () => moved(step.time, after),
          cancelled: () => cancelled('amira', after),
          completed: () => completed(after),
          settled: () => settled('completed', after),
          undone: () => undone(undoes, 'sarah', after),
        }[step.type]()
        const event = { ...wish, by: 'ann' }
        const booking = aBooking({ events: known })
        const may = mayAddEvent(ann, booking, bookingState(booking), event, AFTER_EVERYTHING_MS)
        if (may.ok) events[key] = event
      }
      return events
    })

  test('[BK7] the same events in any order give the same state', () => {
    fc.assert(
      fc.property(
        history.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray(Object.keys(events), { minLength: Object.keys(events).length }),
          ),
        ),
        ([events, order]) => {
          const shuffled = Object.fromEntries(
            order.map((id) => [
              id,
              { ...events[id], after: [...(events[id]?.after ?? [])].reverse() },
            ]),
          ) as Booking['events']
          const [one, other] = [bookingState({ events }), bookingState({ events: shuffled })]
          const flat = (state: typeof one) => ({
            ...state,
            decidedBy: state.decidedBy?.id,
            contested: state.contested.map((side) => side.id),
          })
          expect(flat(other)).toEqual(flat(one))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('[BK2] a step that stands always has a time and one of the four statuses', () => {
    fc.assert(
      fc.property(history, (events) => {
        const state = bookingState({ events })
        expect(BOOKING_STATUSES).toContain(state.status)
        if (state.decidedBy !== undefined) expect(state.slot).toBeDefined()
        for (const id of state.standing) expect(events[id]?.type).not.toBe('undone')
        expect(state.contested.length).not.toBe(1)
      }),
      { numRuns: 300 },
    )
  })

  test('[BK7] replicas that merge the same changes in any order show the same', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (events, dice) => {
        const write = (id: string) =>
          records.write(records.open(bookings, undefined), {
            doc: 'booking:b1',
            put: [
              { path: ['id'], value: 'booking:b1' },
              { path: ['learnerId'], value: 'amira' },
              { path: ['instructorId'], value: 'sarah' },
              { path: ['events', id], value: events[id] as never },
            ],
          })?.change.bytes as Uint8Array
        const changes = Object.keys(events).map(write)
        const stateOfMerge = (order: readonly Uint8Array[]) => {
          const doc = records.open(bookings, undefined, order)
          const booking = records.read<Booking>(bookings, doc) as Booking
          records.automerge.free(doc)
          return bookingState(booking)
        }
        const shuffled = changes
          .map((bytes) => ({ bytes, at: dice.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ bytes }) => bytes)
        expect(stateOfMerge(shuffled)).toEqual(stateOfMerge(changes))
      }),
      { numRuns: 8 },
    )
  })

  test('[BK7] a history of many forks is read at once, not path by path', () => {
    const events: Record<string, BookingEvent> = { ...aBooking().events }
    let tips = ['r']
    for (let level = 0; level < 40; level += 1) {
      const pair = [`a${level}`, `b${level}`]
      for (const id of pair) events[id] = moved('10:00', tips)
      tips = pair
    }
    expect(bookingState({ events }).status).toBe('pending')
  })
})
