/** Who is asking. Proven by the session on the relay; on a device, remembered from the last welcome. */

export type Role = 'admin' | 'instructor' | 'learner'
export const ROLES: readonly Role[] = ['admin', 'instructor', 'learner']

export type PersonId = string
export type DeviceId = string
export type SchoolId = string

export type Actor = {
  readonly personId: PersonId
  readonly roles: readonly Role[]
  /**
   * Learners whose team this person belongs to: own learners for an instructor, oneself for a
   * learner. The relay derives it from the assignments it holds, never from the message.
   */
  readonly teams: readonly PersonId[]
  /**
   * Learners of this school whose data is restricted, whoever asks. The relay knows; a device leaves
   * it out, and its commands look into the learner's file.
   */
  readonly restricted?: readonly PersonId[]
}

export const hasRole = (actor: Actor, role: Role): boolean => actor.roles.includes(role)
export const isAdmin = (actor: Actor): boolean => hasRole(actor, 'admin')
export const isInstructor = (actor: Actor): boolean => hasRole(actor, 'instructor')
export const isLearner = (actor: Actor): boolean => hasRole(actor, 'learner')
export const isOnTeamOf = (actor: Actor, learnerId: PersonId): boolean =>
  actor.teams.includes(learnerId)
/** Is nothing new to be written about this learner? */
export const knowsRestricted = (actor: Actor, learnerId: PersonId): boolean =>
  actor.restricted?.includes(learnerId) === true
/** An instructor of this learner. Nobody teaches themselves, also not an instructor who learns here. */
export const teaches = (actor: Actor, learnerId: PersonId): boolean =>
  isInstructor(actor) && isOnTeamOf(actor, learnerId) && actor.personId !== learnerId
