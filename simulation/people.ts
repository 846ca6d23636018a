/** Who works in the simulated schools, and with how many devices. */
import type { Identity } from '#client/engine/api.ts'
import type { Role } from '#shared/kernel/actor.ts'

type Person = { readonly id: string; readonly role: Role; readonly devices: number }

export const SCHOOL = 'simulated-school'
export const OTHER_SCHOOL = 'other-school'

const PEOPLE: readonly Person[] = [
  { id: 'ann', role: 'admin', devices: 2 },
  { id: 'sarah', role: 'instructor', devices: 2 },
  { id: 'dev', role: 'instructor', devices: 1 },
  { id: 'amira', role: 'learner', devices: 2 },
  { id: 'seun', role: 'learner', devices: 1 },
  { id: 'grace', role: 'learner', devices: 1 },
]
export const LEARNERS = ['amira', 'seun', 'grace']
export const INSTRUCTORS = ['sarah', 'dev']

/** A device of a person of the school whose owner has written a client of their own. */
export const HOSTILE_DEVICE = 'hostile'

const identityOf = (
  school: string,
  { id, role }: Person,
  deviceId: string,
  index: number,
): Identity => ({
  personId: id,
  displayName: id,
  roles: [role],
  schoolId: school,
  schoolName: school,
  deviceId,
  actorPrefix: (0xa000 + index).toString(16).repeat(4),
})

/** The devices of the school. */
export const staffed = (): Identity[] =>
  PEOPLE.flatMap((person, p) =>
    Array.from({ length: person.devices }, (_, d) =>
      identityOf(SCHOOL, person, `${person.id}-${d + 1}`, p * 4 + d),
    ),
  )

/** People of the same names at another school of the same relay: their records have the same ids. */
export const otherSchool = (): Identity[] =>
  PEOPLE.filter((one) => ['ann', 'amira'].includes(one.id)).map((person, p) =>
    identityOf(OTHER_SCHOOL, person, `other-${person.id}`, 0x100 + p),
  )

export const hostileDeviceOf = (personId: string): Identity => {
  const person = PEOPLE.find((one) => one.id === personId) as Person
  return identityOf(SCHOOL, person, HOSTILE_DEVICE, 0x200)
}
