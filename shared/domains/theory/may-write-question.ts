/** Who may change the question bank, and how. The device asks before saving, the relay before keeping. */
import type { PushStep } from '#shared/documents/published-set.ts'
import { type Actor, isAdmin } from '#shared/kernel/actor.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { type BankRow, gapsOf } from './bank-row.ts'
import { refuse, type TheoryProblemCode } from './problems.ts'
import type { OfSchool } from './schema.ts'

type Step = PushStep<BankRow>
type Verdict = Result<undefined, TheoryProblemCode>

/** What is not a question's words: who did what with it, and when. */
const ABOUT_IT: readonly string[] = [
  'id',
  'version',
  'status',
  'author',
  'reviewer',
  'importedFrom',
  'ofSchool',
]

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]),
  )
}

const isSame = (a: unknown, b: unknown): boolean =>
  JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

const saidIn = (row: BankRow): unknown =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !ABOUT_IT.includes(key)))

/** TH50. Does the new row say something else to whoever answers it? */
export const hasOtherWords = (before: BankRow, after: BankRow): boolean =>
  !isSame(saidIn(before), saidIn(after))

/** TH52. A question of ours that was only retired here goes back to what the relay publishes. */
const isGivenBack = (before: BankRow | undefined, after: BankRow): boolean =>
  before?.ofSchool !== undefined &&
  before.ofSchool.writtenBy === undefined &&
  after.ofSchool === undefined &&
  after.status === 'live' &&
  after.version === before.version &&
  isSame(
    [before.author, before.reviewer, before.importedFrom],
    [after.author, after.reviewer, after.importedFrom],
  ) &&
  !hasOtherWords(before, after)

/** TH50. Changed words: the next version, under the writer's own name. */
const versionHolds = (actor: Actor, { before, after }: Step, mine: OfSchool): Verdict => {
  if (before === undefined) {
    if (after.version !== 1) return refuse('question-changed-meanwhile')
    return mine.writtenBy === actor.personId ? ok(undefined) : refuse('question-forged')
  }
  const isRewritten = hasOtherWords(before, after)
  if (after.version !== before.version + (isRewritten ? 1 : 0))
    return refuse('question-changed-meanwhile')
  const writer = isRewritten ? actor.personId : before.ofSchool?.writtenBy
  return mine.writtenBy === writer ? ok(undefined) : refuse('question-forged')
}

/** TH51. Whoever reviews is not the writer, where the school has somebody else. */
const reviewHolds = (actor: Actor, { before, after, holders }: Step, mine: OfSchool): Verdict => {
  const { writtenBy, reviewedBy } = mine
  const isAsked = after.status === 'live' || after.status === 'reviewed'
  if (isAsked && gapsOf(after).length > 0) return refuse('question-malformed')
  if (isAsked && writtenBy !== undefined && reviewedBy === undefined)
    return refuse('question-needs-review')
  const isStanding =
    before !== undefined &&
    reviewedBy === before.ofSchool?.reviewedBy &&
    !hasOtherWords(before, after)
  if (reviewedBy === undefined || isStanding) return ok(undefined)
  if (reviewedBy !== actor.personId) return refuse('question-forged')
  const others = holders?.('admin').filter((one) => one !== writtenBy) ?? []
  return reviewedBy === writtenBy && others.length > 0
    ? refuse('question-needs-review')
    : ok(undefined)
}

/** TH53. Where it came from and who answered for it is said once, by whoever brought it in. */
const originHolds = (actor: Actor, { before, after }: Step, mine: OfSchool): Verdict => {
  if (before !== undefined) {
    const isKept =
      before.importedFrom === after.importedFrom &&
      before.ofSchool?.rightsSaidBy === mine.rightsSaidBy &&
      before.ofSchool?.rightsSaidAt === mine.rightsSaidAt
    return isKept ? ok(undefined) : refuse('question-needs-rights')
  }
  if (after.importedFrom === undefined) return ok(undefined)
  const isSaid = mine.rightsSaidBy === actor.personId && mine.rightsSaidAt !== undefined
  return isSaid ? ok(undefined) : refuse('question-needs-rights')
}

/** TH51. Once asked, it stays readable to whoever answered it. */
const wasLiveHolds = ({ before, after }: Step, mine: OfSchool): Verdict => {
  const wasLive =
    after.status === 'live' ||
    before?.ofSchool?.wasLive === true ||
    (before !== undefined && before.ofSchool === undefined)
  return (mine.wasLive === true) === wasLive ? ok(undefined) : refuse('question-malformed')
}

/**
 * TH50–TH53. May this person write this row of the bank? The same row again is allowed.
 * Refuses: not-your-bank, question-malformed, question-changed-meanwhile, question-forged,
 * question-needs-review, question-needs-rights.
 */
export const mayWriteQuestion = (actor: Actor, step: Step): Verdict => {
  const { id, before, after } = step
  if (!isAdmin(actor)) return refuse('not-your-bank')
  if (after.id !== id) return refuse('question-malformed')
  if (before !== undefined && isSame(before, after)) return ok(undefined)
  if (isGivenBack(before, after)) return ok(undefined)
  const mine = after.ofSchool
  if (mine === undefined || mine.changedBy !== actor.personId) return refuse('question-forged')
  const verdicts = [
    versionHolds(actor, step, mine),
    reviewHolds(actor, step, mine),
    originHolds(actor, step, mine),
    wasLiveHolds(step, mine),
  ]
  return verdicts.find((verdict) => !verdict.ok) ?? ok(undefined)
}
