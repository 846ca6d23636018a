/** How large a demo school is, and its people with the ids they have in it. */
import type { InstantMs } from '#shared/kernel/ports.ts'
import { unreachable } from '#shared/kernel/result.ts'
import { ADMINS, type DemoPerson, emailOf, INSTRUCTORS, LEARNERS } from './people.ts'
import { createDice, createStoryIds } from './seeded.ts'

export type DemoSize = {
  readonly admins: number
  readonly instructors: number
  readonly learnersEach: number
  readonly weeksBack: number
  /** This week is the first of them. */
  readonly weeksAhead: number
}

export const FULL_SIZE: DemoSize = {
  admins: 2,
  instructors: 3,
  learnersEach: 10,
  weeksBack: 3,
  weeksAhead: 3,
}
/** For tests. */
export const SMALL_SIZE: DemoSize = {
  admins: 1,
  instructors: 2,
  learnersEach: 3,
  weeksBack: 1,
  weeksAhead: 1,
}

export type KnownPerson = DemoPerson & { readonly personId: string; readonly email: string }

export type DemoCast = {
  readonly schoolId: string
  readonly firstAdmin: KnownPerson
  readonly admins: readonly KnownPerson[]
  readonly instructors: readonly KnownPerson[]
  /** By instructor. */
  readonly learners: readonly (readonly KnownPerson[])[]
  readonly everyone: readonly KnownPerson[]
}

export const chooseCast = (size: DemoSize, startMs: InstantMs, seed: number): DemoCast => {
  const newId = createStoryIds(createDice(seed))
  const schoolId = newId(startMs)
  const known = (one: DemoPerson): KnownPerson => ({
    ...one,
    personId: newId(startMs),
    email: emailOf(one),
  })
  const admins = ADMINS.slice(0, size.admins).map(known)
  const instructors = INSTRUCTORS.slice(0, size.instructors).map(known)
  const learners = instructors.map((_, index) =>
    LEARNERS.slice(index * size.learnersEach, (index + 1) * size.learnersEach).map(known),
  )
  return {
    schoolId,
    firstAdmin: admins[0] ?? unreachable('a school without an admin'),
    admins,
    instructors,
    learners,
    everyone: [...admins, ...instructors, ...learners.flat()],
  }
}
