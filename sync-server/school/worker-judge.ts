/**
 * The judge of a relay strangers can reach: in processes of its own, killed at their deadlines. Two
 * lanes, so that ordinary people never wait for what somebody made slow on purpose; on the ordinary
 * one a second process stands by, so that they do not wait for what hangs either. What is heavy is
 * only judged when it is asked for patiently, which its sender's record does not wait for (see
 * receive-push.ts).
 */
import type { Timers } from '#shared/kernel/ports.ts'
import type { Judge, JudgeOutcome } from './judge.ts'
import { startJudgeProcess } from './judge-process.ts'
import { builtJudge } from './judge-script.ts'
import { nextTurn as nodeNextTurn } from './ports-turn.ts'
import { createHeavyWork } from './worker-heavy.ts'
import { createLane, WEAR, type Wear } from './worker-lane.ts'
import { createOrdinaryWork, HEAVY } from './worker-ordinary.ts'
import { whoAsks } from './worker-queue.ts'
import { createRegulars } from './worker-regulars.ts'
import { createSuspects } from './worker-suspects.ts'
import { isHeavy } from './worker-weight.ts'

/** Ordinary work takes some ten milliseconds at most; the others of its batch do not wait for more. */
const PASS_ON_AFTER_MS = 25
/** What hangs has a core to itself for so long. Who is named wrongly is asked about patiently. */
const DEADLINE_MS = 500
/** An honest change that is heavy must not pay for a busy machine. */
const PATIENT_DEADLINE_MS = 10_000
/** Who has hung one already does not get the long wait as well, nor pays for a moment's stall. */
const SUSPECT_DEADLINE_MS = 4_000
const SETTLED_AFTER_MS = 3_000
/** One works, one stands by. */
const ORDINARY_PROCESSES = 2
/** The heavy lane lets everything else on the machine go first. */
const HEAVY_NICENESS = 10

export type WorkerJudgeOptions = {
  readonly timers: Timers
  /** Silence on the ordinary lane after which others go on elsewhere, if a process stands by. */
  readonly passOnAfterMs?: number
  /** Silence after which an ordinary process is ended. */
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

const ourProgram = () => {
  const built = builtJudge()
  return {
    script: new URL('../judge-worker.mjs', import.meta.url),
    args: built === undefined ? [] : [built],
  }
}

export const createWorkerJudge = (options: WorkerJudgeOptions): Judge => {
  const { timers, deadlineMs = DEADLINE_MS, nextTurn = nodeNextTurn, wear = WEAR } = options
  const { patientDeadlineMs = PATIENT_DEADLINE_MS, passOnAfterMs = PASS_ON_AFTER_MS } = options
  const program = options.script ? { script: options.script } : ourProgram()
  const onError = options.onError ?? (() => {})
  let hasClosed = false
  const isClosed = (): boolean => hasClosed
  const startAt = (niceness: number) => () =>
    startJudgeProcess({ timers, ...program, niceness, onError })
  const ordinaryLane = createLane(startAt(0), wear, () => ordinary.start())
  const heavyLane = createLane(startAt(HEAVY_NICENESS), wear)
  const suspects = createSuspects(timers)
  const regulars = createRegulars()

  const ordinary = createOrdinaryWork({
    lane: ordinaryLane,
    passOnAfterMs,
    deadlineMs,
    nextTurn,
    isClosed,
    suspect: (task) => suspects.add(whoAsks(task)),
    isSuspect: (task) => suspects.has(whoAsks(task)),
    judged: (task) => regulars.add(whoAsks(task)),
    mayTry: (task) => !ordinaryLane.isShort() || regulars.has(whoAsks(task)),
  })
  const heavy = createHeavyWork({
    lane: heavyLane,
    deadlineMsOf: (task) =>
      suspects.has(whoAsks(task))
        ? Math.min(SUSPECT_DEADLINE_MS, patientDeadlineMs)
        : patientDeadlineMs,
    isClosed,
    heard: (task, hasHung) => suspects[hasHung ? 'add' : 'forgive'](whoAsks(task)),
  })

  // Nobody waits for a start: one that works first, the other when the relay has settled down. What
  // is heavy is rare, and whoever sends it can wait until there is a process for it.
  ordinaryLane.standBy(1)
  const settled = timers.after(SETTLED_AFTER_MS, () => ordinaryLane.standBy(ORDINARY_PROCESSES))
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
