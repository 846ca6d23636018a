/** Who may write a practice round and the choice of who sees it. Asked by the device and the relay. */
import type { Actor } from '#shared/kernel/actor.ts'
import { isLearner } from '#shared/kernel/actor.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { refuse, type TheoryProblemCode } from '../problems.ts'
import { isSameRecord, withoutSharing } from '../same-record.ts'
import type { PracticeRound, Sharing } from './schema.ts'

/** TH40. The same round with more answers at its end, or with none more. */
const isGrown = (before: PracticeRound, after: PracticeRound): boolean => {
  const cut = {
    ...after,
    answers: after.answers.slice(0, before.answers.length),
    finishedAt: before.finishedAt,
  }
  const more = after.answers.length - before.answers.length
  return (
    isSameRecord(withoutSharing(before), withoutSharing(cut)) &&
    (more > 0 ? after.finishedAt >= before.finishedAt : after.finishedAt === before.finishedAt)
  )
}

/**
 * TH40, TH48. May this person write this round? `before` is what is stored under the same id.
 * Refuses `not-your-practice`, and `practice-already-written` for anything but more answers at the
 * end and who sees it.
 */
export const mayWritePractice = (
  actor: Actor,
  before: PracticeRound | undefined,
  after: PracticeRound,
): Result<undefined, TheoryProblemCode> => {
  if (!isLearner(actor) || after.personId !== actor.personId) return refuse('not-your-practice')
  // Permission before existence: someone else's id must look like any other refusal.
  if (before && before.personId !== actor.personId) return refuse('not-your-practice')
  if (before && !isGrown(before, after)) return refuse('practice-already-written')
  return ok(undefined)
}

/**
 * TH48. Only the learner chooses, under their own id. Refuses `not-your-choice`, and
 * `newer-choice-stands` when another device of theirs chose later.
 */
export const maySetSharing = (
  actor: Actor,
  id: string,
  before: Sharing | undefined,
  after: Sharing,
): Result<undefined, TheoryProblemCode> => {
  const isOwn = isLearner(actor) && after.personId === actor.personId && id === actor.personId
  if (!isOwn) return refuse('not-your-choice')
  const isOlder = before !== undefined && before.at > after.at
  return isOlder ? refuse('newer-choice-stands') : ok(undefined)
}
