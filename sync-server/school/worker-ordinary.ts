/**
 * The lane everybody waits for: light work in batches. What hangs it, or ends its process, is named
 * and sent away; the others of the batch are asked about again, and lose a moment.
 */
import type { Timers } from '#shared/kernel/ports.ts'
import type { JudgeOutcome, JudgeTask } from './judge.ts'
import type { Lane } from './worker-lane.ts'
import type { WorkerTask } from './worker-messages.ts'
import { createWorkQueue, type Waiting } from './worker-queue.ts'
import { unitsOf } from './worker-weight.ts'

/** About this many half milliseconds a batch, so that nobody waits long for one that has begun. */
const BATCH_UNITS = 48
/** A batch this late may well end its process: another is made ready meanwhile. */
const WORRY_AFTER_MS = 600

/** The answer for work that has to wait elsewhere. */
export const HEAVY: JudgeOutcome = { opinions: [], after: undefined, isHeavy: true }

export const toWorkerTask = (
  { load: _l, docBytes: _d, isPatient: _p, isVoid: _v, ...task }: JudgeTask,
  bytes: WorkerTask['bytes'],
): WorkerTask => ({ ...task, bytes })

type Options = {
  readonly lane: Lane
  readonly timers: Timers
  readonly deadlineMs: number
  readonly nextTurn: (run: () => void) => void
  readonly isClosed: () => boolean
  readonly suspect: (task: JudgeTask) => void
  readonly isSuspect: (task: JudgeTask) => boolean
}

export const createOrdinaryWork = (options: Options) => {
  const { lane, timers, deadlineMs, nextTurn, isClosed, suspect, isSuspect } = options
  const queue = createWorkQueue()
  let isRunning = false

  const runBatch = async (batch: readonly Waiting[]): Promise<void> => {
    const process = await lane.take()
    const { warm } = process
    const open = new Set(batch)
    const tasks = batch.map(({ task }) =>
      toWorkerTask(task, warm.has(task) ? undefined : task.load()),
    )
    const worry = timers.after(WORRY_AFTER_MS, lane.standBy)
    const how = await process.ask(
      tasks,
      (index, answer) => {
        const waiting = batch[index] as Waiting
        open.delete(waiting)
        if (answer !== 'cold') {
          warm.judged(waiting.task, answer)
          return waiting.settle(answer)
        }
        warm.forget(waiting.task)
        queue.putBack([waiting])
      },
      deadlineMs,
    )
    timers.cancel(worry)
    if (how === 'done') return
    const stoodAt = batch[process.place()]
    lane.drop(process)
    if (isClosed()) {
      for (const { fail } of open) fail(new Error('the judge is closed'))
      return
    }
    // Somebody is always named, so that no batch is asked about for ever.
    const named = stoodAt !== undefined && open.has(stoodAt) ? stoodAt : [...open][0]
    if (named === undefined) return
    open.delete(named)
    suspect(named.task)
    named.settle(HEAVY)
    queue.putBack([...open])
  }

  const run = async (): Promise<void> => {
    while (!queue.isEmpty() && !isClosed()) {
      const taken = queue.take(BATCH_UNITS, unitsOf)
      // Whoever has hung a batch since has more of the same waiting here, likely as not.
      const batch = taken.filter(({ task }) => !isSuspect(task))
      for (const { task, settle } of taken) if (isSuspect(task)) settle(HEAVY)
      if (batch.length === 0) continue
      try {
        await runBatch(batch)
      } catch (error) {
        for (const { fail } of batch) fail(error as Error)
      }
    }
    isRunning = false
  }

  return {
    add: (waiting: Waiting): void => {
      queue.add(waiting)
      if (isRunning) return
      isRunning = true
      // Next turn, so that everything that has arrived by then is one batch.
      nextTurn(() => void run())
    },
    failAll: queue.failAll,
  }
}
