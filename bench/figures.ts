/** Figures from samples. Everything that is measured here is measured more than once if it is cheap. */

const sorted = (samples: readonly number[]): number[] => [...samples].sort((a, b) => a - b)

/** The sample below which `share` (0 to 1) of them lie. NaN without samples. */
export const percentile = (samples: readonly number[], share: number): number =>
  sorted(samples)[Math.min(samples.length - 1, Math.floor(samples.length * share))] ?? Number.NaN

export const median = (samples: readonly number[]): number => percentile(samples, 0.5)

/** Whole numbers stay; of others three digits say something, and the rest is noise. */
export const rounded = (value: number): number =>
  Number.isInteger(value) || !Number.isFinite(value) ? value : Number(value.toPrecision(3))

export const nowMs = (): number => performance.now()

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Runs `work` over the items, a few at a time. */
export const inBatches = async <Item, Out>(
  items: readonly Item[],
  size: number,
  work: (item: Item) => Promise<Out>,
): Promise<Out[]> => {
  const done: Out[] = []
  for (let at = 0; at < items.length; at += size)
    done.push(...(await Promise.all(items.slice(at, at + size).map(work))))
  return done
}
