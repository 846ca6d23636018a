/** After a relay was put back from a backup: what a device still has of the school's questions. */
import type { PushStep } from '#shared/documents/published-set.ts'
import { type Actor, isAdmin } from '#shared/kernel/actor.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { type BankRow, gapsOf } from './bank-row.ts'
import { refuse, type TheoryProblemCode } from './problems.ts'

/** P6. Has the school gone further with its question here than there? */
export const isFurther = (mine: BankRow, theirs: BankRow): boolean => {
  if (mine.ofSchool === undefined) return false
  if (theirs.ofSchool === undefined) return true
  if (mine.version !== theirs.version) return mine.version > theirs.version
  return mine.ofSchool.changedAt > theirs.ofSchool.changedAt
}

/**
 * P6, TH50. The question as it was asked, though its bringer neither wrote nor reviewed all of it and the
 * versions between are lost. It stands under the bringer's name as the one who changed it last.
 * Refuses: not-your-bank, question-malformed, question-forged, question-changed-meanwhile.
 */
export const bringBackQuestion = (
  actor: Actor,
  { id, before, after }: PushStep<BankRow>,
): Result<BankRow, TheoryProblemCode> => {
  if (!isAdmin(actor)) return refuse('not-your-bank')
  const isAsked = after.status === 'live' || after.status === 'reviewed'
  if (after.id !== id || (isAsked && gapsOf(after).length > 0)) return refuse('question-malformed')
  if (after.ofSchool === undefined) return refuse('question-forged')
  if (before !== undefined && !isFurther(after, before)) return refuse('question-changed-meanwhile')
  return ok({ ...after, ofSchool: { ...after.ofSchool, changedBy: actor.personId } })
}
