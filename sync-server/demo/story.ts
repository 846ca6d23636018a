/**
 * What people of the demo school did, act by act: pure, from the timetable. Every act is a command
 * somebody ran at a time, so that the school's records are real changes with real history.
 */

import { chargeProposed } from '#shared/domains/bookings/index.ts'
import { purposeOf, wordingNow } from '#shared/domains/people/index.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { unreachable } from '#shared/kernel/result.ts'
import {
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  SCHOOL_ZONE,
  slotEndMs,
  slotStartMs,
} from '#shared/kernel/time.ts'
import { PICKUPS } from './people.ts'
import { createDice, createStoryIds } from './seeded.ts'
import type { PlannedLesson } from './timetable.ts'
import { PRICE_PER_MINUTE_PENCE, STAGES, THEMES } from './words.ts'

export type Act = {
  readonly atMs: InstantMs
  readonly by: string
  /** The record it is about; acts on one record happen in order. */
  readonly about: string
  readonly command: string
  readonly input: Readonly<Record<string, unknown>>
}

export type Cast = {
  readonly admin: string
  readonly instructors: readonly string[]
  /** By instructor. */
  readonly learners: readonly (readonly string[])[]
}

export type StoryWish = {
  readonly cast: Cast
  readonly lessons: readonly PlannedLesson[]
  readonly startMs: InstantMs
  readonly nowMs: InstantMs
  /** ISO weekdays on which every instructor works. */
  readonly workdays: readonly string[]
  readonly seed: number
}

const opening = ({ cast, startMs, workdays }: StoryWish): Act[] => [
  ...cast.instructors.flatMap((instructorId, instructor): Act[] => [
    {
      atMs: startMs,
      by: instructorId,
      about: `diary:${instructorId}`,
      command: 'calendar.setHours',
      input: {
        instructorId,
        hours: Object.fromEntries(workdays.map((day) => [day, [{ from: '09:00', to: '18:30' }]])),
      },
    },
    ...(cast.learners[instructor] ?? []).map(
      (learnerId, index): Act => ({
        atMs: startMs + (index + 1) * MINUTE_MS,
        by: cast.admin,
        about: `learner:${learnerId}`,
        command: 'people.enrol',
        input: {
          learnerId,
          instructorIds: [instructorId],
          stage: STAGES[index % STAGES.length],
          pickup: PICKUPS[index % PICKUPS.length],
        },
      }),
    ),
  ]),
]

/** The first learner agrees to two things in the app; one of them the office takes back from paper. */
const consentsOf = ({ cast, startMs }: StoryWish): Act[] => {
  const personId = cast.learners[0]?.[0]
  if (personId === undefined) return []
  const say = (atMs: number, by: string, verb: 'give' | 'withdraw', purpose: string): Act => {
    const wording = wordingNow(purposeOf(purpose) ?? unreachable(purpose)).version
    const how = by === personId ? 'app' : 'paper'
    return {
      atMs,
      by,
      about: `consents:${personId}`,
      command: `people.${verb}Consent`,
      input: { personId, purpose, wording, how },
    }
  }
  const firstDayMs = startMs + DAY_MS
  return [
    say(firstDayMs, personId, 'give', 'recording'),
    say(firstDayMs + MINUTE_MS, personId, 'give', 'news'),
    say(firstDayMs + 9 * DAY_MS, cast.admin, 'withdraw', 'news'),
  ]
}

/** All acts up to now, in order of time. */
export const writeStory = (wish: StoryWish): Act[] => {
  const { cast, lessons, startMs, nowMs, seed } = wish
  const dice = createDice(seed)
  const newId = createStoryIds(dice)
  const acts = [...opening(wish), ...consentsOf(wish)]
  const drivenBefore = new Map<string, number>()

  for (const lesson of lessons) {
    const instructorId = cast.instructors[lesson.instructor]
    const learnerId = cast.learners[lesson.instructor]?.[lesson.learner]
    if (instructorId === undefined || learnerId === undefined) continue
    const { date, time, durationMinutes, outcome } = lesson
    const slot = { date, time, zone: SCHOOL_ZONE, durationMinutes }
    const [startsAtMs, endsAtMs] = [slotStartMs(slot), slotEndMs(slot)]

    // A week before, and never before the learners' files are there; what lies further ahead was arranged over the last three days.
    const usualMs = startsAtMs - 7 * DAY_MS
    const latestMs = nowMs - DAY_MS - dice.roll(3) * DAY_MS - dice.roll(180) * MINUTE_MS
    const bookedMs = Math.max(startMs + DAY_MS, Math.min(usualMs, latestMs))
    const bookingId = newId(bookedMs)
    const isAsked = lesson.isAskedFor && bookedMs < startsAtMs
    const about = `booking:${bookingId}`
    const act = (atMs: number, by: string, command: string, input: object): void =>
      void acts.push({ atMs, by, about, command, input: { bookingId, ...input } })

    act(bookedMs, isAsked ? learnerId : instructorId, 'bookings.book', {
      learnerId,
      instructorId,
      slot,
      pickup: PICKUPS[lesson.learner % PICKUPS.length],
    })
    if (outcome.type === 'pending') continue
    if (isAsked) act(bookedMs + 2 * HOUR_MS, instructorId, 'bookings.confirm', {})

    if (outcome.type === 'cancelled') {
      const isNoShow = outcome.reason === 'no-show'
      const cancelledMs = isNoShow ? startsAtMs + 20 * MINUTE_MS : startsAtMs - 30 * HOUR_MS
      if (cancelledMs > nowMs || cancelledMs <= bookedMs) continue
      act(cancelledMs, outcome.by === 'learner' ? learnerId : instructorId, 'bookings.cancel', {
        reason: outcome.reason,
        charge: chargeProposed({ startsAtMs }, outcome.reason, cancelledMs),
      })
      continue
    }

    if (outcome.type === 'to-log' || endsAtMs + 10 * MINUTE_MS > nowMs) continue
    const driven = drivenBefore.get(learnerId) ?? 0
    drivenBefore.set(learnerId, driven + 1)
    // Counting down to the first theme, so that the last lesson before now ends in its words.
    const remaining = lessonsStillToLog(lessons, lesson, nowMs)
    const theme = THEMES[(remaining + lesson.learner) % THEMES.length] as (typeof THEMES)[number]
    act(endsAtMs + 2 * MINUTE_MS, instructorId, 'bookings.complete', {})
    acts.push({
      atMs: endsAtMs + 4 * MINUTE_MS,
      by: instructorId,
      about: `lesson:${bookingId}`,
      command: 'lessons.log',
      input: {
        bookingId,
        learnerId,
        instructorId,
        startsAtMs,
        durationMinutes,
        skills: theme.skills.map((skill) => ({
          skill,
          level: Math.min(5, 1 + Math.floor(driven / 2) + dice.roll(2)),
        })),
        note: theme.note,
        next: theme.next,
      },
    })
    // The tenth of the lessons is still to be paid.
    if (dice.happens(10)) continue
    const paymentId = newId(endsAtMs)
    acts.push({
      atMs: endsAtMs + 5 * MINUTE_MS,
      by: instructorId,
      about: `payment:${paymentId}`,
      command: 'money.record',
      input: {
        paymentId,
        learnerId,
        bookingId,
        amountPence: Math.round((durationMinutes * PRICE_PER_MINUTE_PENCE) / 50) * 50,
        method: dice.pick(['Cash', 'Bank Transfer', 'Bank Transfer', 'Debit Card']),
      },
    })
  }
  return acts.sort((a, b) => a.atMs - b.atMs)
}

/** How many logged lessons of the same learner follow this one. */
const lessonsStillToLog = (
  lessons: readonly PlannedLesson[],
  lesson: PlannedLesson,
  nowMs: number,
): number =>
  lessons.filter(
    (one) =>
      one.instructor === lesson.instructor &&
      one.learner === lesson.learner &&
      one.outcome.type === 'goes-ahead' &&
      `${one.date}${one.time}` > `${lesson.date}${lesson.time}` &&
      slotEndMs({ ...one, zone: SCHOOL_ZONE }) + 10 * MINUTE_MS <= nowMs,
  ).length
