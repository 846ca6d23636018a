/**
 * Runs a mock test: gives the pure steps a clock, saves after each, and ends it when the time is up.
 * It knows no screen. What it shows as time left has always been saved first, so that a killed app
 * resumes with the figure that was last seen.
 */
import {
  type Attempt,
  finishMock,
  isTimeUp,
  type Mock,
  type MockStep,
  progressToSave,
  startHazardPart,
  stepMock,
  tickMock,
} from '#shared/domains/theory/index.ts'
import type { Ports, TimerHandle } from '#shared/kernel/ports.ts'
import { ok, type Problem, type Result, refuseWith } from '#shared/kernel/result.ts'
import type { MockStore } from './mock-store.ts'

const SECOND_MS = 1000

export type RunnerState = {
  readonly mock: Mock
  /** As last saved; null when untimed. */
  readonly leftMs: number | null
  /** Set once it is over, whether asked for or because the time was up. A hazard part may follow. */
  readonly attempt: Attempt | undefined
  /** Why the last thing done is not safe on this device yet. */
  readonly problem: Problem | undefined
}

export type MockRunner = {
  readonly state: () => RunnerState
  readonly answer: (question: number, chosen: number) => Promise<Result<undefined>>
  readonly flag: (question: number, flagged: boolean) => Promise<Result<undefined>>
  /** Waits until everything before it is saved; refuses, and stays, while it cannot be. */
  readonly goTo: (question: number) => Promise<Result<undefined>>
  /** Ends this part: to the break when a hazard part follows. Asked again, it tries again to save. */
  readonly finish: () => Promise<Result<undefined>>
  /** Counts the time up to now, for when the app comes back to the front. */
  readonly catchUp: () => Promise<void>
  /** Saves and lets the clock stand: the screen is being left. */
  readonly stop: () => Promise<void>
}

export const runMock = (
  started: Mock,
  ports: Pick<Ports, 'clock' | 'timers'>,
  store: Pick<MockStore, 'saveProgress' | 'beginHazard' | 'keepFinished' | 'handIn'>,
  onChange: (state: RunnerState) => void,
): MockRunner => {
  const { clock, timers } = ports
  const allowedMs = started.paper.allowedMs
  const leftAfter = (elapsedMs: number) =>
    allowedMs === null ? null : Math.max(0, allowedMs - elapsedMs)

  let mock = started
  let state: RunnerState = {
    mock,
    leftMs: leftAfter(started.clock.elapsedMs),
    attempt: undefined,
    problem: undefined,
  }
  let timer: TimerHandle | undefined
  let isRunning = true
  let unsaved = true
  let saving: Promise<Result<undefined>> = Promise.resolve(ok(undefined))
  let finishing: Promise<Result<undefined>> | undefined

  const publish = (change: Partial<RunnerState>): void => {
    state = { ...state, mock, ...change }
    onChange(state)
  }

  /** One save after the other, each with what is newest when its turn comes. */
  const save = (): Promise<Result<undefined>> => {
    saving = saving.then(async () => {
      if (state.attempt) return ok(undefined)
      const saved = mock
      const progress = progressToSave(saved, clock.monotonicMs())
      const kept = await store.saveProgress(progress)
      if (kept.ok && mock.progress === saved.progress) unsaved = false
      // Ended meanwhile: whoever hears that it is over passes on to what the end has kept.
      if (state.attempt) return kept
      publish({
        leftMs: leftAfter(progress.elapsedMs),
        problem: kept.ok ? undefined : kept.problem,
      })
      return kept
    })
    return saving
  }

  const tick = async (): Promise<void> => {
    mock = tickMock(mock, clock.monotonicMs())
    if (isTimeUp(mock)) await finish()
    else await save()
    if (isRunning && !state.attempt) plan()
  }

  /** Next at a full second of what is left, so that each figure stands for one second. */
  const plan = (): void => {
    timers.cancel(timer)
    const left = leftAfter(progressToSave(mock, clock.monotonicMs()).elapsedMs)
    const toFullSecondMs = left === null ? SECOND_MS : left % SECOND_MS || SECOND_MS
    timer = timers.after(toFullSecondMs, () => void tick())
  }

  const step = async (what: MockStep): Promise<Result<undefined>> => {
    if (state.attempt) return refuseWith('test-is-over', 'This test is over. See your result.')
    const stepped = stepMock(mock, what, clock.monotonicMs())
    if (!stepped.ok) {
      if (stepped.problem.code === 'time-is-up') await finish()
      return stepped
    }
    mock = stepped.value
    unsaved = true
    publish({})
    return save()
  }

  const end = async (): Promise<Result<undefined>> => {
    timers.cancel(timer)
    const {
      attempt = finishMock(mock, { finishedAt: clock.now(), monotonicMs: clock.monotonicMs() }),
    } = state
    // Over from this moment, so that no save of progress comes after it.
    state = { ...state, attempt }
    await saving
    const { hazardSceneIds: sceneIds } = mock.paper
    if (sceneIds !== undefined) {
      const begun = await store.beginHazard(startHazardPart({ id: attempt.id, attempt, sceneIds }))
      publish({ problem: begun.ok ? undefined : begun.problem })
      return begun
    }
    const kept = await store.keepFinished(attempt)
    if (kept.ok) publish({ problem: undefined })
    const handedIn = await store.handIn(attempt)
    // Either place is enough: what was kept is handed in at the next start.
    const safe = kept.ok || handedIn.ok ? ok(undefined) : kept
    publish({ problem: safe.ok ? undefined : safe.problem })
    return safe
  }

  const finish = (): Promise<Result<undefined>> => {
    finishing ??= end().finally(() => {
      finishing = undefined
    })
    return finishing
  }

  plan()
  return {
    state: () => state,
    answer: (question, chosen) => step({ do: 'answer', question, chosen }),
    flag: (question, flagged) => step({ do: 'flag', question, flagged }),
    goTo: async (question) => {
      const kept = unsaved ? await save() : ok(undefined)
      return kept.ok ? step({ do: 'go-to', question }) : kept
    },
    finish,
    catchUp: tick,
    stop: async () => {
      isRunning = false
      timers.cancel(timer)
      if (!state.attempt) await save()
    },
  }
}
