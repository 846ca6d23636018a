/** What a run of the fuzzer may cost as a whole: no single input has to be to blame. */

/**
 * Slow inputs, for every 1,000. Runs of 2,000 and 3,000 have none: their slowest takes 40 ms, on a busy
 * machine 75. The engine may stop to compile or to collect, and an input pays for it.
 */
const MOST_SLOW_OF_1000 = 2
/** Of a short run, too, one or two may be unlucky. */
const SLOW_AT_ALL = 2

/** What the process may grow by between the first round and the last, for every 5,000 inputs. */
const MOST_GROWTH_MB = 64
const GROWTH_INPUTS = 5_000
/** However long the run: what is given back does not grow with the inputs. */
const MOST_GROWTH_AT_ALL_MB = 192

type Cost = { readonly inputs: number; readonly slow: number; readonly grownMb: number }

/** What was too much of it, each with the lane it is reported under. */
export const costFaults = ({ inputs, slow, grownMb }: Cost): { lane: string; fault: string }[] => {
  const mayBeSlow = Math.max(SLOW_AT_ALL, (inputs / 1_000) * MOST_SLOW_OF_1000)
  const mayGrowMb = Math.min(
    MOST_GROWTH_AT_ALL_MB,
    MOST_GROWTH_MB * Math.max(1, inputs / GROWTH_INPUTS),
  )
  return [
    ...(slow > mayBeSlow ? [{ lane: 'time', fault: `${slow} of ${inputs} were slow` }] : []),
    ...(grownMb > mayGrowMb ? [{ lane: 'memory', fault: `grew by ${grownMb} MB` }] : []),
  ]
}
