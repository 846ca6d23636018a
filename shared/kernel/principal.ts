/**
 * A principal is anything that may be allowed to read. A record names its readers; a person holds
 * principals; one join between the two answers who may read what.
 */
import { type Actor, isOnTeamOf, type PersonId, type Role } from './actor.ts'

export type Principal =
  | 'school'
  | `role:${Role}`
  | 'role:staff'
  | `person:${string}`
  | `team:${string}`
  /** Nobody reads by it. The learner holds it whose data is restricted, so that the relay knows. */
  | `restricted:${string}`
  | `former:${string}`

export const personPrincipal = (personId: PersonId): Principal => `person:${personId}`
const TEAM = 'team:'
export const teamPrincipal = (learnerId: PersonId): Principal => `${TEAM}${learnerId}`

export const restrictedPrincipal = (learnerId: PersonId): Principal => `restricted:${learnerId}`
const FORMER = 'former:'

/**
 * Held by whoever was on a learner's team until then. No record names it as a reader, so it opens
 * nothing; the relay knows from it whose late work to look at (PE13).
 */
export const formerPrincipal = (learnerId: PersonId, untilMs: number): Principal =>
  `${FORMER}${untilMs}:${learnerId}`

/** Whose team somebody was on and until when; undefined for any other principal. */
export const formerOf = (
  principal: string,
): { readonly learnerId: PersonId; readonly untilMs: number } | undefined => {
  if (!principal.startsWith(FORMER)) return undefined
  const [until = '', ...learner] = principal.slice(FORMER.length).split(':')
  return { learnerId: learner.join(':'), untilMs: Number(until) }
}

/** Every principal a person holds: the school, own id, own roles, staff, the teams they are on. */
export const principalsOf = (actor: Actor): Principal[] => [
  'school',
  personPrincipal(actor.personId),
  ...actor.roles.map((role): Principal => `role:${role}`),
  ...(actor.roles.some((role) => role !== 'learner') ? (['role:staff'] as const) : []),
  ...actor.teams.filter((learnerId) => isOnTeamOf(actor, learnerId)).map(teamPrincipal),
]

/**
 * Does this count for somebody with these roles, who holds it because of a record? A team that they
 * were put on as an instructor does not when they are none any more.
 */
export const countsFor = (
  { personId, roles }: Pick<Actor, 'personId' | 'roles'>,
  principal: string,
): boolean => {
  if (!principal.startsWith(TEAM)) return true
  const learnerId = principal.slice(TEAM.length)
  return isOnTeamOf({ personId, roles, teams: [learnerId] }, learnerId)
}

/** May someone holding `held` read a record whose readers are `readers`? Deny by default. */
export const mayRead = (held: readonly Principal[], readers: readonly Principal[]): boolean =>
  readers.some((reader) => held.includes(reader))
