/** Who may answer a case. RE3, RE4, RE6. */
import type { Row, Step } from '#shared/documents/document-kind.ts'
import { tipsOf } from '#shared/documents/tips.ts'
import { appendedKeys, touchesOnly } from '#shared/documents/touched.ts'
import { type Actor, isAdmin, isInstructor } from '#shared/kernel/actor.ts'
import { keyOf } from '#shared/kernel/ids.ts'
import { type Principal, personPrincipal } from '#shared/kernel/principal.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { bookingIdsIn } from './find-cases.ts'
import { refuse } from './problems.ts'
import type { Decision } from './schema.ts'

export const decisionReaders = (decision: Decision): Principal[] => [
  'role:admin',
  personPrincipal(decision.instructorId),
  ...decision.audience.map(personPrincipal),
]

const CREATION = [['id'], ['caseKind'], ['instructorId'], ['audience']]

type Parties = Row & { readonly instructorId: string; readonly learnerId: string }

/** The bookings the case's id names, as far as they are here: one that is not says nothing. */
const bookingsOf = ({ beside = [] }: Step<Decision>): readonly Parties[] =>
  beside.filter(({ table }) => table === 'booking') as Parties[]

/** Its key says what it is about, whatever its author says: a clash, of one instructor's lessons. RE3. */
const isClashOf = (instructorId: string, step: Step<Decision>): boolean =>
  bookingIdsIn(keyOf(step.doc)).length === 2 &&
  bookingsOf(step).every((one) => one.instructorId === instructorId)

/** Is it of everybody in the case, and of nobody else? Asked when all of its bookings are here. RE4. */
const isOfItsCase = (step: Step<Decision>): boolean => {
  const { instructorId, audience } = step.after
  const named = bookingIdsIn(keyOf(step.doc))
  const known = bookingsOf(step)
  if (known.some((one) => one.instructorId !== instructorId)) return false
  if (named.length === 0 || known.length < named.length) return true
  const parties = new Set([instructorId, ...known.map(({ learnerId }) => learnerId)])
  return new Set(audience).size === parties.size && audience.every((one) => parties.has(one))
}

export const mayChangeDecision = (actor: Actor, step: Step<Decision>): Result<undefined> => {
  const { before, after, touched } = step
  const decision = before ?? after
  const ownClash =
    isInstructor(actor) &&
    decision.instructorId === actor.personId &&
    decision.caseKind === 'double-booking' &&
    isClashOf(actor.personId, step)
  if (!isAdmin(actor) && !ownClash) return refuse('not-yours-to-decide')
  if (!touchesOnly(touched, before ? [['answers', '*']] : [['answers', '*'], ...CREATION])) {
    return refuse('field-not-allowed')
  }
  if (before === undefined && !isOfItsCase(step)) return refuse('other-case')
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
