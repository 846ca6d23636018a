/**
 * What an admin does with a question, as the row that is then written. Every row made here is one
 * that `mayWriteQuestion` allows. TH50–TH53.
 */
import type { PersonId } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import type { CivilDate } from '#shared/kernel/time.ts'
import { type BankRow, gapsOf } from './bank-row.ts'
import type { ImportedQuestion } from './formats/imported.ts'
import { hasOtherWords } from './may-write-question.ts'
import { type OfSchool, OPTION_COUNT, type Question } from './schema.ts'

/** Whoever does it, now. */
export type Doing = { readonly by: PersonId; readonly atMs: InstantMs }

const WORDS = [
  'topic',
  'subtopic',
  'categories',
  'region',
  'stem',
  'options',
  'explanation',
  'refs',
  'difficulty',
  'sign',
] as const

export type QuestionWords = Pick<BankRow, (typeof WORDS)[number]>

/** What of a row an editor changes. */
export const wordsOf = (row: QuestionWords): QuestionWords =>
  Object.fromEntries(WORDS.map((key) => [key, row[key]])) as QuestionWords

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The id of a new question: 10 digits of time and 16 of chance. @param bytes at least 16 */
export const newQuestionId = (atMs: InstantMs, bytes: Uint8Array): string => {
  let time = ''
  let rest = atMs
  for (let place = 0; place < 10; place += 1) {
    time = DIGITS.charAt(rest % 32) + time
    rest = Math.floor(rest / 32)
  }
  return time + [...bytes.subarray(0, 16)].map((byte) => DIGITS.charAt(byte % 32)).join('')
}

const withoutAbsent = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T

const changed = ({ by, atMs }: Doing): Pick<OfSchool, 'changedBy' | 'changedAt'> => ({
  changedBy: by,
  changedAt: atMs,
})

const writtenBy = (doing: Doing): OfSchool => ({
  ...changed(doing),
  writtenBy: doing.by,
  writtenAt: doing.atMs,
})

/** @param today in the school's zone */
export const draftOf = (
  words: QuestionWords,
  about: Doing & { readonly id: string; readonly author: string; readonly today: CivilDate },
): BankRow =>
  withoutAbsent({
    ...wordsOf(words),
    id: about.id,
    version: 1,
    status: 'draft' as const,
    author: about.author.slice(0, 80),
    effectiveFrom: about.today,
    ofSchool: writtenBy(about),
  })

/** New words: the next version, a draft again. The row itself when the words are the same. */
export const rewordedTo = (before: BankRow, words: QuestionWords, doing: Doing): BankRow => {
  const after = withoutAbsent({ ...before, ...wordsOf(words) })
  if (!hasOtherWords(before, after)) return before
  const { rightsSaidBy, rightsSaidAt, wasLive } = before.ofSchool ?? { wasLive: true as const }
  return {
    ...after,
    version: before.version + 1,
    status: 'draft',
    ofSchool: withoutAbsent({ ...writtenBy(doing), rightsSaidBy, rightsSaidAt, wasLive }),
  }
}

const withStatus = (row: BankRow, status: BankRow['status'], ofSchool: OfSchool): BankRow => ({
  ...row,
  status,
  ofSchool: status === 'live' || row.status === 'live' ? { ...ofSchool, wasLive: true } : ofSchool,
})

/** Whoever did not write it has read it and agrees; or the only admin there is. */
export const reviewed = (row: BankRow, doing: Doing): BankRow =>
  withStatus(row, 'reviewed', {
    ...row.ofSchool,
    ...changed(doing),
    reviewedBy: doing.by,
    reviewedAt: doing.atMs,
  })

/** From reviewed to live. */
export const published = (row: BankRow, doing: Doing): BankRow =>
  withStatus(row, 'live', { ...row.ofSchool, ...changed(doing) })

export const retired = (row: BankRow, doing: Doing): BankRow =>
  withStatus(row, 'retired', { ...row.ofSchool, ...changed(doing) })

/** A question of ours goes back to what the relay publishes; one of the school's is asked again. */
export const reinstated = (row: BankRow, doing: Doing): BankRow => {
  if (row.ofSchool?.writtenBy === undefined) {
    const { ofSchool: _none, ...ours } = row
    return { ...ours, status: 'live' }
  }
  return row.ofSchool.reviewedBy === undefined
    ? withStatus(row, 'draft', { ...row.ofSchool, ...changed(doing) })
    : published(row, doing)
}

export type ImportWish = Doing & {
  readonly author: string
  readonly today: CivilDate
  /** The file's name. */
  readonly from: string
  /** Asked at once, where nothing is missing and nobody else could review it. */
  readonly isLive: boolean
}

const clipped = (text: string, maximum: number): string =>
  text.length > maximum ? `${text.slice(0, maximum - 1)}…` : text

/**
 * TH53. An imported question as a row. Whoever imports has said that the school holds the right.
 * @param id new for each
 */
export const importedAs = (question: ImportedQuestion, id: string, wish: ImportWish): BankRow => {
  const { line: _line, file: _file, ...words } = question
  const draft = draftOf(
    {
      ...words,
      subtopic: words.subtopic ?? (words.topic === undefined ? undefined : 'Imported'),
      categories: words.categories ?? ['car'],
      region: words.region ?? 'GB',
      difficulty: words.difficulty ?? 2,
      options: words.options.map((option) => withoutAbsent({ ...option })),
    },
    { ...wish, id },
  )
  const row: BankRow = {
    ...draft,
    importedFrom: clipped(wish.from, 80),
    ofSchool: { ...writtenBy(wish), rightsSaidBy: wish.by, rightsSaidAt: wish.atMs },
  }
  return wish.isLive && gapsOf(row).length === 0 ? published(reviewed(row, wish), wish) : row
}

/** Words to begin with. */
export const EMPTY_WORDS: QuestionWords = {
  topic: undefined,
  subtopic: undefined,
  categories: ['car'],
  region: 'GB',
  stem: '',
  options: Array.from({ length: OPTION_COUNT }, () => ({ text: '', correct: false })),
  explanation: undefined,
  refs: [],
  difficulty: 2,
}

/** Whose words a question has. */
export type Origin = 'ours' | 'school' | 'imported'

export const originOf = (row: Pick<Question, 'ofSchool' | 'importedFrom'>): Origin => {
  if (row.importedFrom !== undefined) return 'imported'
  return row.ofSchool?.writtenBy === undefined ? 'ours' : 'school'
}
