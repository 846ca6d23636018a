/** Who may answer a case. RE3, RE6. */
import type { Step } from '#shared/documents/document-kind.ts'
import { tipsOf } from '#shared/documents/tips.ts'
import { appendedKeys, touchesOnly } from '#shared/documents/touched.ts'
import { type Actor, isAdmin, isInstructor } from '#shared/kernel/actor.ts'
import { type Principal, personPrincipal } from '#shared/kernel/principal.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { refuse } from './problems.ts'
import type { Decision } from './schema.ts'

export const decisionReaders = (decision: Decision): Principal[] => [
  'role:admin',
  personPrincipal(decision.instructorId),
  ...decision.audience.map(personPrincipal),
]

const CREATION = [['id'], ['caseKind'], ['instructorId'], ['audience']]

export const mayChangeDecision = (actor: Actor, step: Step<Decision>): Result<undefined> => {
  const { before, after, touched } = step
  const decision = before ?? after
  const ownClash =
    isInstructor(actor) &&
    decision.instructorId === actor.personId &&
    decision.caseKind === 'double-booking'
  if (!isAdmin(actor) && !ownClash) return refuse('not-yours-to-decide')
  if (!touchesOnly(touched, before ? [['answers', '*']] : [['answers', '*'], ...CREATION])) {
    return refuse('field-not-allowed')
  }
  const added = appendedKeys(touched, 'answers', before?.answers)
  if (added === undefined || added.length !== 1) return refuse('step-not-allowed')
  const answer = after.answers[added[0] as string]
  if (answer === undefined || answer.by !== actor.personId) return refuse('step-not-allowed')
  if (answer.as === 'admin' && !isAdmin(actor)) return refuse('not-yours-to-decide')
  const tips = tipsOf(before?.answers ?? {})
  const known =
    answer.after.length === tips.length && [...answer.after].sort().join() === tips.join()
  if (!known) return refuse('step-not-allowed')
  // RE6: an answer stands until whoever gave it, or an admin, takes it up again.
  const mayReplace = tips.every((id) => {
    const standing = before?.answers[id]
    return standing?.by === actor.personId || standing?.choice === 'reopened'
  })
  return isAdmin(actor) || mayReplace ? ok(undefined) : refuse('not-yours-to-decide')
}
