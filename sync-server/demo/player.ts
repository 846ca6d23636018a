/** Plays the story to the school: each act a command, run as the person who did it. */
import type { Actor, PersonId } from '#shared/kernel/actor.ts'
import type { Random } from '#shared/kernel/ports.ts'
import { unreachable } from '#shared/kernel/result.ts'
import { civilDateAt } from '#shared/kernel/time.ts'
import { commands } from '#shared/registry.ts'
import type { School } from '#sync-server/school/school.ts'
import type { DemoCast } from './cast.ts'
import type { Act } from './story.ts'

const ACTOR_PREFIX_BYTES = 8

const actorsOf = (cast: DemoCast): Map<PersonId, Actor> => {
  const teams = (index: number) => (cast.learners[index] ?? []).map(({ personId }) => personId)
  return new Map([
    ...cast.admins.map((one) => actor(one.personId, 'admin', [])),
    ...cast.instructors.map((one, index) => actor(one.personId, 'instructor', teams(index))),
    ...cast.learners.flat().map((one) => actor(one.personId, 'learner', [one.personId])),
  ])
}

const actor = (
  personId: PersonId,
  role: Actor['roles'][number],
  teams: readonly PersonId[],
): [PersonId, Actor] => [personId, { personId, roles: [role], teams }]

/**
 * Acts that may be judged side by side: of one day, and no record twice. `acts` are in order of time,
 * and so are the waves.
 */
export const inWaves = (acts: readonly Act[]): Act[][] => {
  const waves: Act[][] = []
  let records = new Set<string>()
  let day = ''
  for (const act of acts) {
    const ofDay = civilDateAt(act.atMs)
    if (ofDay !== day || records.has(act.about)) {
      waves.push([])
      records = new Set()
      day = ofDay
    }
    records.add(act.about)
    waves.at(-1)?.push(act)
  }
  return waves
}

export const createPlayer = (school: School, cast: DemoCast, random: Random) => {
  const actors = actorsOf(cast)
  const prefixes = new Map(
    cast.everyone.map(({ personId }) => [
      personId,
      Buffer.from(random.bytes(ACTOR_PREFIX_BYTES)).toString('hex'),
    ]),
  )
  const playOne = async ({ by, command, input, atMs }: Act): Promise<void> => {
    const done = await school.applyCommands(
      actors.get(by) ?? unreachable('an act by a stranger'),
      prefixes.get(by) ?? unreachable('an act by a stranger'),
      [{ command: commands.get(command) ?? unreachable(`no ${command}`), input, at: atMs }],
    )
    if (!done.ok) throw new Error(`The demo's story: ${done.problem.code}`)
  }
  return {
    /** Throws when the school refuses any of it: then the story is wrong. */
    play: async (wave: readonly Act[]): Promise<void> =>
      void (await Promise.all(wave.map(playOne))),
  }
}
