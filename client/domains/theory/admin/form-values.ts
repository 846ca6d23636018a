/** A question as the editor's fields hold it: text that is being typed. Pure. */
import {
  type BankRow,
  EMPTY_WORDS,
  type Gap,
  gapsOf,
  type QuestionWords,
  readRefs,
  topicName,
  wordsOf,
  writeRefs,
} from '#shared/domains/theory/index.ts'

export type OptionValues = {
  readonly text: string
  readonly why: string
  readonly isRight: boolean
}

export type FormValues = {
  readonly stem: string
  readonly options: readonly OptionValues[]
  readonly explanation: string
  /** '' while none is chosen. */
  readonly topic: string
  readonly subtopic: string
  readonly region: BankRow['region']
  readonly difficulty: string
  readonly refs: string
}

const FEWEST_FIELDS = 4

export const valuesOf = (row: BankRow | undefined): FormValues => {
  const words = row ? wordsOf(row) : EMPTY_WORDS
  const options = words.options.map(({ text, why, correct }) => ({
    text,
    why: why ?? '',
    isRight: correct,
  }))
  const empty = { text: '', why: '', isRight: false }
  const missing = Math.max(0, FEWEST_FIELDS - options.length)
  return {
    stem: words.stem,
    options: [...options, ...Array.from({ length: missing }, () => ({ ...empty }))],
    explanation: words.explanation ?? '',
    topic: words.topic === undefined ? '' : String(words.topic),
    subtopic: words.subtopic ?? '',
    region: words.region,
    difficulty: String(words.difficulty),
    refs: writeRefs(words.refs),
  }
}

const orNothing = (text: string): string | undefined =>
  text.trim() === '' ? undefined : text.trim()

/** @param before keeps what has no field: for whom it is, its sign */
export const wordsIn = (values: FormValues, before: BankRow | undefined): QuestionWords => {
  const topic = values.topic === '' ? undefined : (Number(values.topic) as QuestionWords['topic'])
  return {
    ...wordsOf(before ?? EMPTY_WORDS),
    stem: values.stem.trim(),
    options: values.options
      .filter((option) => option.text.trim() !== '')
      .map(({ text, why, isRight }) => {
        const reason = orNothing(why)
        const option = { text: text.trim(), correct: isRight }
        return reason === undefined ? option : { ...option, why: reason }
      }),
    explanation: orNothing(values.explanation),
    topic,
    subtopic: orNothing(values.subtopic)?.slice(0, 80) ?? (topic ? topicName(topic) : undefined),
    region: values.region,
    difficulty: Number(values.difficulty) as QuestionWords['difficulty'],
    refs: readRefs(values.refs).refs,
  }
}

/** Ids of the fields, for the summary of what is wrong. */
export const FIELDS = {
  stem: 'question-stem',
  topic: 'question-topic',
  explanation: 'question-explanation',
  refs: 'question-refs',
  option: (index: number) => `question-option-${index}`,
  why: (index: number) => `question-why-${index}`,
  right: 'question-right-0',
} as const

export type FieldError = { readonly fieldId: string; readonly message: string }

/** At which field a gap is filled. */
const fieldOf = (gap: Gap, values: FormValues): string => {
  const first = (isWrong: (option: OptionValues) => boolean): number =>
    Math.max(0, values.options.findIndex(isWrong))
  switch (gap) {
    case 'topic':
      return FIELDS.topic
    case 'stem-too-long':
      return FIELDS.stem
    case 'explanation':
    case 'explanation-too-long':
      return FIELDS.explanation
    case 'refs':
      return FIELDS.refs
    case 'why':
      return FIELDS.why(first((one) => one.text.trim() !== '' && one.why.trim() === ''))
    case 'why-too-long':
      return FIELDS.why(first((one) => one.why.length > 300))
    case 'no-right-option':
    case 'several-right-options':
      return FIELDS.right
    case 'fewer-options':
      return FIELDS.option(first((one) => one.text.trim() === ''))
    case 'option-too-long':
      return FIELDS.option(first((one) => one.text.length > 90))
    case 'more-options':
    case 'same-options':
      return FIELDS.option(0)
  }
}

/** Each empty field of the four says so itself. */
const missingOptions = ({ options }: FormValues): FieldError[] =>
  options.flatMap(({ text }, index) =>
    text.trim() === '' && index < FEWEST_FIELDS
      ? [{ fieldId: FIELDS.option(index), message: `Write answer ${'ABCD'[index]}` }]
      : [],
  )

/**
 * What keeps the form from being saved.
 * @param mustBeWhole a draft may lack pieces, but it has to ask something
 */
export const errorsIn = (
  values: FormValues,
  before: BankRow | undefined,
  mustBeWhole: boolean,
  words: Readonly<Record<Gap, string>>,
): FieldError[] => {
  if (values.stem.trim() === '') return [{ fieldId: FIELDS.stem, message: 'Write the question' }]
  const { unknown } = readRefs(values.refs)
  const notRead =
    unknown.length === 0
      ? []
      : [
          {
            fieldId: FIELDS.refs,
            message: `Write rules by number, and others as “annex:3”, with “;” between; “${unknown[0]}” cannot be read`,
          },
        ]
  if (!mustBeWhole) return notRead
  const gaps = gapsOf(wordsIn(values, before)).filter(
    (gap) => gap !== 'refs' || notRead.length === 0,
  )
  return [
    ...gaps.flatMap((gap) =>
      gap === 'fewer-options'
        ? missingOptions(values)
        : [{ fieldId: fieldOf(gap, values), message: words[gap] }],
    ),
    ...notRead,
  ]
}
