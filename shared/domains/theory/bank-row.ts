/**
 * A row of the set `questions`. What is asked is a whole `Question`; a draft of the school's may lack
 * pieces, and says which, until an admin has filled them in.
 */
import * as v from 'valibot'
import type { Principal } from '#shared/kernel/principal.ts'
import { OPTION_COUNT, type Question, QuestionSchema } from './schema.ts'

const text = (maximum: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(maximum))

/** Wider than a question may be: what came out of a file is kept until somebody has shortened it. */
export const DRAFT_MAX = { stem: 2_000, option: 500, why: 1_000, options: 10 } as const

const DraftOptionSchema = v.strictObject({
  text: text(DRAFT_MAX.option),
  correct: v.boolean(),
  why: v.optional(text(DRAFT_MAX.why)),
})

const { entries } = QuestionSchema

const LooseSchema = v.strictObject({
  ...entries,
  topic: v.optional(entries.topic),
  subtopic: v.optional(entries.subtopic),
  stem: text(DRAFT_MAX.stem),
  options: v.pipe(v.array(DraftOptionSchema), v.maxLength(DRAFT_MAX.options)),
  explanation: v.optional(text(DRAFT_MAX.stem)),
  refs: v.pipe(v.array(entries.refs.item), v.maxLength(20)),
})

type Loose = v.InferOutput<typeof LooseSchema>

/** TH50. Changed by the school in any way: what the relay publishes leaves it alone. */
export const isOfSchool = (row: Pick<BankRow, 'ofSchool'>): boolean => row.ofSchool !== undefined

/**
 * TH52, TH57. What a school has changed stays, and so does what is newer than what is published; a
 * question is retired, never taken back.
 */
export const staysOverPublished = (standing: BankRow, published: BankRow | undefined): boolean =>
  isOfSchool(standing) || published === undefined || standing.version > published.version

/** From this schema on an app shows signs and silent scenes, and knows whose a question is. */
const SIGNS_SINCE_SCHEMA = 2

/**
 * TH59. An app of before cannot keep a paper with fields it does not know, nor show a sign or a scene:
 * it is given the question as it knew it, and none that needs a picture.
 */
export const questionAsReadBy = (row: BankRow, schema: number): unknown => {
  if (schema >= SIGNS_SINCE_SCHEMA) return row
  const { sign, scenarioId, ofSchool, importedFrom, reviewer, effectiveTo, ...plain } = row
  const needsPicture = sign !== undefined || scenarioId !== undefined
  return needsPicture || isNewDraft(row) ? null : plain
}

/** TH51. Not asked yet, and never was: only such a row may lack pieces. */
const isNewDraft = ({ status, ofSchool }: Loose): boolean =>
  status === 'draft' && ofSchool !== undefined && ofSchool.wasLive !== true

export const BankRowSchema = v.pipe(
  LooseSchema,
  v.check((row) => isNewDraft(row) || v.is(QuestionSchema, row), 'Only a draft may lack pieces.'),
)

export type BankRow = v.InferOutput<typeof BankRowSchema>

/** What keeps a draft from being asked, by name. */
export type Gap =
  | 'topic'
  | 'why'
  | 'explanation'
  | 'refs'
  | 'fewer-options'
  | 'more-options'
  | 'no-right-option'
  | 'several-right-options'
  | 'same-options'
  | 'stem-too-long'
  | 'option-too-long'
  | 'why-too-long'
  | 'explanation-too-long'

export type Gapped = {
  readonly topic?: number | undefined
  readonly stem: string
  readonly options: readonly {
    readonly text: string
    readonly correct: boolean
    readonly why?: string | undefined
  }[]
  readonly explanation?: string | undefined
  readonly refs: readonly unknown[]
}

/** TH4. The longest a question's parts may be, in characters. */
export const QUESTION_MAX = { stem: 200, option: 90, why: 300, explanation: 600 } as const

/** TH51, TH54. Everything a question lacks before it can be asked, in the order of the editor. */
export const gapsOf = ({ topic, stem, options, explanation, refs }: Gapped): Gap[] => {
  const right = options.filter((option) => option.correct).length
  const isMissing: Readonly<Record<Gap, boolean>> = {
    topic: topic === undefined,
    'stem-too-long': stem.length > QUESTION_MAX.stem,
    'fewer-options': options.length < OPTION_COUNT,
    'more-options': options.length > OPTION_COUNT,
    'no-right-option': right === 0,
    'several-right-options': right > 1,
    'same-options': new Set(options.map((option) => option.text)).size < options.length,
    'option-too-long': options.some((option) => option.text.length > QUESTION_MAX.option),
    why: options.some((option) => option.why === undefined || option.why === ''),
    'why-too-long': options.some((option) => (option.why?.length ?? 0) > QUESTION_MAX.why),
    explanation: explanation === undefined || explanation === '',
    'explanation-too-long': (explanation?.length ?? 0) > QUESTION_MAX.explanation,
    refs: refs.length === 0,
  }
  return (Object.keys(isMissing) as Gap[]).filter((gap) => isMissing[gap])
}

/** A row that can be asked as it stands, or undefined. */
export const asQuestion = (row: BankRow): Question | undefined => {
  const parsed = v.safeParse(QuestionSchema, row)
  return parsed.success && gapsOf(row).length === 0 ? parsed.output : undefined
}

/** TH51. A draft that was never asked is the admins'; everything else the whole school reads. */
export const readersOfQuestion = ({ status, ofSchool }: BankRow): Principal[] =>
  (status === 'draft' || status === 'reviewed') && ofSchool?.wasLive !== true
    ? ['role:admin']
    : ['school']
