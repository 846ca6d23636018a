/**
 * The judge of a relay strangers can reach: in a thread of its own, with a deadline. A batch that
 * hangs or crashes costs its worker; each of its changes is then asked about alone, and the one that
 * hangs again is refused for it.
 */
import type { Timers } from '#shared/kernel/ports.ts'
import type { Judge, JudgeOutcome, JudgeTask, Opinion } from './judge.ts'
import { createJudgeThread } from './judge-thread.ts'
import { nextTurn as nodeNextTurn } from './ports-turn.ts'
import { preflight } from './preflight.ts'
import { refuse } from './problems.ts'
import { createWarmList } from './warm-list.ts'
import type { WorkerTask } from './worker-messages.ts'

const DEADLINE_MS = 2_000
/** A change that is asked about alone gets longer: an honest one must not pay for a busy machine. */
const ALONE_TIMES = 5
const MOST_CHANGES_A_BATCH = 64

type Waiting = {
  readonly task: JudgeTask
  readonly settle: (outcome: JudgeOutcome) => void
  readonly fail: (error: Error) => void
}

export type WorkerJudgeOptions = {
  readonly timers: Timers
  readonly deadlineMs?: number
  /** Another script to run; a test that needs a judge which hangs gives one. */
  readonly script?: URL
  readonly nextTurn?: (run: () => void) => void
  /** Told when a worker dies, for the relay's own log. */
  readonly onError?: (error: Error) => void
}

const toWorkerTask = ({ load, ...task }: JudgeTask, bytes: WorkerTask['bytes']): WorkerTask => ({
  ...task,
  // A pushed change is a view into a whole frame; only the change is to be copied over.
  changes: task.changes.map((change) => ({ ...change, bytes: change.bytes.slice() })),
  bytes,
})

/** Everybody's first, then everybody's second: whoever sends much waits behind their own. */
const inTurns = (queue: readonly Waiting[]): Waiting[] => {
  const asked = new Map<string, number>()
  const places = new Map<Waiting, number>()
  for (const waiting of queue) {
    const { school, actor } = waiting.task
    const key = `${school}/${actor.personId}`
    const place = (asked.get(key) ?? 0) + 1
    asked.set(key, place)
    places.set(waiting, place)
  }
  return [...queue].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
}

export const createWorkerJudge = (options: WorkerJudgeOptions): Judge => {
  const { timers, deadlineMs = DEADLINE_MS, nextTurn = nodeNextTurn, onError = () => {} } = options
  const script = options.script ?? new URL('../judge-worker.mjs', import.meta.url)
  const warm = createWarmList()
  const thread = createJudgeThread({ timers, deadlineMs, script, onStart: warm.clear, onError })
  let queue: Waiting[] = []
  let isRunning = false
  let isClosed = false

  const takeBatch = (): Waiting[] => {
    queue = inTurns(queue)
    let changes = 0
    const end = queue.findIndex(({ task }, index) => {
      changes += task.changes.length
      return index > 0 && changes > MOST_CHANGES_A_BATCH
    })
    const batch = queue.slice(0, end === -1 ? queue.length : end)
    queue = queue.slice(batch.length)
    return batch
  }

  const runBatch = async (batch: readonly Waiting[]): Promise<void> => {
    const answers = await thread.ask(() =>
      batch.map(({ task }) => toWorkerTask(task, warm.has(task) ? undefined : task.load())),
    )
    if (answers === 'lost') {
      if (isClosed) throw new Error('the judge is closed')
      for (const { task, settle } of batch) settle(await judgeAlone(task))
      return
    }
    const cold: Waiting[] = []
    batch.forEach((waiting, index) => {
      const answer = answers[index]
      if (answer === undefined || answer === 'cold') {
        warm.forget(waiting.task)
        cold.push(waiting)
        return
      }
      warm.judged(waiting.task, answer)
      waiting.settle(answer)
    })
    queue = [...cold, ...queue]
  }

  /** One change a message: whoever loses the worker now is known. */
  const judgeAlone = async (task: JudgeTask): Promise<JudgeOutcome> => {
    const opinions: Opinion[] = []
    const refused = new Set<string>()
    const sound: Uint8Array[] = []
    let after: JudgeOutcome['after']
    for (const change of task.changes) {
      const opinion = await opinionOn(change)
      opinions.push(opinion)
      if (opinion.verdict === 'sound') sound.push(change.bytes)
      else refused.add(change.hash)
    }
    return { opinions, after }

    async function opinionOn(change: JudgeTask['changes'][number]): Promise<Opinion> {
      const { hash } = change
      const walked = preflight(change.bytes)
      if (walked.ok && walked.header.deps.some((dep) => refused.has(dep)))
        return { hash, verdict: 'stranded' }
      const { snap, tail } = task.load()
      const bytes = { snap, tail: [...tail, ...sound] }
      const one = { ...task, heads: after?.derived.heads ?? task.heads, changes: [change] }
      const answers = await thread.ask(() => [toWorkerTask(one, bytes)], deadlineMs * ALONE_TIMES)
      const answer = answers === 'lost' ? undefined : answers[0]
      const opinion = answer === 'cold' ? undefined : answer?.opinions[0]
      if (answer === undefined || answer === 'cold' || opinion === undefined)
        return { hash, verdict: 'refused', ...refuse('too-heavy').problem }
      after = answer.after ?? after
      return opinion
    }
  }

  const run = async (): Promise<void> => {
    while (queue.length > 0 && !isClosed) {
      const batch = takeBatch()
      try {
        await runBatch(batch)
      } catch (error) {
        for (const { fail } of batch) fail(error as Error)
      }
    }
    isRunning = false
  }

  thread.warmUp()
  return {
    judge: (task) =>
      new Promise((settle, fail) => {
        if (isClosed) return fail(new Error('the judge is closed'))
        queue.push({ task, settle, fail })
        if (isRunning) return
        isRunning = true
        // Next turn, so that everything that has arrived by then is one batch.
        nextTurn(() => void run())
      }),
    close: async () => {
      isClosed = true
      for (const { fail } of queue) fail(new Error('the judge is closed'))
      queue = []
      await thread.close()
    },
  }
}
