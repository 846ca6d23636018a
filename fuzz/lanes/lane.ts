/** What a lane of the fuzzer is: it makes one input from a seed, and says what became of it. */
import type { SeededRandom } from '#simulation/random.ts'
import type { HonestWork } from '../honest/honest-work.ts'

/** Where an input ended: how far it got into the relay. */
export type Outcome = {
  /** `accepted`, or the step and code that stopped it, e.g. `judge: step-not-allowed`. */
  readonly end: string
  /** What must not be, in words; none when the relay behaved. */
  readonly faults: readonly string[]
}

/** @param work what the input was made of, where that matters */
export type Keep = (input: Uint8Array, work?: HonestWork) => void

export type Lane = {
  readonly name: string
  /** @param keep told what is about to be sent, so that even a crash can name it */
  /** Inputs from a seed that is a multiple of this one are the same in every run. */
  readonly batch: number
  /** Another school stands behind the lane now. */
  begin?(): void
  /** What does not hold, after a round, of what stands behind the lane alone; in words. */
  faults?(): readonly string[]
  run(seed: number, random: SeededRandom, keep: Keep): Promise<Outcome>
}
