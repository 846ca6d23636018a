/** A judge's own process. Whatever happens here, the relay's loop goes on. */
import { writeSync } from 'node:fs'
import * as Automerge from '@automerge/automerge'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import { createRecords } from '#shared/documents/records.ts'
import { unreachable } from '#shared/kernel/result.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { createTaskJudge } from './judge-task.ts'
import type { WorkerAnswer, WorkerTask } from './worker-messages.ts'
import { type FromWorker, PLACE_FD, type ToWorker } from './worker-messages.ts'

/** Answers go back together, but nobody waits longer than this for the ones behind theirs. */
const ANSWER_EVERY_MS = 8

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

const place = new Uint32Array(1)
const standAt = (index: number): void => {
  place[0] = index
  writeSync(PLACE_FD, place, 0, place.byteLength, 0)
}

/** Judges whatever the relay's loop sends, until the relay lets go. */
export const runJudge = (kinds: ReadonlyMap<string, AnyKind>): void => {
  const send = process.send?.bind(process) ?? unreachable('the judge runs in a process of its own')
  const say = (answers: readonly WorkerAnswer[]): void =>
    void send({ answers, rssBytes: process.memoryUsage.rss() } satisfies FromWorker)
  const judgeTask = createTaskJudge(Automerge, kinds)

  process.on('message', ({ tasks }: ToWorker) => {
    let answers: WorkerAnswer[] = []
    let saidAtMs = nodePorts.clock.monotonicMs()
    tasks.forEach((task, index) => {
      standAt(index)
      answers.push(answer(judgeTask, task))
      const nowMs = nodePorts.clock.monotonicMs()
      if (nowMs - saidAtMs < ANSWER_EVERY_MS && index < tasks.length - 1) return
      say(answers)
      answers = []
      saidAtMs = nowMs
    })
  })
  warmUp(kinds)
  say([])
}
