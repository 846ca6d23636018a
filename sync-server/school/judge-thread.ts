/** The judge's worker thread: asked one batch at a time, thrown away when it hangs or dies. */
import { Worker } from 'node:worker_threads'
import type { Timers } from '#shared/kernel/ports.ts'
import type { FromWorker, ToWorker, WorkerAnswer, WorkerTask } from './worker-messages.ts'

export type ThreadOptions = {
  readonly timers: Timers
  readonly deadlineMs: number
  readonly script: URL
  /** A new worker knows nothing of what the last one had open. */
  readonly onStart: () => void
  readonly onError: (error: Error) => void
}

type Thread = { readonly worker: Worker; readonly ready: Promise<void> }

export const createJudgeThread = (options: ThreadOptions) => {
  const { timers, deadlineMs, script, onStart, onError } = options
  let thread: Thread | undefined
  let lastId = 0

  const forget = (worker: Worker): void => {
    if (thread?.worker === worker) thread = undefined
  }

  const start = (): Thread => {
    const worker = new Worker(script)
    worker.unref()
    onStart()
    const ready = new Promise<void>((settle, fail) => {
      worker.once('message', () => settle())
      worker.once('error', (error) => {
        onError(error as Error)
        fail(error)
      })
      worker.once('exit', () => {
        forget(worker)
        fail(new Error('the judge did not start'))
      })
    })
    ready.catch(() => {})
    thread = { worker, ready }
    return thread
  }

  /**
   * Answers in order, or 'lost' when the worker hung or died over them. One call at a time.
   * Rejects when there is no worker to be had: then nobody is to blame for it.
   */
  const ask = async (
    makeTasks: () => readonly WorkerTask[],
    withinMs: number = deadlineMs,
  ): Promise<readonly WorkerAnswer[] | 'lost'> => {
    const { worker, ready } = thread ?? start()
    worker.ref()
    await ready
    const tasks = makeTasks()
    lastId += 1
    const id = lastId
    return new Promise((settle) => {
      const end = (answers: readonly WorkerAnswer[] | 'lost'): void => {
        timers.cancel(deadline)
        worker.off('message', hear)
        worker.off('exit', lose)
        worker.unref()
        settle(answers)
      }
      const hear = (message: FromWorker): void => {
        if (message.id === id) end(message.answers)
      }
      const lose = (): void => {
        forget(worker)
        void worker.terminate()
        end('lost')
      }
      const deadline = timers.after(withinMs, lose)
      worker.on('message', hear)
      worker.on('exit', lose)
      worker.postMessage({ id, tasks } satisfies ToWorker)
    })
  }

  return {
    ask,
    /** Starts the worker before anybody waits for it. */
    warmUp: (): void => void start(),
    close: async (): Promise<void> => void (await thread?.worker.terminate()),
  }
}
