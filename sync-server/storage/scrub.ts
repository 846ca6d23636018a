/** Has anything in a file turned while nobody read it? Looked through in a thread of its own. */
import { Worker } from 'node:worker_threads'
import type { DocId } from '#shared/kernel/ids.ts'

export type ScrubFindings = {
  /** SQLite's own words on broken pages; empty when the file hangs together. */
  readonly damage: readonly string[]
  /** Changes that are not what their hash says. */
  readonly changes: readonly { readonly seq: number; readonly doc: DocId }[]
  /** Documents whose snapshot is not what its checksum says. */
  readonly snapshots: readonly DocId[]
}

/** A school's file. Takes as long as it takes; the caller's loop goes on. Rejects when the thread dies. */
export const scrubFile = (path: string): Promise<ScrubFindings> => scrub({ path, isSchool: true })

/** Any database, by its pages alone: SQLite's own words on those that are broken. */
export const scrubPages = async (path: string): Promise<readonly string[]> =>
  (await scrub({ path, isSchool: false })).damage

const scrub = (workerData: { path: string; isSchool: boolean }): Promise<ScrubFindings> =>
  new Promise((settle, fail) => {
    const worker = new Worker(new URL('../scrub-worker.mjs', import.meta.url), {
      workerData,
    })
    worker.unref()
    worker.once('message', settle)
    worker.once('error', fail)
    worker.once('exit', () => fail(new Error('the scrub ended without a word')))
  })
