/**
 * The lane nobody else waits for: one task at a time, everybody in turn, each with a long deadline.
 * Whoever hangs here is refused for it, and what they sent behind it is left undecided.
 */
import type { DocumentBytes, JudgeOutcome, JudgeTask, Opinion } from './judge.ts'
import { preflight } from './preflight.ts'
import { refuse } from './problems.ts'
import type { Lane } from './worker-lane.ts'
import type { WorkerAnswer } from './worker-messages.ts'
import { toWorkerTask } from './worker-ordinary.ts'
import { createWorkQueue, type Waiting } from './worker-queue.ts'

type Options = {
  readonly lane: Lane
  /** For one change of this task. */
  readonly deadlineMsOf: (task: JudgeTask) => number
  readonly isClosed: () => boolean
  /** Told how it went: whose work hung, and whose did not. */
  readonly heard: (task: JudgeTask, hasHung: boolean) => void
}

const ONE_TASK = 1
const NOTHING: JudgeOutcome = { opinions: [], after: undefined }

export const createHeavyWork = ({ lane, deadlineMsOf, isClosed, heard }: Options) => {
  const queue = createWorkQueue()
  let isRunning = false

  const ask = async (task: JudgeTask): Promise<JudgeOutcome | 'lost'> => {
    const process = await lane.take()
    const { warm } = process
    let isLost = false
    const once = async (bytes: DocumentBytes | undefined): Promise<WorkerAnswer | 'lost'> => {
      let answer: WorkerAnswer | 'lost' = 'lost'
      const hear = (_index: number, one: WorkerAnswer): void => {
        answer = one
      }
      const patience = { deadlineMs: deadlineMsOf(task) }
      const how = await process.ask([toWorkerTask(task, bytes)], hear, patience)
      isLost = how !== 'done'
      return answer
    }
    const first = await once(warm.has(task) ? undefined : task.load())
    const answer = first === 'cold' ? await once(task.load()) : first
    if (isLost) lane.lose(process)
    else lane.giveBack(process)
    if (isClosed()) throw new Error('the judge is closed')
    if (answer === 'cold' || answer === 'lost') return 'lost'
    warm.judged(task, answer)
    return answer
  }

  /** One change a message: whoever loses the process now is known. */
  const judgeEach = async (task: JudgeTask): Promise<JudgeOutcome> => {
    const opinions: Opinion[] = []
    const refused = new Set<string>()
    const sound: Uint8Array[] = []
    let after: JudgeOutcome['after']
    let hasHung = false

    const opinionOn = async (change: JudgeTask['changes'][number]): Promise<Opinion> => {
      const { hash } = change
      if (hasHung) return { hash, verdict: 'undecided' }
      const walked = preflight(change.bytes)
      if (walked.ok && walked.header.deps.some((dep) => refused.has(dep)))
        return { hash, verdict: 'stranded' }
      const load = (): DocumentBytes => {
        const { snap, tail } = task.load()
        return { snap, tail: [...tail, ...sound] }
      }
      const heads = after?.derived.heads ?? task.heads
      const answer = await ask({ ...task, heads, load, changes: [change] })
      hasHung = answer === 'lost'
      if (answer === 'lost') return { hash, verdict: 'refused', ...refuse('too-heavy').problem }
      after = answer.after ?? after
      return answer.opinions[0] ?? { hash, verdict: 'undecided' }
    }

    for (const change of task.changes) {
      const opinion = await opinionOn(change)
      opinions.push(opinion)
      if (opinion.verdict === 'sound') sound.push(change.bytes)
      else refused.add(opinion.hash)
    }
    heard(task, hasHung)
    return { opinions, after }
  }

  const judge = async (task: JudgeTask): Promise<JudgeOutcome> => {
    if (task.isVoid?.()) return NOTHING
    if (task.reads) {
      const said = await ask(task)
      return said === 'lost' ? NOTHING : said
    }
    const whole = task.changes.length > 1 ? await ask(task) : 'lost'
    if (whole === 'lost') return judgeEach(task)
    heard(task, false)
    return whole
  }

  const run = async (): Promise<void> => {
    while (!queue.isEmpty() && !isClosed()) {
      const [waiting] = queue.take(
        ONE_TASK,
        () => ONE_TASK,
        () => true,
      )
      if (waiting === undefined) break
      await judge(waiting.task).then(waiting.settle, waiting.fail)
    }
    isRunning = false
  }

  return {
    add: (waiting: Waiting): void => {
      queue.add(waiting)
      if (isRunning) return
      isRunning = true
      void run()
    },
    failAll: queue.failAll,
  }
}
