/**
 * What a schedule has beside people at work and things that go wrong. It draws from a stream of its
 * own, so that a schedule from before, run plain, is still the schedule it was.
 */
import { type Cast, drawCast, STANDARD_CAST } from './cast.ts'
import { createRandom, type SeededRandom } from './random.ts'

export type Plot = {
  readonly random: SeededRandom
  readonly cast: Cast
  /** Ended devices hand in what they have not sent, and are wiped. */
  readonly handsIn: boolean
  /** Of a hundred steps: a device is ended that holds unsent work. */
  readonly endings: number
  /** The school has a question bank. */
  readonly hasBank: boolean
  /** Of a hundred steps: somebody looks whether everything holds at this moment. */
  readonly looks: number
  /** Of a hundred steps: something of `mishaps.ts` goes wrong besides. */
  readonly mishaps: number
}

/** Tells the two streams of one seed apart. */
const APART = 0x2f6b_31c5
/** Of all schools; the others have people drawn for them. */
const STANDARD = 0.3

export const plotOf = (seed: number): Plot => {
  const random = createRandom(seed ^ APART)
  return {
    random,
    cast: random.chance(STANDARD) ? STANDARD_CAST : drawCast(random),
    handsIn: true,
    endings: random.pick([0, 0, 0, 4]),
    hasBank: random.chance(0.3),
    looks: random.pick([5, 15, 40]),
    mishaps: random.pick([0, 3, 8]),
  }
}

/** A schedule as it was before there was a plot. */
export const noPlot = (seed: number): Plot => ({
  random: createRandom(seed ^ APART),
  cast: STANDARD_CAST,
  handsIn: false,
  endings: 0,
  hasBank: false,
  looks: 0,
  mishaps: 0,
})
