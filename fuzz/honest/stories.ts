/**
 * What honest people do, one story for each way a document comes about: some steps that stand, and a
 * last one for the mutator to spoil. Every kind of record has at least one; a test holds that.
 */
import type { AnyCommand } from '#shared/documents/command.ts'
import * as bookings from '#shared/domains/bookings/index.ts'
import { blockTime, setHours } from '#shared/domains/calendar/index.ts'
import { logLesson, reflectOnLesson } from '#shared/domains/lessons/index.ts'
import { recordPayment, strikePayment } from '#shared/domains/money/index.ts'
import { enrolLearner, giveConsent, setStage } from '#shared/domains/people/index.ts'
import { decideCase } from '#shared/domains/reconcile/index.ts'

export type Who = 'ann' | 'sarah' | 'amira'
export type Step = readonly [who: Who, command: AnyCommand, input: Record<string, unknown>]

const SLOT = { date: '2026-11-30', time: '09:00', zone: 'Europe/London', durationMinutes: 60 }
const LATER = { ...SLOT, date: '2026-12-01', time: '14:30' }

const book = (key: string, who: Who): Step => [
  who,
  bookings.bookLesson,
  { bookingId: key, learnerId: 'amira', instructorId: 'sarah', slot: SLOT, pickup: '2 Mill Lane' },
]
const log = (key: string, more: Record<string, unknown>): Step => [
  'sarah',
  logLesson,
  {
    bookingId: key,
    learnerId: 'amira',
    instructorId: 'sarah',
    startsAtMs: 1_795_420_800_000,
    durationMinutes: 60,
    ...more,
  },
]
const pay = (key: string): Step => [
  'sarah',
  recordPayment,
  { paymentId: key, learnerId: 'amira', amountPence: 3_800, method: 'Cash' },
]
const decide = (key: string, choice: string): Step => [
  'ann',
  decideCase,
  {
    caseId: key,
    caseKind: 'double-booking',
    instructorId: 'sarah',
    audience: ['amira', 'seun'],
    choice,
  },
]
const consent = (key: string, purpose: string): Step => [
  'ann',
  giveConsent,
  { personId: key, purpose, wording: '2026-09-01', how: 'paper' },
]
const WORDS = 'Mirrors before signalling, café by the roundabout 😀. '

/** @param key of the one document the story is about; nobody else's work is on it */
export const STORIES: readonly ((key: string) => readonly Step[])[] = [
  (key) => [book(key, 'amira')],
  (key) => [book(key, 'amira'), ['sarah', bookings.confirmBooking, { bookingId: key }]],
  (key) => [book(key, 'sarah'), ['sarah', bookings.moveBooking, { bookingId: key, slot: LATER }]],
  (key) => [
    book(key, 'sarah'),
    ['amira', bookings.attendBooking, { bookingId: key }],
    [
      'amira',
      bookings.cancelBooking,
      { bookingId: key, reason: 'learner-ill', note: 'A cold', charge: false },
    ],
  ],
  (key) => [book(key, 'ann'), ['ann', bookings.undoBookingStep, { bookingId: key }]],
  (key) => [log(key, { skills: [{ skill: 1, level: 2 }], note: WORDS })],
  (key) => [
    log(key, { skills: [], note: WORDS }),
    log(key, {
      skills: [
        { skill: 2, level: 3 },
        { skill: 7, level: 1 },
      ],
      note: `${WORDS}And parking.`,
      noteWas: WORDS,
    }),
  ],
  (key) => [
    log(key, { skills: [], next: WORDS }),
    ['amira', reflectOnLesson, { bookingId: key, reflection: WORDS.repeat(3) }],
  ],
  (key) => [pay(key)],
  (key) => [pay(key), ['sarah', strikePayment, { paymentId: key, reason: 'Entered twice' }]],
  (key) => [['ann', enrolLearner, { learnerId: key, instructorIds: ['sarah', 'dev'] }]],
  (key) => [
    ['ann', enrolLearner, { learnerId: key, instructorIds: ['sarah'], pickup: 'Station' }],
    ['ann', setStage, { learnerId: key, stage: 'Registered' }],
  ],
  (key) => [
    ['ann', setHours, { instructorId: key, hours: { 1: [{ from: '09:00', to: '17:00' }], 5: [] } }],
  ],
  (key) => [
    ['ann', setHours, { instructorId: key, hours: { 2: [{ from: '09:00', to: '12:00' }] } }],
    [
      'ann',
      blockTime,
      { instructorId: key, startsAtMs: 1_795_500_000_000, endsAtMs: 1_795_503_600_000 },
    ],
  ],
  (key) => [consent(key, 'news'), consent(key, 'testimonial')],
  (key) => [decide(key, 'keep-both')],
  (key) => [decide(key, 'keep-both'), decide(key, 'reopened')],
]
