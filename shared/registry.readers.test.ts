/** Who may read what: every relation and every kind, through the principals a person really holds. */
import { describe, expect, test } from 'vitest'
import { aConfirmedBooking } from './domains/bookings/booking.builder.ts'
import { bookings } from './domains/bookings/index.ts'
import { lessons } from './domains/lessons/index.ts'
import { learners } from './domains/people/index.ts'
import { aLearner, aLearnerEvent } from './domains/people/learner.builder.ts'
import { aDecision } from './domains/reconcile/decision.builder.ts'
import { decisions } from './domains/reconcile/index.ts'
import type { Actor } from './kernel/actor.ts'
import { amira, ann, dev, noRole, sarah, seun } from './kernel/cast.builder.ts'
import { mayRead, principalsOf } from './kernel/principal.ts'
import { EXAMPLES } from './registry.builder.ts'
import { documentKinds, publishedSets } from './registry.ts'

/** Columns as in the table of writes: A S U L O N. */
const RELATIONS: readonly [string, Actor][] = [
  ['A', ann],
  ['S', sarah],
  ['U', dev],
  ['L', amira],
  ['O', seun],
  ['N', noRole],
]

const whoReads = (readers: Parameters<typeof mayRead>[1]): string =>
  RELATIONS.flatMap(([relation, actor]) =>
    mayRead(principalsOf(actor), readers) ? [relation] : [],
  ).join(' ')

const READERS: Readonly<Record<string, string>> = {
  learner: 'A S L',
  consents: 'A L',
  diary: 'A S U L O N',
  lesson: 'A S L',
  booking: 'A S L',
  payment: 'A S L',
  decision: 'A S L',
}

describe.each(Object.entries(EXAMPLES))('%s', (name, example) => {
  test(`is read by ${READERS[name]}`, () => {
    const kind = documentKinds.get(name)
    expect(whoReads(kind?.readers(example, example.id) ?? [])).toBe(READERS[name])
  })
})

test('every kind says who reads it', () => {
  expect(Object.keys(READERS).sort()).toEqual([...documentKinds.keys()].sort())
})

const learnerRow = { displayName: 'Amira', roles: ['learner'] }
const staffRow = { displayName: 'Sarah', roles: ['instructor'] }
const busy = { instructorId: 'sarah', startsAtMs: 1, endsAtMs: 2, firm: true }
const notice = { personId: 'amira', what: 'booking-moved', about: 'b1', by: 'sarah', atMs: 1 }

test.each([
  ['people', 'amira', learnerRow, 'A S L'],
  ['people', 'sarah', staffRow, 'A S U L O N'],
  ['busy', 'b1', busy, 'A S U L O N'],
  ['notifications', 'n1', notice, 'L'],
  ['attempts', 'a1', { personId: 'amira' }, 'A S L'],
  ['complaints', 'c1', { personId: 'amira' }, 'A L'],
  ['questions', 'q1', { status: 'live' }, 'A S U L O N'],
  ['questions', 'q2', { status: 'draft', ofSchool: {} }, 'A'],
  ['questions', 'q3', { status: 'draft', ofSchool: { wasLive: true } }, 'A S U L O N'],
  ['attempts', 'hidden', { personId: 'amira', hiddenFromTeam: true }, 'A L'],
  ['practice', 'p1', { personId: 'amira' }, 'A S L'],
  ['practice', 'hidden', { personId: 'amira', hiddenFromTeam: true }, 'A L'],
  ['sharing', 'amira', { personId: 'amira' }, 'A S L'],
])('the set %s: the row of %s', (name, id, data, expected) => {
  expect(whoReads(publishedSets.get(name)?.readers(data, id) ?? [])).toBe(expected)
})

test('[LE7] another instructor’s log of the same learner is read by the whole team', () => {
  const devOnTeam: Actor = { ...dev, teams: ['seun', 'amira'] }
  const readers = lessons.readers(EXAMPLES.lesson as never, 'lesson:b1')
  expect(mayRead(principalsOf(devOnTeam), readers)).toBe(true)
})

test('[PE4] the learner and everyone assigned hold the team; who was let go only until when', () => {
  const { events } = aLearner()
  const holders = (more: typeof events = {}) =>
    learners.holds?.(aLearner({ events: { ...events, ...more } }), 'learner:amira')
  expect(holders()).toEqual([
    { person: 'amira', principal: 'team:amira' },
    { person: 'sarah', principal: 'team:amira' },
  ])
  const ended = aLearnerEvent({ type: 'ended', instructorId: 'sarah', from: 1, after: ['b'] })
  expect(holders({ c: ended })).toEqual([
    { person: 'amira', principal: 'team:amira' },
    { person: 'sarah', principal: 'former:1:amira' },
  ])
})

test('[BK1] a booking is read by its own instructor also when off the team', () => {
  const offTeam: Actor = { ...sarah, teams: [] }
  const readers = bookings.readers(aConfirmedBooking(), 'booking:b1')
  expect(mayRead(principalsOf(offTeam), readers)).toBe(true)
})

test('[RE4] everyone in a case reads how it was answered', () => {
  const readers = decisions.readers(
    aDecision({ audience: ['amira', 'seun'] }),
    'decision:double.b1.b2.t1.t2',
  )
  expect(whoReads(readers)).toBe('A S L O')
})

test('a person without roles and teams holds the school and themselves, nothing else', () => {
  expect(principalsOf(noRole)).toEqual(['school', 'person:nobody'])
  expect(mayRead(principalsOf(noRole), [])).toBe(false)
})
