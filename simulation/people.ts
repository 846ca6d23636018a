/** The devices of the people of the simulated schools. */
import type { Identity } from '#client/engine/api.ts'
import { type Cast, type Person, STANDARD_CAST } from './cast.ts'

export const SCHOOL = 'simulated-school'
export const OTHER_SCHOOL = 'other-school'

/** A device of a person of the school whose owner has written a client of their own. */
export const HOSTILE_DEVICE = 'hostile'

/** Where the numbers of devices begin that sign in while a schedule runs. */
const LATER_DEVICES = 0x300

const prefixOf = (index: number): string => (0xa000 + index).toString(16).repeat(4)

const identityOf = (
  school: string,
  { id, roles }: Person,
  deviceId: string,
  index: number,
): Identity => ({
  personId: id,
  displayName: id,
  roles,
  schoolId: school,
  schoolName: school,
  deviceId,
  actorPrefix: prefixOf(index),
})

/** The devices of the school. */
export const staffed = ({ people }: Cast): Identity[] =>
  people.flatMap((person, p) =>
    Array.from({ length: person.devices }, (_, d) =>
      identityOf(SCHOOL, person, `${person.id}-${d + 1}`, p * 4 + d),
    ),
  )

/** People of the same names at another school of the same relay: their records have the same ids. */
export const otherSchool = (): Identity[] =>
  STANDARD_CAST.people
    .filter((one) => ['ann', 'amira'].includes(one.id))
    .map((person, p) => identityOf(OTHER_SCHOOL, person, `other-${person.id}`, 0x100 + p))

export const hostileDeviceOf = ({ people }: Cast, personId: string): Identity => {
  const person = people.find((one) => one.id === personId) as Person
  return identityOf(SCHOOL, person, HOSTILE_DEVICE, 0x200)
}

/** The same person on the same machine, after signing in again: to the relay a new device. */
export const signedInAgain = (who: Identity, times: number): Identity => ({
  ...who,
  deviceId: `${who.deviceId}-again-${times}`,
  actorPrefix: prefixOf(LATER_DEVICES + times),
})
