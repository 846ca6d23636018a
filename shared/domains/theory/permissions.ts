/** Who may read and write a finished attempt. The device asks before saving, the relay before keeping. */
import * as v from 'valibot'
import type { Actor } from '#shared/kernel/actor.ts'
import { isLearner } from '#shared/kernel/actor.ts'
import type { Principal } from '#shared/kernel/principal.ts'
import { personPrincipal, teamPrincipal } from '#shared/kernel/principal.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { hazardAddsUp } from './hazard/score.ts'
import { refuse, type TheoryProblemCode } from './problems.ts'
import { isSameRecord, withoutSharing } from './same-record.ts'
import { type Attempt, AttemptSchema } from './schema.ts'
import { scoreAnswers } from './score.ts'

/**
 * TH10, TH40, TH48. Of a mock test or a practice round: the learner, the admins and, unless the
 * learner hides it, their own team.
 */
export const readersOfTheory = (
  work: Pick<Attempt, 'personId' | 'hiddenFromTeam'>,
): Principal[] => [
  personPrincipal(work.personId),
  'role:admin',
  ...(work.hiddenFromTeam ? [] : [teamPrincipal(work.personId)]),
]

/** TH9, TH37. Do the totals follow from the answers and the presses? Only what they bring may stand. */
const addsUp = (attempt: Attempt): boolean => {
  const expected = scoreAnswers(attempt.items)
  return (
    attempt.score === expected.score &&
    attempt.outOf === expected.outOf &&
    attempt.passed === expected.passed &&
    JSON.stringify(attempt.byTopic) === JSON.stringify(expected.byTopic) &&
    (attempt.hazard === undefined || hazardAddsUp(attempt.hazard))
  )
}

/**
 * TH9, TH11. May this person write this record? `before` is what is stored under the same id, or
 * null. Writing the same record again is allowed and changes nothing, so that a retry is harmless;
 * of a written one only who sees it may change (TH48).
 * Refuses: attempt-malformed, not-your-attempt, attempt-already-written, attempt-does-not-add-up.
 */
export const mayWriteAttempt = (
  actor: Actor,
  before: Attempt | null,
  record: unknown,
): Result<Attempt, TheoryProblemCode> => {
  const parsed = v.safeParse(AttemptSchema, record)
  if (!parsed.success) return refuse('attempt-malformed')
  const attempt = parsed.output
  if (!isLearner(actor) || attempt.personId !== actor.personId) return refuse('not-your-attempt')
  // Permission before existence: someone else's id must look like any other refusal.
  if (before && before.personId !== actor.personId) return refuse('not-your-attempt')
  if (before)
    return isSameRecord(withoutSharing(before), withoutSharing(attempt))
      ? ok(attempt)
      : refuse('attempt-already-written')
  return addsUp(attempt) ? ok(attempt) : refuse('attempt-does-not-add-up')
}
