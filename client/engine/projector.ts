/**
 * Documents -> rows -> buckets. Rows are disposable: all of them can be deleted and made again.
 * A document's rows are replaced together and written in the transaction that stores its bytes.
 */

import * as v from 'valibot'
import type { AnyKind, Row } from '#shared/documents/document-kind.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { DeviceStore, Write } from './ports.ts'
import type { ReadModel } from './read-model.ts'

/** Raised when a projection changes its rows; then all rows are made anew at start. */
export const PROJECTION_VERSION = 2

export type ProjectedDoc = {
  readonly doc: DocId
  /** Buckets its earlier rows stand in. */
  readonly from: readonly string[]
  readonly rows: readonly Row[]
}

/**
 * Rows of a document from what it says. It has none while nothing but its first change is there, nor
 * in a shape this version does not know: a newer app wrote it. Then its bytes are kept, and after the
 * update all rows are made again.
 */
export const projectRows = (
  kind: AnyKind,
  docId: DocId,
  data: Readonly<Record<string, unknown>>,
): Row[] => {
  if (data.id === undefined) return []
  const read = v.safeParse(kind.schema, data)
  return read.success ? kind.project(read.output, docId) : []
}

export const bucketsOf = (rows: readonly Row[]): string[] => [
  ...new Set(rows.map((row) => row.bucket)),
]

/**
 * Bucket writes for a set of re-projected documents. Buckets that are not in memory yet are read
 * first, so that nothing in them is lost.
 */
export const createProjector = (deps: { store: DeviceStore; model: ReadModel }) => {
  const { store, model } = deps

  const readMissing = async (buckets: readonly string[]): Promise<Map<string, readonly Row[]>> => {
    const missing = buckets.filter((bucket) => !model.isBucketLoaded(bucket))
    const found = await store.many<readonly Row[]>('buckets', missing)
    return new Map(missing.map((bucket, index) => [bucket, found[index] ?? []]))
  }

  /** What to write, and what to show once it is written. */
  const plan = async (
    docs: readonly ProjectedDoc[],
  ): Promise<{ writes: Write[]; show: () => void; touched: string[] }> => {
    const touched = [...new Set(docs.flatMap((one) => [...one.from, ...bucketsOf(one.rows)]))]
    const fromDisk = await readMissing(touched)
    const leaving = new Set(docs.map((one) => one.doc))
    const contents = new Map<string, readonly Row[]>()
    for (const bucket of touched) {
      const before = fromDisk.get(bucket) ?? model.bucketRows(bucket)
      const after = docs.flatMap((one) => one.rows.filter((row) => row.bucket === bucket))
      contents.set(bucket, [...before.filter((row) => !leaving.has(row.doc)), ...after])
    }
    const writes = [...contents].map(
      ([bucket, rows]): Write =>
        rows.length === 0
          ? { table: 'buckets', key: bucket, remove: true }
          : { table: 'buckets', key: bucket, value: rows },
    )
    return {
      writes,
      touched,
      show: () => {
        model.loadBuckets(
          [...fromDisk.keys()].map((bucket) => [bucket, contents.get(bucket) ?? []]),
        )
        model.replaceDocs(docs.map((one) => ({ doc: one.doc, buckets: one.from, rows: one.rows })))
      },
    }
  }

  return { plan }
}

export type Projector = ReturnType<typeof createProjector>
