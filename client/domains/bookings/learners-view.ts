/** Learners as an instructor or the office lists them. */
import type { Rows } from '#client/engine/api.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { LearnerRow, Stage } from '#shared/domains/people/index.ts'
import {
  type Attempt,
  answersOf,
  masteryByTopic,
  type PracticeRound,
  type Sharing,
  type TopicMastery,
  weakestTopicsFirst,
} from '#shared/domains/theory/index.ts'
import { bookingsBetween } from './by-part.ts'
import { byStart } from './marks.ts'

export type LearnerLine = {
  readonly id: string
  readonly name: string
  readonly stage: Stage
  readonly assigned: readonly string[]
  readonly isRestricted: boolean
  /** The next lesson that is asked for or confirmed. */
  readonly next: BookingRow | undefined
}

export type LearnersQuestion = {
  /** Only learners of this instructor; undefined for all one may read. */
  readonly instructorId?: string | undefined
  readonly nowMs: number
  readonly nameOf: (learnerId: string) => string
  /** Part of a name, whatever its case. */
  readonly search?: string
}

const matches = (name: string, search: string): boolean =>
  search
    .trim()
    .toLocaleLowerCase('en-GB')
    .split(/\s+/)
    .every((word) => name.toLocaleLowerCase('en-GB').includes(word))

/** Learners by name, each with the next lesson. */
export const learnersView = (rows: Rows, question: LearnersQuestion): LearnerLine[] => {
  const { instructorId, nowMs, nameOf, search = '' } = question
  const next = new Map<string, BookingRow>()
  const ahead = bookingsBetween(rows, nowMs, Number.POSITIVE_INFINITY)
    .filter((one) => one.status !== 'cancelled')
    .sort(byStart)
  for (const one of ahead) if (!next.has(one.learnerId)) next.set(one.learnerId, one)
  return rows
    .all<LearnerRow>('learner')
    .filter((one) => instructorId === undefined || one.assigned.includes(instructorId))
    .map((one) => ({
      id: one.id,
      name: nameOf(one.id),
      stage: one.stage,
      assigned: one.assigned,
      isRestricted: one.restriction !== undefined,
      next: next.get(one.id),
    }))
    .filter((one) => matches(one.name, search))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1))
}

export type TheoryLine = {
  readonly attempt: Attempt
  /** Topics in which something went wrong, the weakest first; at most three. */
  readonly weakTopics: readonly number[]
}

const MOST_TOPICS = 3

/** A learner's mock tests, newest first, with what to revise. */
export const theoryLines = (
  attempts: ReadonlyMap<string, Attempt>,
  learnerId: string,
): TheoryLine[] =>
  [...attempts.values()]
    .filter((one) => one.personId === learnerId)
    .sort((a, b) => b.finishedAt - a.finishedAt || (a.id < b.id ? 1 : -1))
    .map((attempt) => ({
      attempt,
      weakTopics: attempt.byTopic
        .filter((one) => one.right < one.outOf)
        .sort((a, b) => a.right / a.outOf - b.right / b.outOf || a.topic - b.topic)
        .slice(0, MOST_TOPICS)
        .map((one) => one.topic),
    }))

export type TheorySets = {
  readonly attempts: ReadonlyMap<string, Attempt>
  readonly rounds: ReadonlyMap<string, PracticeRound>
  readonly sharing: ReadonlyMap<string, Sharing>
}

export type TheoryView = {
  /** The learner does not want the instructor to see it. */
  readonly isHidden: boolean
  readonly mocks: readonly TheoryLine[]
  /** Topics with enough answers in which something is wrong, the weakest first; at most five. */
  readonly weakest: readonly TopicMastery[]
  readonly answered: number
  /** When the last answer was given, in practice or a mock; undefined before the first. */
  readonly lastAtMs: number | undefined
}

const MOST_WEAK = 5

/** A learner's theory before a lesson: mocks, and topics by every answer of practice and mocks. */
export const theoryView = (
  { attempts, rounds, sharing }: TheorySets,
  learnerId: string,
): TheoryView => {
  const answers = answersOf({ rounds: rounds.values(), attempts: attempts.values() }, learnerId)
  return {
    isHidden: sharing.get(learnerId)?.theory === 'hidden',
    mocks: theoryLines(attempts, learnerId),
    weakest: weakestTopicsFirst(masteryByTopic(answers))
      .filter(({ estimate, right, counted }) => estimate !== null && right < counted)
      .slice(0, MOST_WEAK),
    answered: answers.length,
    lastAtMs: answers.at(-1)?.at,
  }
}
