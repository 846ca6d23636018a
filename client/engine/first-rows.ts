/**
 * Rows from disk into memory: what the first screen needs at once, the rest when there is time.
 * Touches neither Automerge nor the replicated sets.
 */
import type { Row } from '#shared/documents/document-kind.ts'
import { dateInZone, isoWeekOf } from '#shared/kernel/week.ts'
import type { EnginePorts } from './ports.ts'
import type { ReadModel } from './read-model.ts'

/** Buckets with this prefix are always needed: learner files, diaries, decisions. */
const ALWAYS = 'base/'
const SLICE = 8
/** A slice may take this long, so that a tap between two of them is answered at once. */
const SLICE_MS = 8
/** After so many rows whoever goes through a table by parts is told, and works out what is new. */
const PARTS_AFTER_ROWS = 800

const nextTask = ({ timers }: EnginePorts): Promise<void> =>
  new Promise((resume) => timers.after(0, resume))

/** This week and what always shows, then what stands near it. */
export const loadFirstRows = async (ports: EnginePorts, model: ReadModel): Promise<void> => {
  const week = isoWeekOf(dateInZone(ports.clock.now()))
  const [now, always] = await Promise.all([
    ports.store.withPrefix<Row[]>('buckets', `${week}/`),
    ports.store.withPrefix<Row[]>('buckets', ALWAYS),
  ])
  const first = [...now, ...always]
  const near = [...new Set(now.flatMap((one) => one.value.flatMap((row) => row.near ?? [])))]
  const found = await ports.store.many<Row[]>('buckets', near)
  const read = [
    ...first.map((one): [string, Row[]] => [one.key, one.value]),
    ...near.map((bucket, index): [string, Row[]] => [bucket, found[index] ?? []]),
  ]
  // Another tab may have stored a bucket meanwhile: what was read again after that is newer than this.
  model.loadBuckets(read.filter(([bucket]) => !model.isBucketLoaded(bucket)))
}

/**
 * Everything else, newest weeks first, in slices that leave room for taps. A slow device takes smaller
 * ones: what matters is how long a slice keeps the screen waiting, not how many rows are in it. What
 * follows from many rows is worked out in a task of its own.
 */
export const loadOtherRows = async (ports: EnginePorts, model: ReadModel): Promise<void> => {
  const { clock, store } = ports
  const keys = await store.keys('buckets')
  const rest = keys.filter((key) => !model.isBucketLoaded(key)).reverse()
  let size = 1
  let untold = 0
  for (let from = 0; from < rest.length; ) {
    await nextTask(ports)
    // A bucket may have been written, and so loaded, meanwhile.
    const slice = rest.slice(from, from + size).filter((key) => !model.isBucketLoaded(key))
    const values = await store.many<Row[]>('buckets', slice)
    const startedMs = clock.monotonicMs()
    const read = slice
      .map((key, index): [string, Row[]] => [key, values[index] ?? []])
      .filter(([key]) => !model.isBucketLoaded(key))
    model.loadRest(read)
    from += size
    const tookMs = clock.monotonicMs() - startedMs
    size = tookMs > SLICE_MS ? Math.max(1, size >> 1) : Math.min(SLICE, size * 2)
    untold += read.reduce((sum, [, rows]) => sum + rows.length, 0)
    if (untold < PARTS_AFTER_ROWS) continue
    await nextTask(ports)
    model.tellParts()
    untold = 0
  }
  if (untold > 0) await nextTask(ports)
  model.setComplete()
}

/** All rows anew, also of buckets that are gone: another tab stored what nobody told this one. */
export const reloadRows = async (ports: EnginePorts, model: ReadModel): Promise<void> => {
  const keys = [...new Set([...model.bucketNames(), ...(await ports.store.keys('buckets'))])]
  for (let from = 0; from < keys.length; from += SLICE) {
    const slice = keys.slice(from, from + SLICE)
    const values = await ports.store.many<Row[]>('buckets', slice)
    model.loadBuckets(slice.map((key, index): [string, Row[]] => [key, values[index] ?? []]))
    await nextTask(ports)
  }
}
