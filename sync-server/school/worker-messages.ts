/** What goes between the relay's loop and the judge's thread. */
import type { JudgeOutcome, JudgeTask } from './judge.ts'

/** A task as data; `bytes` is left out when the worker is thought to have the document open. */
export type WorkerTask = Omit<JudgeTask, 'load'> & {
  readonly bytes:
    | { readonly snap: Uint8Array | undefined; readonly tail: readonly Uint8Array[] }
    | undefined
}

/** 'cold': the worker does not have the document open after all, and needs its bytes. */
export type WorkerAnswer = JudgeOutcome | 'cold'

export type ToWorker = { readonly id: number; readonly tasks: readonly WorkerTask[] }
export type FromWorker = { readonly id: number; readonly answers: readonly WorkerAnswer[] }
