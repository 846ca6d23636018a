/** Who may record a payment or strike one out. MO1, MO3, MO4, MO6, PE9. */
import type { Step } from '#shared/documents/document-kind.ts'
import { appendedKeys, touchesOnly } from '#shared/documents/touched.ts'
import {
  type Actor,
  isAdmin,
  isInstructor,
  knowsRestricted,
  teaches,
} from '#shared/kernel/actor.ts'
import { leftTeamOf, lessonToWriteUp, refuseLateWork } from '#shared/kernel/late-work.ts'
import { type Principal, personPrincipal } from '#shared/kernel/principal.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { refuse } from './problems.ts'
import { MOST_PENCE, type Payment } from './schema.ts'

export const paymentReaders = (payment: Payment): Principal[] => [
  'role:admin',
  personPrincipal(payment.learnerId),
  personPrincipal(payment.recordedBy),
]

const FIELDS = [
  'id',
  'learnerId',
  'recordedBy',
  'bookingId',
  'amountPence',
  'currency',
  'method',
  'paidAt',
  'receipt',
]

export const mayChangePayment = (actor: Actor, step: Step<Payment>): Result<undefined> => {
  const { before, after, touched } = step
  if (before === undefined) {
    if (
      !touchesOnly(
        touched,
        FIELDS.map((field) => [field]),
      )
    )
      return refuse('payment-fixed')
    if (after.amountPence > MOST_PENCE) return refuse('amount-too-high')
    if (knowsRestricted(actor, after.learnerId)) return refuse('learner-restricted')
    if (after.recordedBy !== actor.personId) return refuse('only-staff-record')
    if (isAdmin(actor)) return ok(undefined)
    if (!isInstructor(actor)) return refuse('only-staff-record')
    const { learnerId, bookingId } = after
    const left = leftTeamOf(actor, learnerId)
    if (teaches(actor, learnerId) || lessonToWriteUp(actor, learnerId, bookingId))
      return ok(undefined)
    return left ? refuseLateWork(left) : refuse('not-your-learner')
  }
  if (!touchesOnly(touched, [['strikes', '*']])) return refuse('payment-fixed')
  const added = appendedKeys(touched, 'strikes', before.strikes)
  const own = added?.every((key) => after.strikes[key]?.by === actor.personId) ?? false
  const may = isAdmin(actor) || (isInstructor(actor) && before.recordedBy === actor.personId)
  if (!own || !may) return refuse('payment-fixed')
  const { learnerId, bookingId } = before
  if (knowsRestricted(actor, learnerId)) return refuse('learner-restricted')
  const left = leftTeamOf(actor, learnerId)
  return left && !lessonToWriteUp(actor, learnerId, bookingId)
    ? refuseLateWork(left)
    : ok(undefined)
}
