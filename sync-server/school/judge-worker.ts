/** The judge's own thread. Whatever happens here, the relay's loop goes on. */
import { parentPort } from 'node:worker_threads'
import * as Automerge from '@automerge/automerge'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import { createRecords } from '#shared/documents/records.ts'
import { unreachable } from '#shared/kernel/result.ts'
import { createTaskJudge } from './judge-task.ts'
import type { FromWorker, ToWorker, WorkerAnswer, WorkerTask } from './worker-messages.ts'

class Cold extends Error {}

type TaskJudge = ReturnType<typeof createTaskJudge>

const answer = (judgeTask: TaskJudge, { bytes, ...task }: WorkerTask): WorkerAnswer => {
  const load = () => {
    if (bytes === undefined) throw new Cold()
    return bytes
  }
  try {
    return judgeTask({ ...task, load })
  } catch (error) {
    if (error instanceof Cold) return 'cold'
    throw error
  }
}

/** WASM is slow until it has run a little: run it before anybody waits. */
const warmUp = (kinds: ReadonlyMap<string, AnyKind>): void => {
  const records = createRecords(Automerge)
  for (const kind of kinds.values())
    for (let round = 0; round < 50; round += 1) {
      const doc = records.open(kind, undefined, [], 'ff'.repeat(16))
      const written = records.write(doc, { doc: 'warm:up', put: [{ path: ['warm'], value: 'up' }] })
      const opened = records.open(kind, Automerge.save(written?.doc ?? doc))
      records.plain(opened)
      if (written) Automerge.decodeChange(written.change.bytes)
      Automerge.free(opened)
      Automerge.free(written?.doc ?? doc)
    }
}

/** Judges whatever the relay's loop sends, until the thread ends. */
export const runJudge = (kinds: ReadonlyMap<string, AnyKind>): void => {
  const port = parentPort ?? unreachable('the judge runs in a worker')
  const judgeTask = createTaskJudge(Automerge, kinds)
  port.on('message', ({ id, tasks }: ToWorker) => {
    const answers = tasks.map((task) => answer(judgeTask, task))
    port.postMessage({ id, answers } satisfies FromWorker)
  })
  warmUp(kinds)
  // The first message says: ready.
  port.postMessage({ id: 0, answers: [] } satisfies FromWorker)
}
