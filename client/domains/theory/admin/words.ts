/** Every word of the office's screens of the question bank that is more than a label of one place. */
import { plural } from '#client/ui/plural.ts'
import {
  type BankRow,
  type Complaint,
  type Gap,
  type ImportProblem,
  type Origin,
  originOf,
  QUESTION_MAX,
  type QuestionFormat,
  TOPICS,
  topicName,
} from '#shared/domains/theory/index.ts'

export const STATUS_WORDS: Readonly<Record<BankRow['status'], string>> = {
  draft: 'Draft',
  reviewed: 'Reviewed',
  live: 'Live',
  retired: 'Retired',
}

export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  ours: 'Dual Control',
  school: 'the school’s own',
  imported: 'imported',
}

export const topicWords = (topic: number | undefined): string =>
  topic === undefined ? 'No topic yet' : `${topic}. ${topicName(topic)}`

export const TOPIC_OPTIONS = TOPICS.map(({ number, name }) => ({
  value: String(number),
  label: `${number}. ${name}`,
}))

/** "4. Safety margins, imported, version 2". */
export const aboutRow = (row: BankRow): string =>
  `${topicWords(row.topic)}, ${ORIGIN_WORDS[originOf(row)]}, version ${row.version}`

/** At a field of the editor, in the imperative. */
export const GAP_WORDS: Readonly<Record<Gap, string>> = {
  topic: 'Choose a topic',
  'stem-too-long': `Shorten the question to ${QUESTION_MAX.stem} characters`,
  'fewer-options': 'Write four answers',
  'more-options': 'Leave four answers and remove the others',
  'no-right-option': 'Choose the right answer',
  'several-right-options': 'Choose one right answer',
  'same-options': 'Two answers are the same. Write four different ones',
  'option-too-long': `Shorten the answers to ${QUESTION_MAX.option} characters`,
  why: 'Say of every answer why it is right or wrong',
  'why-too-long': `Shorten each reason to ${QUESTION_MAX.why} characters`,
  explanation: 'Write the explanation',
  'explanation-too-long': `Shorten the explanation to ${QUESTION_MAX.explanation} characters`,
  refs: 'Name at least one Highway Code rule, for example 126',
}

const SHORT_GAPS: Readonly<Record<Gap, string>> = {
  topic: 'no topic',
  'stem-too-long': 'question too long',
  'fewer-options': 'fewer than four answers',
  'more-options': 'more than four answers',
  'no-right-option': 'no right answer',
  'several-right-options': 'several right answers',
  'same-options': 'two answers alike',
  'option-too-long': 'answer too long',
  why: 'no reasons',
  'why-too-long': 'reason too long',
  explanation: 'no explanation',
  'explanation-too-long': 'explanation too long',
  refs: 'no rule named',
}

/** "Missing: no topic, no reasons". */
export const gapsWords = (gaps: readonly Gap[]): string =>
  gaps.length === 0 ? '' : `To do: ${gaps.map((gap) => SHORT_GAPS[gap]).join(', ')}`

export const FORMATS: readonly { value: QuestionFormat; label: string; hint: string }[] = [
  { value: 'gift', label: 'GIFT', hint: 'Moodle, with reasons and explanations' },
  { value: 'csv', label: 'CSV', hint: 'For a spreadsheet' },
  { value: 'qti', label: 'QTI 2.1', hint: 'A zip package for other learning systems' },
  { value: 'aiken', label: 'Aiken', hint: 'Plain text: questions, answers and which is right' },
  { value: 'json', label: 'JSON', hint: 'Everything, for another Dual Control school' },
]

export const RIGHTS_QUESTION = 'Do you hold the right to use these questions?'
export const RIGHTS_HINT =
  'Bought questions and those of other schools usually need their owner’s permission. The DVSA’s own questions may not be used without a licence. Your answer is kept with each question, with your name and the time.'
export const RIGHTS_YES = 'Yes, this school may use them'

export const foundWords = (count: number): string =>
  plural(count, { one: 'question can be imported', other: 'questions can be imported' })

export const gappedWords = (count: number): string =>
  `${plural(count, { one: 'question lacks', other: 'questions lack' })} something and will wait as ${count === 1 ? 'a draft' : 'drafts'}.`

/** "Line 12", "items/q2.xml, line 5". */
export const placeWords = ({ line, file }: Pick<ImportProblem, 'line' | 'file'>): string =>
  file === undefined ? `Line ${line}` : `${file}, line ${line}`

export const DECISIONS: readonly {
  value: NonNullable<Complaint['answer']>['decision']
  label: string
  hint: string
}[] = [
  { value: 'kept', label: 'Keep it', hint: 'The question is right as it stands' },
  { value: 'reworded', label: 'Reword it', hint: 'It opens for editing, and rests until reviewed' },
  { value: 'retired', label: 'Retire it', hint: 'It is not asked any more; old scores stay' },
]
