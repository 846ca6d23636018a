/** One schedule: people at work while things go wrong, then rest, then the question what still holds. */
import { act, openSchool } from './actions.ts'
import { publishNext, writeQuestion } from './bank-work.ts'
import { STANDARD_CAST, tellCast } from './cast.ts'
import { breakSomething, comeRight, createFaultState } from './faults.ts'
import { createHostile } from './hostile.ts'
import { createMoments } from './invariants/moments.ts'
import { findFailures } from './invariants.ts'
import { endWithUnsentWork } from './last-words.ts'
import { returnLate } from './late-return.ts'
import { createLedger } from './ledger.ts'
import { meetMishap } from './mishaps.ts'
import { type Plot, plotOf } from './plot.ts'
import { workAhead } from './work-ahead.ts'
import { createWorld } from './world.ts'

export type Outcome = {
  readonly seed: number
  readonly steps: number
  readonly failures: readonly string[]
  /** What has to do with the failures, in the order it happened. */
  readonly story: readonly string[]
  readonly wholeStory: readonly string[]
}

const REST_MS = 90_000
/** Of all steps; the rest is people at work. */
const FAULTS = 0.33
const WORK_AHEAD = 0.04
const LATE_RETURN = 0.03
/** In one school of five somebody has written a client of their own. */
const HOSTILE = 0.2
const HOSTILE_ACTS = 0.3
/** Of all steps in a school with a question bank. */
const WRITES_QUESTION = 0.25
const PUBLISHES = 0.03

/** Runs the schedule of a seed. */
export const runSchedule = async (
  seed: number,
  steps = 60,
  plot: Plot = plotOf(seed),
): Promise<Outcome> => {
  const world = await createWorld(seed, plot)
  const ledger = createLedger()
  const faults = createFaultState()
  const { random, scheduler, network, story } = world
  try {
    if (world.cast !== STANDARD_CAST) story.tell(`the school: ${tellCast(world.cast)}`)
    await openSchool(world, ledger)
    network.setFaults({
      cutPerFrame: random.pick([0, 0.002, 0.02]),
      duplicatePerFrame: random.pick([0, 0.05]),
      slowestMs: random.pick([5, 50, 800]),
    })
    const hostile = random.chance(HOSTILE) ? createHostile(world) : undefined
    const lookAtThisMoment = createMoments(world, ledger)
    for (let step = 0; step < steps; step += 1) {
      if (hostile && random.chance(HOSTILE_ACTS)) hostile.act()
      if (plot.random.below(100) < plot.endings) void endWithUnsentWork(world, ledger)
      if (plot.hasBank && plot.random.chance(WRITES_QUESTION)) void writeQuestion(world)
      if (plot.hasBank && plot.random.chance(PUBLISHES)) publishNext(world)
      if (plot.random.below(100) < plot.mishaps) meetMishap(world)
      const chance = random.next()
      if (chance < FAULTS) breakSomething(world, faults)
      else if (chance < FAULTS + WORK_AHEAD) void workAhead(world, ledger)
      else if (chance < FAULTS + WORK_AHEAD + LATE_RETURN) void returnLate(world, ledger)
      else void act(world, ledger, random.pick([...world.devices.values()]))
      await scheduler.runFor(random.below(700))
      if (plot.random.below(100) < plot.looks) await lookAtThisMoment()
    }
    await comeRight(world)
    await scheduler.runFor(REST_MS)
    const failures = await findFailures(world, ledger, faults).catch((error: unknown) => [
      ...world.wrongs,
      `the app broke when it was looked at: ${error}`,
    ])
    return { seed, steps, failures, story: story.of(failures), wholeStory: story.all() }
  } finally {
    await world.dispose()
  }
}
