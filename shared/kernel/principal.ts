/**
 * A principal is anything that may be allowed to read. A record names its readers; a person holds
 * principals; one join between the two answers who may read what.
 */
import type { Actor, PersonId, Role } from './actor.ts'

export type Principal =
  | 'school'
  | `role:${Role}`
  | 'role:staff'
  | `person:${string}`
  | `team:${string}`
  /** Nobody reads by it. The learner holds it whose data is restricted, so that the relay knows. */
  | `restricted:${string}`

export const personPrincipal = (personId: PersonId): Principal => `person:${personId}`
export const teamPrincipal = (learnerId: PersonId): Principal => `team:${learnerId}`

export const restrictedPrincipal = (learnerId: PersonId): Principal => `restricted:${learnerId}`

/** Every principal a person holds: the school, own id, own roles, staff, the teams they are on. */
export const principalsOf = (actor: Actor): Principal[] => [
  'school',
  personPrincipal(actor.personId),
  ...actor.roles.map((role): Principal => `role:${role}`),
  ...(actor.roles.some((role) => role !== 'learner') ? (['role:staff'] as const) : []),
  ...actor.teams.map(teamPrincipal),
]

/** May someone holding `held` read a record whose readers are `readers`? Deny by default. */
export const mayRead = (held: readonly Principal[], readers: readonly Principal[]): boolean =>
  readers.some((reader) => held.includes(reader))
