/**
 * The judge of a relay strangers can reach: in processes of its own, killed at their deadlines. Two
 * lanes, so that ordinary people never wait for what somebody made slow on purpose. What is heavy is
 * only judged when it is asked for patiently, which its sender's record does not wait for (see
 * receive-push.ts).
 */
import type { Timers } from '#shared/kernel/ports.ts'
import type { Judge, JudgeOutcome } from './judge.ts'
import { startJudgeProcess } from './judge-process.ts'
import { nextTurn as nodeNextTurn } from './ports-turn.ts'
import { createHeavyWork } from './worker-heavy.ts'
import { createLane, WEAR, type Wear } from './worker-lane.ts'
import { createOrdinaryWork, HEAVY } from './worker-ordinary.ts'
import { whoAsks } from './worker-queue.ts'
import { createSuspects } from './worker-suspects.ts'
import { isHeavy } from './worker-weight.ts'

const DEADLINE_MS = 2_000
/** An honest change that is heavy must not pay for a busy machine. */
const PATIENT_DEADLINE_MS = 10_000
const HEAVY_AFTER_MS = 10_000
/** The heavy lane lets everything else on the machine go first. */
const HEAVY_NICENESS = 10

export type WorkerJudgeOptions = {
  readonly timers: Timers
  /** For a batch of ordinary work. */
  readonly deadlineMs?: number
  /** For one heavy change. */
  readonly patientDeadlineMs?: number
  /** Another script to run; a test that needs a judge which hangs gives one. */
  readonly script?: URL
  readonly nextTurn?: (run: () => void) => void
  /** When a process has done enough and makes room for a fresh one. */
  readonly wear?: Wear
  /** Told when a process dies, for the relay's own log. */
  readonly onError?: (error: Error) => void
}

export const createWorkerJudge = (options: WorkerJudgeOptions): Judge => {
  const { timers, deadlineMs = DEADLINE_MS, nextTurn = nodeNextTurn, wear = WEAR } = options
  const { patientDeadlineMs = PATIENT_DEADLINE_MS } = options
  const script = options.script ?? new URL('../judge-worker.mjs', import.meta.url)
  const onError = options.onError ?? (() => {})
  let hasClosed = false
  const isClosed = (): boolean => hasClosed
  const laneOf = (niceness: number) =>
    createLane(() => startJudgeProcess({ timers, script, niceness, onError }), wear)
  const ordinaryLane = laneOf(0)
  const heavyLane = laneOf(HEAVY_NICENESS)
  const suspects = createSuspects(timers)

  const ordinary = createOrdinaryWork({
    lane: ordinaryLane,
    timers,
    deadlineMs,
    nextTurn,
    isClosed,
    suspect: (task) => suspects.add(whoAsks(task)),
    isSuspect: (task) => suspects.has(whoAsks(task)),
  })
  const heavy = createHeavyWork({
    lane: heavyLane,
    // Who has hung one already does not get the long wait as well.
    deadlineMsOf: (task) => (suspects.has(whoAsks(task)) ? deadlineMs : patientDeadlineMs),
    isClosed,
    heard: (task, hasHung) => suspects[hasHung ? 'add' : 'forgive'](whoAsks(task)),
  })

  // Nobody waits for a start: the ordinary lane first, the other when the relay has settled down.
  ordinaryLane.standBy()
  const settled = timers.after(HEAVY_AFTER_MS, heavyLane.standBy)
  return {
    judge: (task) =>
      new Promise<JudgeOutcome>((settle, fail) => {
        if (hasClosed) return fail(new Error('the judge is closed'))
        const waiting = { task, settle, fail }
        if (task.isPatient || task.reads) heavy.add(waiting)
        else if (suspects.has(whoAsks(task)) || isHeavy(task)) settle(HEAVY)
        else ordinary.add(waiting)
      }),
    close: async () => {
      hasClosed = true
      timers.cancel(settled)
      suspects.clear()
      for (const work of [ordinary, heavy]) work.failAll(new Error('the judge is closed'))
      for (const lane of [ordinaryLane, heavyLane]) lane.close()
    },
  }
}
