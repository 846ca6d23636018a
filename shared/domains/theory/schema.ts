/**
 * What a question and a finished attempt are. Parsed where they come in (bank files, imports, the
 * relay, a saved mock); inside, the inferred types are trusted.
 */
import * as v from 'valibot'

const nonEmpty = (maximum: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(maximum))
const wholeFromZero = v.pipe(v.number(), v.integer(), v.minValue(0))
const civilDate = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
const ulid = v.pipe(v.string(), v.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/))
const versionNumber = v.pipe(v.number(), v.integer(), v.minValue(1))
const topicNumber = v.picklist([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])

/** Options of every question: exactly four, so that screens and keyboards can rely on it. */
export const OPTION_COUNT = 4

export const OptionSchema = v.strictObject({
  text: nonEmpty(90),
  correct: v.boolean(),
  /** Why it is right, or why someone might choose it and what is wrong with it. */
  why: nonEmpty(300),
})

export const RefSchema = v.strictObject({
  /** `sign` and `marking` name a section of the Code that has no rule numbers. */
  kind: v.picklist(['rule', 'annex', 'law', 'skill', 'sign', 'marking', 'guidance']),
  id: nonEmpty(80),
})

const personId = nonEmpty(64)

/**
 * TH50–TH53. What a school did with a question; absent: it stands as the relay published it. Instants
 * in ms UTC, people by their ids.
 */
export const OfSchoolSchema = v.strictObject({
  changedBy: personId,
  changedAt: wholeFromZero,
  /** Whose words they are; absent: ours, and the school only retired the question. */
  writtenBy: v.optional(personId),
  writtenAt: v.optional(wholeFromZero),
  /** Who read these words and agreed. */
  reviewedBy: v.optional(personId),
  reviewedAt: v.optional(wholeFromZero),
  /** Who said that the school may use it, when it was imported. */
  rightsSaidBy: v.optional(personId),
  rightsSaidAt: v.optional(wholeFromZero),
  /** It has been asked once: whoever answered it reads it from then on. */
  wasLive: v.optional(v.literal(true)),
})

/** TH4, TH5. One question of the bank. Its id is never reused; changed words mean a new version. */
export const QuestionSchema = v.strictObject({
  id: ulid,
  version: versionNumber,
  status: v.picklist(['draft', 'reviewed', 'live', 'retired']),
  topic: topicNumber,
  subtopic: nonEmpty(80),
  categories: v.pipe(
    v.array(v.picklist(['car', 'motorcycle', 'lorry', 'bus', 'adi'])),
    v.minLength(1),
  ),
  /** Where the rule holds: speed limits and some laws differ between the nations. */
  region: v.picklist(['GB', 'England', 'Wales', 'Scotland', 'NI']),
  stem: nonEmpty(200),
  options: v.pipe(
    v.array(OptionSchema),
    v.length(OPTION_COUNT),
    v.check(
      (options) => options.filter((option) => option.correct).length === 1,
      'Exactly one option is right.',
    ),
  ),
  explanation: nonEmpty(600),
  refs: v.pipe(v.array(RefSchema), v.minLength(1)),
  difficulty: v.picklist([1, 2, 3]),
  author: nonEmpty(80),
  effectiveFrom: civilDate,
  /** A sign, signal or marking to look at, by its id in `signs/`; what it looks like is said there. */
  sign: v.optional(nonEmpty(40)),
  /** The silent scene three questions hang on, by its id in `bank/scenarios.json`. */
  scenarioId: v.optional(nonEmpty(40)),
  /** Who read it without the key and agreed. */
  reviewer: v.optional(nonEmpty(80)),
  /** Where an imported question came from; absent: ours. Such a question never leaves its school. */
  importedFrom: v.optional(nonEmpty(80)),
  /** What the school did with it; absent: as the relay published it. */
  ofSchool: v.optional(OfSchoolSchema),
  /** The last day it is asked: a law that ends. */
  effectiveTo: v.optional(civilDate),
})

/** One file of the bundled bank: all questions of one topic. */
export const BankFileSchema = v.strictObject({
  topic: topicNumber,
  name: nonEmpty(60),
  questions: v.array(QuestionSchema),
})

/** The order options stood in on the screen: each of 0..3 once. */
export const OptionOrderSchema = v.pipe(
  v.array(wholeFromZero),
  v.length(OPTION_COUNT),
  v.check((order) => new Set(order).size === OPTION_COUNT && order.every((o) => o < OPTION_COUNT)),
)

/** TH9. What was asked and answered. `chosen` counts in the question's own order, not the screen's. */
export const AnswerSchema = v.strictObject({
  questionId: ulid,
  version: versionNumber,
  topic: topicNumber,
  optionOrder: OptionOrderSchema,
  chosen: v.nullable(v.pipe(wholeFromZero, v.maxValue(OPTION_COUNT - 1))),
  correct: v.boolean(),
  flagged: v.boolean(),
})

export const TopicScoreSchema = v.strictObject({
  topic: topicNumber,
  right: wholeFromZero,
  outOf: wholeFromZero,
})

/**
 * One hazard clip as it was answered, in the shape of the DVSA's own result data: frames of 1/25 s
 * since the clip began to move, and the windows that were in force. C2.
 */
export const HazardClipSchema = v.strictObject({
  sceneId: nonEmpty(40),
  sceneVersion: versionNumber,
  frameRate: v.literal(25),
  /** Every press, in frames, in the order they came. */
  userResponses: v.pipe(v.array(wholeFromZero), v.maxLength(400)),
  /** Five to a hazard: 5, 4, 3, 2, 1. `code` names hazard and part, as `h1-5`. */
  scoringWindows: v.array(
    v.strictObject({
      code: nonEmpty(20),
      startFrame: wholeFromZero,
      endFrame: wholeFromZero,
      score: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
    }),
  ),
  /** Why the clip counts nothing, when it was pressed in a pattern; null when it was not. */
  inappropriateKeying: v.nullable(v.picklist(['too-many', 'too-fast', 'too-regular'])),
  /** One per hazard, 0 to 5. */
  usersScore: v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5))),
})

/** The hazard part of a mock. `passed` is of this part alone. */
export const HazardPartSchema = v.strictObject({
  clips: v.pipe(v.array(HazardClipSchema), v.minLength(1), v.maxLength(20)),
  score: wholeFromZero,
  outOf: wholeFromZero,
  passed: v.boolean(),
  finishedAt: wholeFromZero,
})

/** TH9. A finished attempt. Never changed after it is written. Instants in ms UTC; durations in ms. */
export const AttemptSchema = v.strictObject({
  id: nonEmpty(36),
  personId: nonEmpty(64),
  kind: v.literal('mock'),
  startedAt: wholeFromZero,
  finishedAt: wholeFromZero,
  /** Counted by the monotonic clock while the app was open (TH7). */
  durationMs: wholeFromZero,
  /** Null when untimed. */
  allowedMs: v.nullable(wholeFromZero),
  items: v.pipe(v.array(AnswerSchema), v.minLength(1), v.maxLength(200)),
  score: wholeFromZero,
  outOf: wholeFromZero,
  passed: v.boolean(),
  /** Weakest first (TH8). */
  byTopic: v.array(TopicScoreSchema),
  deviceId: nonEmpty(64),
  /** Absent: only the multiple-choice part was taken. `score` and `passed` above are that part's. */
  hazard: v.optional(HazardPartSchema),
  /** TH48. Absent: the learner's team may read it. The only thing its learner may change later. */
  hiddenFromTeam: v.optional(v.literal(true)),
})

export type OfSchool = v.InferOutput<typeof OfSchoolSchema>
export type Question = v.InferOutput<typeof QuestionSchema>
export type QuestionOption = v.InferOutput<typeof OptionSchema>
export type BankFile = v.InferOutput<typeof BankFileSchema>
export type Answer = v.InferOutput<typeof AnswerSchema>
export type TopicScore = v.InferOutput<typeof TopicScoreSchema>
export type HazardClip = v.InferOutput<typeof HazardClipSchema>
export type HazardPart = v.InferOutput<typeof HazardPartSchema>
export type Attempt = v.InferOutput<typeof AttemptSchema>
