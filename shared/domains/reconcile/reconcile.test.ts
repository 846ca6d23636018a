import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool } from '#shared/documents/command.builder.ts'
import { amira, ann, dev, sarah } from '#shared/kernel/cast.builder.ts'
import { aConfirmedBooking, anEvent, aSlot } from '../bookings/booking.builder.ts'
import { type Booking, type BookingRow, bookings } from '../bookings/index.ts'
import { aDecision, anAnswer } from './decision.builder.ts'
import {
  type Case,
  type DecisionRow,
  decideCase,
  decisions,
  findCases,
  openCases,
} from './index.ts'

const rowOf = (booking: Booking): BookingRow =>
  bookings.project(booking, booking.id)[0] as BookingRow
const lessonAt = (id: string, time: string, some: Partial<Booking> = {}): BookingRow =>
  rowOf(
    aConfirmedBooking({
      id: `booking:${id}`,
      events: { r: anEvent({ type: 'requested', by: 'amira', slot: aSlot({ time }) }) },
      ...some,
    }),
  )
const seuns = lessonAt('b2', '15:00', { learnerId: 'seun' })
const amiras = lessonAt('b1', '14:30')
const busyOf = (row: BookingRow) => ({
  id: row.id,
  instructorId: row.instructorId,
  startsAtMs: row.startsAtMs,
  endsAtMs: row.endsAtMs,
  firm: row.status !== 'pending',
})
const loggedButCancelled = rowOf(
  aConfirmedBooking({
    id: 'booking:b3',
    events: {
      r: anEvent({ type: 'requested', by: 'amira', slot: aSlot({ date: '2026-11-26' }) }),
      d: anEvent({ type: 'completed', after: ['s'] }),
      x: anEvent({ type: 'cancelled', by: 'amira', reason: 'other', charge: false, after: ['s'] }),
    },
  }),
)
const casesOf = (rows: BookingRow[], busy: ReturnType<typeof busyOf>[] = []) =>
  findCases({ bookings: rows, busy })
const [clash] = casesOf([amiras, seuns]) as [Case]

describe('finding', () => {
  test('[RE2] two lessons of one instructor at once are a case, the first to start first', () => {
    expect(clash).toMatchObject({
      kind: 'double-booking',
      instructorId: 'sarah',
      bookingIds: ['b1', 'b2'],
    })
  })

  test('[RE2] logged by one and cancelled by another is a case, and no clash', () => {
    expect(casesOf([loggedButCancelled])).toMatchObject([
      { kind: 'logged-but-cancelled', bookingIds: ['b3'] },
    ])
  })

  test('[RE2] moved by one and cancelled by another is a case of its own kind', () => {
    const events = {
      m: anEvent({ type: 'moved', slot: aSlot({ time: '16:00' }), after: ['s'] }),
      x: anEvent({ type: 'cancelled', by: 'amira', reason: 'other', charge: false, after: ['s'] }),
    }
    expect(casesOf([rowOf(aConfirmedBooking({ events }))])).toMatchObject([
      { kind: 'changed-apart' },
    ])
  })

  test.each([
    ['another instructor', lessonAt('b2', '15:00', { instructorId: 'dev' })],
    ['right after', lessonAt('b2', '15:30')],
    ['five minutes shared', lessonAt('b2', '15:25')],
    ['pending', { ...seuns, status: 'pending' } as BookingRow],
    ['cancelled', { ...seuns, status: 'cancelled' } as BookingRow],
  ])('[RE2] no case: %s', (_what, other) => {
    expect(casesOf([amiras, other])).toEqual([])
  })

  test('[RE2] three at once are three pairs; a long one clashes with each below it', () => {
    const long = rowOf(
      aConfirmedBooking({
        id: 'booking:b0',
        events: {
          r: anEvent({ type: 'requested', slot: aSlot({ time: '14:00', durationMinutes: 180 }) }),
        },
      }),
    )
    expect(casesOf([amiras, seuns, long]).map((one) => one.bookingIds.join())).toEqual([
      'b0,b1',
      'b0,b2',
      'b1,b2',
    ])
  })

  test('[RE2] a lesson moved on top of another later is another case', () => {
    const again = casesOf([amiras, lessonAt('b2', '14:45', { learnerId: 'seun' })])
    expect(again[0]?.id).not.toBe(clash.id)
  })

  test('[RE1] the same cases from any order, and nothing is changed by looking', () => {
    const rows = [
      amiras,
      seuns,
      loggedButCancelled,
      lessonAt('b4', '15:20'),
      lessonAt('b5', '14:30', { instructorId: 'dev' }),
      lessonAt('b6', '14:30', { instructorId: 'dev' }),
    ]
    const frozen = rows.map((row) => Object.freeze({ ...row }))
    const expected = casesOf(frozen)
    expect(expected.length).toBeGreaterThan(3)
    fc.assert(
      fc.property(fc.shuffledSubarray(frozen, { minLength: rows.length }), (shuffled) => {
        expect(casesOf(shuffled)).toEqual(expected)
      }),
    )
  })

  test('[RE7] Amira, who sees Seun’s lesson only as a busy time, finds the same case', () => {
    const seen = casesOf([amiras], [busyOf(seuns), busyOf(amiras)])
    expect(seen).toEqual([clash])
    expect(JSON.stringify(seen)).not.toContain('seun')
  })

  test('[RE7] a time nobody has confirmed clashes with nothing yet', () => {
    expect(casesOf([amiras], [{ ...busyOf(seuns), firm: false }])).toEqual([])
  })

  test('[RE1] the id of a case can be the key of its decision', () => {
    const uuid = (n: number) => `0192a3b4-c5d6-7e8f-9012-3456789abc0${n}`
    const twoLong = casesOf([lessonAt(uuid(1), '14:30'), lessonAt(uuid(2), '14:30')])
    const forks = Array.from({ length: 9 }, (_, n) => [
      uuid(n),
      anEvent({ type: 'completed', after: ['s'] }),
    ])
    const apart = {
      ...Object.fromEntries(forks),
      x: anEvent({ type: 'cancelled', reason: 'other', charge: false, after: ['s'] }),
    }
    const contested = casesOf([
      rowOf(aConfirmedBooking({ id: `booking:${uuid(3)}`, events: apart })),
    ])
    for (const one of [...twoLong, ...contested]) {
      expect(one.id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,118}$/)
    }
    expect([twoLong.length, contested.length]).toEqual([1, 1])
  })
})

describe('answering', () => {
  let school = aSchool([decisions])
  beforeEach(() => {
    school = aSchool([decisions])
  })
  const answers = (actor: typeof ann, choice: string, some: object = {}): string =>
    school.does(actor, decideCase, {
      caseId: clash.id,
      caseKind: 'double-booking',
      instructorId: 'sarah',
      audience: ['amira', 'sarah', 'seun'],
      choice,
      ...some,
    })
  const row = () => school.rows(`decision:${clash.id}`)[0] as DecisionRow
  const stillOpen = (facts = [amiras, seuns]) =>
    openCases({ bookings: facts, busy: [], decisions: new Map([[row().id, row()]]) })

  test('[RE4] with Ann’s answer the case closes, and it says who answered', () => {
    expect(answers(ann, 'keep-first')).toBe('ok')
    expect(row()).toMatchObject({ choice: 'keep-first', by: 'ann', as: 'admin' })
    expect(stillOpen()).toEqual([])
  })

  test('[RE3] Sarah answers a clash in her own diary and nothing else; Dev and Amira nothing', () => {
    expect(answers(dev, 'keep-first')).toBe('not-yours-to-decide')
    expect(answers(amira, 'keep-first')).toBe('not-yours-to-decide')
    expect(answers(sarah, 'happened', { caseKind: 'logged-but-cancelled' })).toBe(
      'not-yours-to-decide',
    )
    expect(answers(sarah, 'keep-second')).toBe('ok')
    expect(stillOpen()).toEqual([])
  })

  test('[RE3] Dev cannot close Sarah’s case by saying it was in his diary', () => {
    expect(answers(dev, 'keep-both', { instructorId: 'dev' })).toBe('ok')
    expect(stillOpen()).toEqual([clash])
    expect(answers(ann, 'keep-first')).toBe('ok')
    expect(stillOpen()).toEqual([])
  })

  test('[RE3] nor what was logged and cancelled, by calling it a clash', () => {
    const [contested] = casesOf([loggedButCancelled]) as [Case]
    expect(answers(sarah, 'keep-both', { caseId: contested.id })).toBe('not-yours-to-decide')
    // A relay of before took it.
    const own = anAnswer({ by: 'sarah', as: 'instructor', choice: 'keep-both' })
    const taken = aDecision({ id: `decision:${contested.id}`, answers: { n: own } })
    const decision = decisions.project(taken, taken.id)[0] as DecisionRow
    const facts = {
      bookings: [loggedButCancelled],
      busy: [],
      decisions: new Map([[decision.id, decision]]),
    }
    expect(openCases(facts)).toEqual([contested])
  })

  test('[RE3] an instructor cannot answer as if an admin', () => {
    const before = undefined
    const after = aDecision({ answers: { n: anAnswer({ by: 'sarah', as: 'admin' }) } })
    const touched = [['id'], ['answers', 'n']]
    const step = { before, after, touched, now: 0, doc: after.id }
    expect(decisions.mayChange(sarah, step)).toMatchObject({
      problem: { code: 'not-yours-to-decide' },
    })
  })

  test('[RE6] Sarah reopens her own answer, and answers anew', () => {
    answers(sarah, 'keep-first')
    expect(answers(sarah, 'reopened')).toBe('ok')
    expect(stillOpen()).toEqual([clash])
    expect(answers(sarah, 'keep-second')).toBe('ok')
    expect(stillOpen()).toEqual([])
  })

  test('[RE6] Sarah neither reopens nor replaces Ann’s answer; Ann may do both to Sarah’s', () => {
    answers(ann, 'keep-first')
    expect(answers(sarah, 'reopened')).toBe('not-yours-to-decide')
    expect(answers(sarah, 'keep-second')).toBe('not-yours-to-decide')
    expect(answers(ann, 'reopened')).toBe('ok')
    expect(answers(sarah, 'keep-second')).toBe('ok')
    expect(answers(ann, 'keep-both')).toBe('ok')
    expect(row()).toMatchObject({ choice: 'keep-both', by: 'ann' })
  })
})

describe('[RE5] opposite answers given apart', () => {
  const rowFor = (answers: ReturnType<typeof aDecision>['answers']) =>
    decisions.project(aDecision({ answers }), 'decision:double.b1.b2.t1.t2')[0] as DecisionRow
  const anns = anAnswer({ at: 1 })
  const bens = anAnswer({ by: 'ben', choice: 'keep-second', at: 2 })
  const sarahs = anAnswer({ by: 'sarah', as: 'instructor', choice: 'keep-second', at: 3 })

  test('[RE5] both are kept; every device shows the same one, and that another differs', () => {
    const shown = rowFor({ a: anns, b: bens })
    expect(shown).toMatchObject({ by: 'ann', differs: { by: 'ben', choice: 'keep-second' } })
    expect(rowFor({ b: bens, a: anns })).toEqual(shown)
  })

  test('[RE5] an admin’s stands before an instructor’s, whatever their keys', () => {
    expect(rowFor({ a: sarahs, z: anns })).toMatchObject({ by: 'ann', differs: { by: 'sarah' } })
    expect(rowFor({ a: anns, z: sarahs })).toMatchObject({ by: 'ann', differs: { by: 'sarah' } })
  })

  test('[RE5] two who answer the same do not differ', () => {
    expect(rowFor({ a: anns, b: { ...bens, choice: 'keep-first' } })).not.toHaveProperty('differs')
  })

  test('[RE5] ids glued together are not the answers they name', () => {
    const before = aDecision({ answers: { a: anns, b: bens } })
    const answersAfter = (after: string[]) => {
      const written = { ...before, answers: { ...before.answers, n: anAnswer({ after }) } }
      const step = { before, after: written, touched: [['answers', 'n']], now: 0, doc: before.id }
      return decisions.mayChange(ann, step).ok
    }
    expect([answersAfter(['a', 'b']), answersAfter(['a,b'])]).toEqual([true, false])
  })

  test('[RE5] an answer that knew both ends the difference', () => {
    const last = anAnswer({ choice: 'keep-both', after: ['a', 'b'] })
    expect(rowFor({ a: anns, b: bens, c: last })).toMatchObject({ choice: 'keep-both' })
    expect(rowFor({ a: anns, b: bens, c: last })).not.toHaveProperty('differs')
  })
})
