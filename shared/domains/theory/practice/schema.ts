/**
 * What is kept of practice: a round with its answers, and what a learner lets their instructor see.
 * Parsed where they come in; inside, the inferred types are trusted.
 */
import * as v from 'valibot'
import { AnswerSchema, AttemptSchema } from '../schema.ts'

const wholeFromZero = v.pipe(v.number(), v.integer(), v.minValue(0))

/** More answers than this are two rounds. About 160 characters each, far below a row's limit. */
export const MOST_ANSWERS = 200

/** TH40. One answer; its question is shown with the right option the moment after. */
const PracticeAnswerSchema = v.strictObject({
  questionId: AnswerSchema.entries.questionId,
  version: AnswerSchema.entries.version,
  topic: AnswerSchema.entries.topic,
  /** In the question's own order, not the screen's. */
  chosen: v.pipe(wholeFromZero, v.maxValue(3)),
  correct: v.boolean(),
  /** Wall time of the answer, ms UTC. */
  at: wholeFromZero,
  /** From seeing the question to answering, by the monotonic clock. */
  ms: wholeFromZero,
})

export const PRACTICE_KINDS = ['topic', 'weak', 'quick', 'due', 'ids'] as const

/** TH40. A practice round, finished or interrupted. It may only grow. Instants in ms UTC. */
export const PracticeRoundSchema = v.strictObject({
  id: AttemptSchema.entries.id,
  personId: AttemptSchema.entries.personId,
  deviceId: AttemptSchema.entries.deviceId,
  kind: v.picklist(PRACTICE_KINDS),
  /** In the order they were given; no round without any. */
  answers: v.pipe(v.array(PracticeAnswerSchema), v.minLength(1), v.maxLength(MOST_ANSWERS)),
  startedAt: wholeFromZero,
  /** When the last answer was given. */
  finishedAt: wholeFromZero,
  /** TH48. Absent: the learner's team may read it. */
  hiddenFromTeam: v.optional(v.literal(true)),
})

/** TH48. What a learner lets their team see. One row a learner, by their id. */
export const SharingSchema = v.strictObject({
  personId: AttemptSchema.entries.personId,
  theory: v.picklist(['shown', 'hidden']),
  /** Of two devices that chose differently, the later choice stands. ms UTC. */
  at: wholeFromZero,
})

export type PracticeAnswer = v.InferOutput<typeof PracticeAnswerSchema>
export type PracticeKind = (typeof PRACTICE_KINDS)[number]
export type PracticeRound = v.InferOutput<typeof PracticeRoundSchema>
export type Sharing = v.InferOutput<typeof SharingSchema>
