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
})

export type Question = v.InferOutput<typeof QuestionSchema>
export type QuestionOption = v.InferOutput<typeof OptionSchema>
export type BankFile = v.InferOutput<typeof BankFileSchema>
export type Answer = v.InferOutput<typeof AnswerSchema>
export type TopicScore = v.InferOutput<typeof TopicScoreSchema>
export type Attempt = v.InferOutput<typeof AttemptSchema>
