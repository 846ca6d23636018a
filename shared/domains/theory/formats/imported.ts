/**
 * What comes out of a file of questions, whatever its format: questions that may lack pieces, and
 * what was wrong with the file, line by line. Nothing here throws.
 */
import { DRAFT_MAX } from '../bank-row.ts'
import type { Question } from '../schema.ts'

export type ImportedOption = {
  readonly text: string
  readonly correct: boolean
  readonly why?: string | undefined
}

export type ImportedQuestion = {
  /** Where it begins, from 1. */
  readonly line: number
  /** Which file of a package. */
  readonly file?: string | undefined
  readonly stem: string
  readonly options: readonly ImportedOption[]
  readonly explanation?: string | undefined
  readonly topic?: Question['topic'] | undefined
  readonly subtopic?: string | undefined
  readonly categories?: Question['categories'] | undefined
  readonly region?: Question['region'] | undefined
  readonly refs: Question['refs']
  readonly difficulty?: Question['difficulty'] | undefined
  readonly sign?: string | undefined
}

/** Code -> what happened and what to do. `true`: the question, or the file, was not taken. */
const SENTENCES = {
  'too-large': [true, 'The file is larger than can be read here. Split it into smaller ones.'],
  'too-many': [true, 'There are more questions than are read at once. Split the file.'],
  'too-many-mistakes': [
    true,
    'There are more mistakes than anybody reads at once; nothing after this line was read. Correct those above first.',
  ],
  'more-left-out': [false, 'More was left out than is listed here.'],
  'not-text': [true, 'This is not text in UTF-8. Save the file as UTF-8 and choose it again.'],
  'not-known': [true, 'This is none of the formats that are read here.'],
  empty: [true, 'There is no question in this file.'],
  'no-stem': [true, 'The question has no words.'],
  'no-options': [true, 'The question has no answers to choose from.'],
  'too-long': [true, 'A part of the question is too long to be kept. Shorten it.'],
  'too-many-options': [true, `There are more than ${DRAFT_MAX.options} answers.`],
  'other-kind': [true, 'This is not a multiple-choice question. Only those are read.'],
  'brace-missing': [true, 'A brace { or } is missing or there is one too many.'],
  'answer-missing': [true, 'It is not said which answer is right.'],
  'answer-unknown': [true, 'The right answer named here is not among the answers.'],
  'bad-syntax': [true, 'This line does not fit the format.'],
  'bad-weight': [true, 'A percentage has to be a number between −100 and 100.'],
  'quote-missing': [
    true,
    'A quotation mark is opened and never closed, or stands in the wrong place.',
  ],
  'no-header': [true, 'The first line has to name the columns: stem, option_a, option_b … right.'],
  'bad-xml': [true, 'This is not well-formed XML from here on.'],
  'has-entities': [true, 'The file declares entities of its own. Such files are not read.'],
  'other-version': [true, 'This is another version of the format than those that are read here.'],
  'file-missing': [true, 'The package names this file, and it is not in it.'],
  'bad-zip': [true, 'This package cannot be opened.'],
  'bad-json': [true, 'This is not JSON from here on.'],
  'bad-question': [true, 'This entry is not a question.'],
  'unknown-column': [false, 'A column nobody here knows was left out.'],
  'unknown-field': [false, 'A field nobody here knows was left out.'],
  'unknown-value': [false, 'A value nobody here knows was left out.'],
  'unknown-category': [
    false,
    'The category is none of the fourteen topics; it is kept as the subtopic.',
  ],
  'weights-left-out': [false, 'Part marks were left out: an answer is right or wrong.'],
  'format-taken-off': [false, 'Formatting such as bold was taken off.'],
  'picture-left-out': [
    false,
    'A picture or a recording was left out. Read the question without it.',
  ],
  'part-left-out': [false, 'A part of the file that is no question was left out.'],
  'title-left-out': [false, 'Titles of questions were left out.'],
  'no-manifest': [false, 'The package has no list of its files; every question in it was read.'],
} as const satisfies Record<string, readonly [boolean, string]>

export type ImportProblemCode = keyof typeof SENTENCES

export type ImportProblem = {
  readonly line: number
  readonly file?: string | undefined
  readonly code: ImportProblemCode
  readonly message: string
  /** The question, or the file, was not taken; otherwise only something about it was left out. */
  readonly isRefusal: boolean
}

export type ImportResult = {
  readonly questions: readonly ImportedQuestion[]
  readonly problems: readonly ImportProblem[]
}

/** @param about the words of the file it is about, put after the sentence */
export const problemAt = (
  line: number,
  code: ImportProblemCode,
  about?: string | undefined,
): ImportProblem => {
  const [isRefusal, sentence] = SENTENCES[code]
  const shown = about === undefined ? '' : ` (${shorten(about)})`
  return { line, code, message: `${sentence}${shown}`, isRefusal }
}

/** TH58. What is read at most: a file of a school, not of an attacker. */
export const IMPORT_MAX = {
  bytes: 10 * 1024 * 1024,
  questions: 2_000,
  /** Characters of one question with all its markup. */
  question: 64 * 1024,
  /** Mistakes after which nobody reads on, and remarks that are listed. */
  refusals: 200,
  remarks: 2_000,
} as const

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

/** Marks that change how text runs or hide in it; nobody typed them on purpose. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu

/** One line of visible words: what formats do with spaces and line breaks means nothing to a question. */
export const oneLine = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(INVISIBLE, '').replace(/ +/g, ' ').trim()

/** A question as a reader has found it, before anything was asked of it. */
export type Found = Omit<ImportedQuestion, 'refs'> & { readonly refs?: Question['refs'] }

const orNothing = (text: string | undefined): string | undefined => {
  const cleaned = text === undefined ? '' : oneLine(text)
  return cleaned === '' ? undefined : cleaned
}

const withoutAbsent = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T

const refusalOf = (question: ImportedQuestion): ImportProblemCode | undefined => {
  const { stem, options, explanation = '', subtopic = '', sign = '' } = question
  if (stem === '') return 'no-stem'
  if (options.length === 0) return 'no-options'
  if (options.length > DRAFT_MAX.options) return 'too-many-options'
  const isTooLong =
    stem.length > DRAFT_MAX.stem ||
    explanation.length > DRAFT_MAX.stem ||
    subtopic.length > 80 ||
    sign.length > 40 ||
    options.some(
      ({ text, why = '' }) => text.length > DRAFT_MAX.option || why.length > DRAFT_MAX.why,
    )
  return isTooLong ? 'too-long' : undefined
}

/** TH54. Gathers what a reader finds. A question that cannot even be a draft is refused by its line. */
export const createGathering = () => {
  const questions: ImportedQuestion[] = []
  const problems: ImportProblem[] = []
  const seen = new Set<string>()
  const said = { refusals: 0, remarks: 0 }
  let isOver = false
  const say = (line: number, code: ImportProblemCode, about?: string): undefined => {
    const problem = problemAt(line, code, about)
    const [sort, last] = problem.isRefusal
      ? (['refusals', 'too-many-mistakes'] as const)
      : (['remarks', 'more-left-out'] as const)
    said[sort] += 1
    if (said[sort] <= IMPORT_MAX[sort]) problems.push(problem)
    else if (said[sort] === IMPORT_MAX[sort] + 1) problems.push(problemAt(line, last))
    isOver ||= said.refusals > IMPORT_MAX.refusals
  }
  return {
    /** Nothing of the rest would be kept or told. */
    isOver: (): boolean => isOver,
    say,
    /** Says it of the whole file, once. */
    sayOnce: (line: number, code: ImportProblemCode, about?: string): void => {
      const key = `${code} ${about ?? ''}`
      if (!seen.has(key)) say(line, code, about)
      seen.add(key)
    },
    add: (found: Found): undefined => {
      const question: ImportedQuestion = withoutAbsent({
        ...found,
        stem: oneLine(found.stem),
        options: found.options
          .map(({ text, correct, why }) =>
            withoutAbsent({ text: oneLine(text), correct, why: orNothing(why) }),
          )
          .filter(({ text }) => text !== ''),
        explanation: orNothing(found.explanation),
        subtopic: orNothing(found.subtopic),
        sign: orNothing(found.sign),
        refs: found.refs ?? [],
      })
      const refusal = refusalOf(question)
      if (refusal) say(found.line, refusal, question.stem || undefined)
      else if (questions.length < IMPORT_MAX.questions) questions.push(question)
      else if (!seen.has('too-many')) {
        seen.add('too-many')
        say(found.line, 'too-many')
        isOver = true
      }
    },
    /** In the order of the file. A file with nothing in it says so. */
    result: (): ImportResult => {
      if (questions.length === 0 && !problems.some((one) => one.isRefusal)) say(1, 'empty')
      return { questions, problems: [...problems].sort((a, b) => a.line - b.line) }
    },
  }
}

export type Gathering = ReturnType<typeof createGathering>

/** What a writer made, and which questions its format cannot say. */
export type Written = {
  readonly text: string
  readonly leftOut: readonly { readonly index: number; readonly why: string }[]
}

/** What a writer needs of a question: a whole one or a draft. */
export type Writable = Omit<ImportedQuestion, 'line' | 'file'>

/** The nth line, from 1, at this place in a text. */
export const lineAt = (text: string, place: number): number => {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < place; at = text.indexOf('\n', at + 1))
    line += 1
  return line
}

/** The same for places asked for in order: each line is counted once. */
export const linesInOrder = (text: string): ((place: number) => number) => {
  let line = 1
  let next = text.indexOf('\n')
  return (place) => {
    for (; next !== -1 && next < place; next = text.indexOf('\n', next + 1)) line += 1
    return line
  }
}

/** One way of ending lines, and no mark at the beginning. */
export const withPlainLines = (text: string): string =>
  text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
