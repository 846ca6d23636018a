/**
 * A pack: the questions of one topic, as they are published between two versions of the app. Ours,
 * never a school's. TH57.
 */
import * as v from 'valibot'
import { gapsOf } from './bank-row.ts'
import { hasOtherWords } from './may-write-question.ts'
import { BankFileSchema, type Question } from './schema.ts'

const PackSchema = v.strictObject({
  format: v.literal('dual-control-pack'),
  formatVersion: v.literal(1),
  /** Grows with every pack of a topic. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  ...BankFileSchema.entries,
})

export type QuestionPack = v.InferOutput<typeof PackSchema>

/** Each is a sentence. `question`: its id. */
export type PackProblem = { readonly question?: string; readonly message: string }

export type PackCheck = {
  readonly problems: readonly PackProblem[]
  /** Undefined when there are problems. */
  readonly pack?: QuestionPack
  /** Ids of questions by what the pack does with them. */
  readonly does: {
    readonly adds: readonly string[]
    readonly changes: readonly string[]
    readonly retires: readonly string[]
    /** Stand in this or a newer version already. */
    readonly leaves: readonly string[]
  }
}

const NOTHING: PackCheck['does'] = { adds: [], changes: [], retires: [], leaves: [] }

const problemOf = (
  question: Question,
  topic: number,
  standing: Question | undefined,
): string | undefined => {
  if (question.topic !== topic) return 'It belongs to another topic than the pack.'
  if (question.importedFrom !== undefined || question.ofSchool !== undefined)
    return 'It is a school’s own question. Those never leave their school.'
  const gaps = gapsOf(question)
  if (gaps.length > 0) return `It is not whole: ${gaps.join(', ')}.`
  const isStanding = standing?.version === question.version
  const isTheSame = isStanding && standing?.status === question.status
  if (isStanding && (!isTheSame || hasOtherWords(standing, question)))
    return `It has changed, and its version is still ${question.version}.`
  return undefined
}

/** @param bank every question that is published now */
export const checkPack = (content: unknown, bank: readonly Question[]): PackCheck => {
  const parsed = v.safeParse(PackSchema, content)
  if (!parsed.success) {
    const [issue] = parsed.issues
    const where = v.getDotPath(issue)
    return {
      problems: [{ message: `${where ? `${where}: ` : ''}${issue.message}` }],
      does: NOTHING,
    }
  }
  const pack = parsed.output
  const standing = new Map(bank.map((question) => [question.id, question]))
  const seen = new Set<string>()
  const problems: PackProblem[] = []
  const does = { adds: [], changes: [], retires: [], leaves: [] } as Record<
    keyof PackCheck['does'],
    string[]
  >
  for (const question of pack.questions) {
    const { id } = question
    const before = standing.get(id)
    const message = seen.has(id)
      ? 'It is in the pack twice.'
      : problemOf(question, pack.topic, before)
    seen.add(id)
    if (message !== undefined) problems.push({ question: id, message })
    if (before && before.version >= question.version) does.leaves.push(id)
    else if (question.status === 'retired') does.retires.push(id)
    else if (before) does.changes.push(id)
    else does.adds.push(id)
  }
  return problems.length > 0 ? { problems, does: NOTHING } : { problems, pack, does }
}

/** TH57. Of each question the newest version; of two alike the later one given. */
export const newestOf = (...banks: readonly (readonly Question[])[]): Question[] => {
  const newest = new Map<string, Question>()
  for (const question of banks.flat()) {
    const known = newest.get(question.id)
    if (!known || known.version <= question.version) newest.set(question.id, question)
  }
  return [...newest.values()]
}
