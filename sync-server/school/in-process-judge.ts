/**
 * A judge in the caller's own thread, for tests, the simulator and tools. It cannot be stopped when
 * a change hangs, so a relay that strangers can reach uses the one in a worker.
 */
import * as Automerge from '@automerge/automerge'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { Judge } from './judge.ts'
import { createTaskJudge } from './judge-task.ts'

export const createInProcessJudge = (kinds: ReadonlyMap<string, AnyKind>): Judge => {
  const judgeTask = createTaskJudge(Automerge, kinds)
  return {
    judge: async (task) => judgeTask(task),
    close: async () => {},
  }
}
