/** Who works in a simulated school: the people every kept seed knows, or others drawn from the seed. */
import type { Role } from '#shared/kernel/actor.ts'
import type { SeededRandom } from './random.ts'

export type Person = {
  readonly id: string
  readonly roles: readonly Role[]
  readonly devices: number
}

export type Cast = {
  readonly people: readonly Person[]
  readonly learners: readonly string[]
  readonly instructors: readonly string[]
  readonly admins: readonly string[]
  /** The one whose role changes: they may become an admin, and be one no more. */
  readonly changing: string | undefined
  /** Devices that may be ended: everybody keeps one. */
  readonly mayEnd: readonly string[]
  /** Who may have written a client of their own. */
  readonly suspects: readonly string[]
  /** The instructors of each learner when the school opens. */
  readonly teams: Readonly<Record<string, readonly string[]>>
}

/** The school as it was before casts were drawn. Ann is its office, here and in every other. */
export const STANDARD_CAST: Cast = {
  people: [
    { id: 'ann', roles: ['admin'], devices: 2 },
    { id: 'sarah', roles: ['instructor'], devices: 2 },
    { id: 'dev', roles: ['instructor'], devices: 1 },
    { id: 'amira', roles: ['learner'], devices: 2 },
    { id: 'seun', roles: ['learner'], devices: 1 },
    { id: 'grace', roles: ['learner'], devices: 1 },
  ],
  learners: ['amira', 'seun', 'grace'],
  instructors: ['sarah', 'dev'],
  admins: ['ann'],
  changing: 'dev',
  mayEnd: ['sarah-2', 'amira-2', 'ann-2'],
  suspects: ['grace', 'dev', 'amira'],
  teams: { amira: ['sarah'], seun: ['sarah', 'dev'], grace: ['dev'] },
}

type Post = readonly [id: string, roles: readonly Role[]]

const INSTRUCTORS = ['sarah', 'dev', 'omar']
const LEARNERS = ['amira', 'seun', 'grace', 'lena']
/** More devices than this only make a schedule longer. */
const MOST_DEVICES = 9

/** From a woman who runs everything herself and has one learner, to two admins over a team. */
export const drawCast = (random: SeededRandom): Cast => {
  const annTeaches = random.chance(0.3)
  const withAnn = annTeaches ? ['ann'] : []
  const others = INSTRUCTORS.slice(0, random.below(3) + (annTeaches ? 0 : 1))
  const learners = LEARNERS.slice(0, 1 + random.below(LEARNERS.length))
  const roles: Post[] = [
    ['ann', annTeaches ? ['admin', 'instructor'] : ['admin']],
    ...(random.chance(0.25) ? [['bea', ['admin']] satisfies Post] : []),
    ...others.map(
      (id): Post => [id, random.chance(0.2) ? ['instructor', 'admin'] : ['instructor']],
    ),
    ...learners.map((id): Post => [id, ['learner']]),
  ]
  let spare = MOST_DEVICES - roles.length
  const people = roles.map(([id, own]): Person => {
    const hasTwo = spare > 0 && random.chance(0.4)
    spare -= hasTwo ? 1 : 0
    return { id, roles: own, devices: hasTwo ? 2 : 1 }
  })
  const instructors = [...withAnn, ...others]
  const admins = people.flatMap((one) => (one.roles.includes('admin') ? [one.id] : []))
  return {
    people,
    learners,
    instructors,
    admins,
    changing: others.at(-1),
    mayEnd: people.flatMap(({ id, devices }) => (devices > 1 ? [`${id}-2`] : [])),
    suspects: people.map(({ id }) => id),
    teams: Object.fromEntries(
      learners.map((id) => [id, instructors.filter(() => random.chance(0.6))]),
    ),
  }
}

/** Who signs as staff, whatever else they are at the time. */
export const staffOf = ({ admins, instructors }: Cast): ReadonlySet<string> =>
  new Set([...admins, ...instructors])

/** The people of a cast in half a line, for the story. */
export const tellCast = ({ people }: Cast): string =>
  people.map(({ id, roles, devices }) => `${id} (${roles.join(' and ')}, ${devices})`).join(', ')
