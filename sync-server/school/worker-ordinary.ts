/**
 * The lane everybody waits for: light work in batches. What seems to hang keeps its process to itself,
 * and the others of the batch are asked about again in the next one, which stands by. What does hang,
 * or ends its process, is named and sent away.
 */
import type { JudgeOutcome, JudgeTask } from './judge.ts'
import type { Lane } from './worker-lane.ts'
import type { WorkerAnswer, WorkerTask } from './worker-messages.ts'
import { createWorkQueue, type Waiting } from './worker-queue.ts'
import { unitsOf } from './worker-weight.ts'

/** About this many half milliseconds a batch, so that nobody waits long for one that has begun. */
const BATCH_UNITS = 48

/** The answer for work that has to wait elsewhere. */
export const HEAVY: JudgeOutcome = { opinions: [], after: undefined, isHeavy: true }

export const toWorkerTask = (
  { load: _l, docBytes: _d, isPatient: _p, isVoid: _v, ...task }: JudgeTask,
  bytes: WorkerTask['bytes'],
): WorkerTask => ({ ...task, bytes })

type Options = {
  readonly lane: Lane
  /** Silence after which the others of a batch are asked about elsewhere. */
  readonly passOnAfterMs: number
  /** Silence after which a process is ended. */
  readonly deadlineMs: number
  readonly nextTurn: (run: () => void) => void
  readonly isClosed: () => boolean
  readonly suspect: (task: JudgeTask) => void
  readonly isSuspect: (task: JudgeTask) => boolean
  /** Told whose work was judged in good time. */
  readonly judged: (task: JudgeTask) => void
  /** Can others afford that this hangs? */
  readonly mayTry: (task: JudgeTask) => boolean
}

export const createOrdinaryWork = (options: Options) => {
  const { lane, passOnAfterMs, deadlineMs, nextTurn, isClosed, suspect, isSuspect } = options
  const { judged, mayTry } = options
  const queue = createWorkQueue()
  let isRunning = false

  /**
   * Resolves when the next batch may begin: when this one is done, or when it seems to hang and
   * another process stands by. Only what it hangs at stays with it then.
   */
  const runBatch = async (batch: readonly Waiting[]): Promise<void> => {
    const process = await lane.take()
    const { warm } = process
    const open = new Set(batch)
    let isAside = false
    // Somebody is always named, so that no batch is asked about for ever.
    const hangsAt = (): Waiting | undefined => {
      const stoodAt = batch[process.place()]
      return stoodAt !== undefined && open.has(stoodAt) ? stoodAt : [...open][0]
    }
    const hear = (index: number, answer: WorkerAnswer): void => {
      const waiting = batch[index] as Waiting
      if (answer === 'cold') warm.forget(waiting.task)
      else warm.judged(waiting.task, answer)
      // Somebody else was asked meanwhile.
      if (!open.delete(waiting)) return
      if (answer === 'cold') {
        queue.putBack([waiting])
        return
      }
      if (!isAside) judged(waiting.task)
      waiting.settle(answer)
    }
    const ended = (how: 'done' | 'late' | 'died'): void => {
      if (how === 'done') {
        lane.giveBack(process)
        return
      }
      const named = hangsAt()
      lane.lose(process)
      if (isClosed()) {
        for (const { fail } of open) fail(new Error('the judge is closed'))
        return
      }
      if (named === undefined) return
      open.delete(named)
      suspect(named.task)
      named.settle(HEAVY)
      queue.putBack([...open])
    }

    let tasks: WorkerTask[]
    try {
      tasks = batch.map(({ task }) => toWorkerTask(task, warm.has(task) ? undefined : task.load()))
    } catch (error) {
      lane.giveBack(process)
      throw error
    }
    await new Promise<void>((free) => {
      const passOn = (): void => {
        if (isAside || !lane.hasSpare()) return
        isAside = true
        const named = hangsAt()
        const others = [...open].filter((one) => one !== named)
        for (const one of others) open.delete(one)
        queue.putBack(others)
        lane.setAside(process)
        free()
      }
      const worry = { afterMs: passOnAfterMs, tell: passOn }
      void process.ask(tasks, hear, { deadlineMs, worry }).then((how) => {
        ended(how)
        start()
        free()
      })
    })
  }

  const run = async (): Promise<void> => {
    for (;;) {
      const taken = queue.take(BATCH_UNITS, unitsOf, mayTry)
      if (taken.length === 0 || isClosed()) break
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
  const start = (): void => {
    if (isRunning || queue.isEmpty()) return
    isRunning = true
    // Next turn, so that everything that has arrived by then is one batch.
    nextTurn(() => void run())
  }

  return {
    add: (waiting: Waiting): void => {
      queue.add(waiting)
      start()
    },
    /** Looks again whether anything may be tried. */
    start,
    failAll: queue.failAll,
  }
}
