/** Runs the simulator on a copy with a bug in it until a seed fails. */
import type { SeedRange } from '../run-seeds.ts'
import { simulateApart } from '../workers.ts'
import { PLANTED_BUGS, type PlantedBug } from './bugs.ts'
import { plant } from './plant.ts'

export type Found = {
  /** The first seed that fails; undefined when none did. */
  readonly seed: number | undefined
  /** What the simulator said of it. */
  readonly said: string
}

export const findBug = async (bug: PlantedBug, range: SeedRange): Promise<Found> => {
  const { folder, remove } = plant(bug)
  try {
    const { sum, said } = await simulateApart({ ...range, stop: true }, folder)
    return { seed: sum.failed[0], said }
  } finally {
    remove()
  }
}

/** @param name a bug's, or `all` @returns true when every one of them was found */
export const findPlanted = async (
  name: string,
  range: SeedRange,
  say: (line: string) => void,
): Promise<boolean> => {
  const bugs = PLANTED_BUGS.filter((bug) => name === 'all' || bug.name === name)
  if (bugs.length === 0) {
    say(`No such bug. There are: ${PLANTED_BUGS.map((bug) => bug.name).join(', ')}`)
    return false
  }
  let isFound = true
  for (const bug of bugs) {
    const { seed, said } = await findBug(bug, range)
    if (bugs.length === 1) say(said)
    say(
      seed === undefined
        ? `${bug.name}: NOT FOUND in ${range.seeds} seeds`
        : `${bug.name}: found by seed ${seed}`,
    )
    if (seed === undefined) isFound = false
  }
  return isFound
}
