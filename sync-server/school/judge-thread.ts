/** The judge's worker thread: asked one batch at a time, thrown away when it hangs or dies. */
import { Worker } from 'node:worker_threads'
import type { Timers } from '#shared/kernel/ports.ts'
import type { FromWorker, ToWorker, WorkerAnswer, WorkerTask } from './worker-messages.ts'

/** Starting a thread and its WASM takes longer on a busy machine than any batch may. */
const START_DEADLINE_MS = 30_000

export type ThreadOptions = {
  readonly timers: Timers
  readonly deadlineMs: number
  readonly script: URL
  /** A new worker knows nothing of what the last one had open. */
  readonly onStart: () => void
}

export const createJudgeThread = ({ timers, deadlineMs, script, onStart }: ThreadOptions) => {
  let worker: Worker | undefined
  let hasAnswered = false
  let lastId = 0

  const start = (): Worker => {
    worker = new Worker(script, { execArgv: ['--import', 'tsx'] })
    hasAnswered = false
    onStart()
    worker.unref()
    // A crash between two batches: the next one starts a new worker.
    worker.on('error', () => {})
    return worker
  }

  /** Answers in order, or 'lost' when the worker hung or died over them. One call at a time. */
  const ask = (
    makeTasks: () => readonly WorkerTask[],
  ): Promise<readonly WorkerAnswer[] | 'lost'> => {
    const asked = worker ?? start()
    const tasks = makeTasks()
    lastId += 1
    const id = lastId
    return new Promise((settle) => {
      const end = (answers: readonly WorkerAnswer[] | 'lost'): void => {
        timers.cancel(deadline)
        asked.off('message', hear)
        asked.off('exit', lose)
        asked.unref()
        settle(answers)
      }
      const hear = (message: FromWorker): void => {
        if (message.id !== id) return
        hasAnswered = true
        end(message.answers)
      }
      const lose = (): void => {
        if (worker === asked) worker = undefined
        void asked.terminate()
        end('lost')
      }
      const limitMs = hasAnswered ? deadlineMs : Math.max(deadlineMs, START_DEADLINE_MS)
      const deadline = timers.after(limitMs, lose)
      asked.on('message', hear)
      asked.on('exit', lose)
      asked.ref()
      asked.postMessage({ id, tasks } satisfies ToWorker)
    })
  }

  return {
    ask,
    /** Starts the worker before anybody waits for it. */
    warmUp: (): void => void start(),
    close: async (): Promise<void> => void (await worker?.terminate()),
  }
}
