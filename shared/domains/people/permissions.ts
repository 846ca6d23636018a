/** Who may change a learner's file. PE3, PE4, PE7. */
import type { Step } from '#shared/documents/document-kind.ts'
import { appendedKeys, touchesOnly } from '#shared/documents/touched.ts'
import { type Actor, isAdmin, isOnTeamOf, teaches } from '#shared/kernel/actor.ts'
import { keyOf } from '#shared/kernel/ids.ts'
import { type Principal, personPrincipal, teamPrincipal } from '#shared/kernel/principal.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { refuse } from './problems.ts'
import type { Learner } from './schema.ts'
import { learnerState } from './team.ts'

export const learnerReaders = (learner: Learner): Principal[] => [
  'role:admin',
  personPrincipal(learner.personId),
  teamPrincipal(learner.personId),
]

/** The learner and everyone assigned hold the team. PE4. */
export const learnerHolds = (learner: Learner): { person: string; principal: Principal }[] =>
  [learner.personId, ...learnerState(learner).assigned].map((person) => ({
    person,
    principal: teamPrincipal(learner.personId),
  }))

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join()

export const mayChangeLearner = (actor: Actor, step: Step<Learner>): Result<undefined> => {
  const { before, after, touched } = step
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
  let expected = before ? learnerState(before).tips : []
  for (const key of [...added].sort()) {
    const event = after.events[key]
    if (event === undefined || event.by !== actor.personId) return refuse('step-not-allowed')
    if (!sameIds(event.after, expected)) return refuse('step-not-allowed')
    if (event.type === 'stage') {
      if (!admin && !teaches(actor, learner.personId)) return refuse('not-your-learner')
    } else if (!admin) return refuse('only-admin-assigns')
    expected = [key]
  }
  return ok(undefined)
}
