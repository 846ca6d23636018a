/** Who may read and write a finished attempt. The device asks before saving, the relay before keeping. */
import * as v from 'valibot'
import type { Actor } from '#shared/kernel/actor.ts'
import { isLearner } from '#shared/kernel/actor.ts'
import type { Principal } from '#shared/kernel/principal.ts'
import { personPrincipal, teamPrincipal } from '#shared/kernel/principal.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { hazardAddsUp } from './hazard/score.ts'
import { refuse, type TheoryProblemCode } from './problems.ts'
import { type Attempt, AttemptSchema } from './schema.ts'
import { scoreAnswers } from './score.ts'

/** TH10. The learner, the admins and the learner's own team. */
export const readersOfAttempt = (attempt: Pick<Attempt, 'personId'>): Principal[] => [
  personPrincipal(attempt.personId),
  'role:admin',
  teamPrincipal(attempt.personId),
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

const sortedKeys = (_key: string, value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

const isSameRecord = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a, sortedKeys) === JSON.stringify(b, sortedKeys)

/**
 * TH9, TH11. May this person write this record? `before` is what is stored under the same id, or
 * null. Writing the same record again is allowed and changes nothing, so that a retry is harmless.
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
  if (before) return isSameRecord(before, attempt) ? ok(before) : refuse('attempt-already-written')
  return addsUp(attempt) ? ok(attempt) : refuse('attempt-does-not-add-up')
}
