/** One schedule: people at work while things go wrong, then rest, then the question what still holds. */
import { act, openSchool, workAhead } from './actions.ts'
import { breakSomething, comeRight } from './faults.ts'
import { findFailures } from './invariants.ts'
import { createLedger } from './ledger.ts'
import { createWorld } from './world.ts'

export type Outcome = {
  readonly seed: number
  readonly steps: number
  readonly failures: readonly string[]
  readonly story: readonly string[]
}

const REST_MS = 90_000

/** Runs the schedule of a seed. */
export const runSchedule = async (seed: number, steps = 60): Promise<Outcome> => {
  const world = await createWorld(seed)
  const ledger = createLedger()
  try {
    await openSchool(world, ledger)
    world.network.setFaults({
      cutPerFrame: world.random.pick([0, 0.002, 0.02]),
      duplicatePerFrame: world.random.pick([0, 0.05]),
      slowestMs: world.random.pick([5, 50, 800]),
    })
    for (let step = 0; step < steps; step += 1) {
      if (world.random.chance(0.3)) breakSomething(world)
      else if (world.random.chance(0.12)) void workAhead(world, ledger)
      else {
        const device = world.random.pick([...world.devices.values()])
        void act(world, ledger, device)
      }
      await world.scheduler.runFor(world.random.below(700))
    }
    await comeRight(world)
    await world.scheduler.runFor(REST_MS)
    const failures = await findFailures(world, ledger)
    return { seed, steps, failures, story: world.story.lines() }
  } finally {
    await world.dispose()
  }
}
