/** Who is asking. Proven by the session on the relay; on a device, remembered from the last welcome. */

export type Role = 'admin' | 'instructor' | 'learner'
export const ROLES: readonly Role[] = ['admin', 'instructor', 'learner']

export type PersonId = string
export type DeviceId = string
export type SchoolId = string

/**
 * A learner whom this person has ceased to teach, and the lessons of that time they may still write
 * up. Made by the relay from the records as they stand there; a device does not have it.
 */
export type FormerTeam = {
  readonly learnerId: PersonId
  /** The time the admin gave the end of the assignment. */
  readonly untilMs: number
  /** Given by this person before `untilMs` and lately, by the relay's bookings. */
  readonly lessons: readonly {
    readonly id: string
    readonly startsAtMs: number
    readonly durationMinutes: number
  }[]
}

export type Actor = {
  readonly personId: PersonId
  readonly roles: readonly Role[]
  /**
   * Learners whose team this person was put on: own learners for an instructor, oneself for a
   * learner. The relay derives it from the assignments it holds, never from the message.
   */
  readonly teams: readonly PersonId[]
  /**
   * Learners of this school whose data is restricted, whoever asks. The relay knows; a device leaves
   * it out, and its commands look into the learner's file.
   */
  readonly restricted?: readonly PersonId[]
  readonly formerTeams?: readonly FormerTeam[]
  /**
   * Whom a learner may ask for a lesson: who teaches in the school, and whoever has taught them. Made by
   * the relay; a device does not have it.
   */
  readonly instructors?: readonly PersonId[]
}

export const hasRole = (actor: Actor, role: Role): boolean => actor.roles.includes(role)
export const isAdmin = (actor: Actor): boolean => hasRole(actor, 'admin')
export const isInstructor = (actor: Actor): boolean => hasRole(actor, 'instructor')
export const isLearner = (actor: Actor): boolean => hasRole(actor, 'learner')
/** Whoever is assigned belongs to it as long as they are an instructor; the learner always. PE4. */
export const isOnTeamOf = (actor: Actor, learnerId: PersonId): boolean =>
  actor.teams.includes(learnerId) && (actor.personId === learnerId || isInstructor(actor))
/** Is nothing new to be written about this learner? */
export const knowsRestricted = (actor: Actor, learnerId: PersonId): boolean =>
  actor.restricted?.includes(learnerId) === true
/** An instructor of this learner. Nobody teaches themselves, also not an instructor who learns here. */
export const teaches = (actor: Actor, learnerId: PersonId): boolean =>
  isInstructor(actor) && isOnTeamOf(actor, learnerId) && actor.personId !== learnerId
