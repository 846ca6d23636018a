/** Who may change a learner's file. PE3, PE4, PE7–PE9. */
import type { Step } from '#shared/documents/document-kind.ts'
import { appendedKeys, touchesOnly } from '#shared/documents/touched.ts'
import { type Actor, isAdmin, isOnTeamOf, teaches } from '#shared/kernel/actor.ts'
import { keyOf } from '#shared/kernel/ids.ts'
import {
  formerPrincipal,
  type Principal,
  personPrincipal,
  restrictedPrincipal,
  teamPrincipal,
} from '#shared/kernel/principal.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { formerInstructors } from './former.ts'
import { refuse } from './problems.ts'
import type { Learner, LearnerEvent } from './schema.ts'
import { learnerState } from './team.ts'

export const learnerReaders = (learner: Learner): Principal[] => [
  'role:admin',
  personPrincipal(learner.personId),
  teamPrincipal(learner.personId),
]

/**
 * The learner and everyone assigned hold the team, PE4; of restricted data the learner alone, PE8.
 * Whoever was on it holds until when, PE13.
 */
export const learnerHolds = (learner: Learner): { person: string; principal: Principal }[] => {
  const { personId } = learner
  const { assigned, restriction } = learnerState(learner)
  const own = { person: personId, principal: teamPrincipal(personId) }
  const team = restriction
    ? [own, { person: personId, principal: restrictedPrincipal(personId) }]
    : [own, ...assigned.map((person) => ({ ...own, person }))]
  const former = formerInstructors(learner).map(({ instructorId, untilMs }) => ({
    person: instructorId,
    principal: formerPrincipal(personId, untilMs),
  }))
  return [...team, ...former]
}

/** How far the clock of the admin's device may be ahead: an end is never meant for later. PE15. */
const MOST_AHEAD_MS = DAY_MS

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join()

const restrictionOf = (event: LearnerEvent) =>
  event.type === 'enrolled' ? event.restriction : undefined

/** What an admin still does with a file whose data is restricted: lift it, let an instructor go. PE9. */
const goesOnRestricted = (event: LearnerEvent): boolean =>
  event.type === 'ended' || restrictionOf(event)?.is === 'lifted'

/** Restricted is what is not, with a reason; lifted is what is restricted. */
const fitsRestriction = (event: LearnerEvent, isRestricted: boolean): boolean => {
  const restriction = restrictionOf(event)
  if (restriction === undefined) return true
  return restriction.is === 'lifted'
    ? isRestricted
    : !isRestricted && (restriction.reason ?? '').trim() !== ''
}

export const mayChangeLearner = (actor: Actor, step: Step<Learner>): Result<undefined> => {
  const { before, after, touched } = step
  // Whoever does not know yet that the data is restricted, or pretends so, is bound by it all the same.
  const current = step.standing ?? before
  const learner = before ?? after
  const admin = isAdmin(actor)
  const onTeam = isOnTeamOf(actor, learner.personId) || actor.personId === learner.personId
  if (!admin && !onTeam) return refuse('not-your-learner')
  const allowed = [['pickup'], ['events', '*'], ...(before ? [] : [['id'], ['personId']])]
  if (!touchesOnly(touched, allowed)) return refuse('field-not-allowed')
  if (before === undefined) {
    if (!admin) return refuse('only-admin-assigns')
    // One file a person, found by the person's id; a second one would hide the first.
    if (keyOf(step.doc) !== after.personId) return refuse('field-not-allowed')
  }
  const added = appendedKeys(touched, 'events', before?.events)
  if (added === undefined) return refuse('step-not-allowed')
  const isRestricted = current !== undefined && learnerState(current).restriction !== undefined
  if (isRestricted && !touchesOnly(touched, [['events', '*']])) return refuse('learner-restricted')
  let expected = before ? learnerState(before).tips : []
  for (const key of [...added].sort()) {
    const event = after.events[key]
    if (event === undefined || event.by !== actor.personId) return refuse('step-not-allowed')
    if (!sameIds(event.after, expected)) return refuse('step-not-allowed')
    if (isRestricted && !goesOnRestricted(event)) return refuse('learner-restricted')
    if (event.type === 'stage') {
      if (!admin && !teaches(actor, learner.personId)) return refuse('not-your-learner')
    } else if (!admin) {
      return refuse(restrictionOf(event) ? 'only-admin-restricts' : 'only-admin-assigns')
    } else if (!fitsRestriction(event, isRestricted)) return refuse('step-not-allowed')
    if (event.type === 'ended' && event.from > step.now + MOST_AHEAD_MS) return refuse('end-ahead')
    expected = [key]
  }
  return ok(undefined)
}
