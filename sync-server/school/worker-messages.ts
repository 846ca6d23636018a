/** What goes between the relay's loop and a judge's process. */
import type { JudgeOutcome, JudgeTask } from './judge.ts'

/** A task as data; `bytes` is left out when the worker is thought to have the document open. */
export type WorkerTask = Omit<JudgeTask, 'load' | 'docBytes' | 'isPatient' | 'isVoid'> & {
  readonly bytes:
    | { readonly snap: Uint8Array | undefined; readonly tail: readonly Uint8Array[] }
    | undefined
}

/** 'cold': the worker does not have the document open after all, and needs its bytes. */
export type WorkerAnswer = JudgeOutcome | 'cold'

export type ToWorker = { readonly tasks: readonly WorkerTask[] }

/** In order, a few at a time, until there is one for each task. The first message says: ready. */
export type FromWorker = {
  readonly answers: readonly WorkerAnswer[]
  /** What the process holds now. */
  readonly rssBytes: number
}

/**
 * An open file of four bytes the worker inherits and writes the number of the task it is at into: a
 * worker that hangs cannot be asked.
 */
export const PLACE_FD = 4
