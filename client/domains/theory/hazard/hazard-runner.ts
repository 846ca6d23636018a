/**
 * Runs a hazard part: counts the break, passes from clip to clip, saves after each step, and hands
 * the whole in at its end. It knows no screen and no frames; a clip comes back as its presses.
 */
import {
  type Attempt,
  answeredClip,
  breakLeftMs,
  currentSceneId,
  endBreak,
  finishHazardPart,
  type HazardPart,
  type HazardSitting,
  keepClip,
  replaceClip,
  replacementFor,
  type SceneFacts,
  spendBreak,
  type VoidReason,
} from '#shared/domains/theory/index.ts'
import type { Ports, TimerHandle } from '#shared/kernel/ports.ts'
import { ok, type Problem, type Result } from '#shared/kernel/result.ts'
import type { HazardKeeping } from './hazard-keeping.ts'

const SECOND_MS = 1000
/** The generator behind a choice wants at least 16 bytes. */
const SEED_BYTES = 16

export type HazardState = {
  readonly sitting: HazardSitting
  /** As last saved; null when the break is over. */
  readonly breakLeftMs: number | null
  /** Counts the clips shown, so that the same scene again is a new clip. */
  readonly showing: number
  /** Why the clip before this one was void. */
  readonly wasVoid: VoidReason | undefined
  /** Set once it is over and safe. The attempt is null when only this part was practised. */
  readonly finished: { readonly attempt: Attempt | null; readonly part: HazardPart } | undefined
  readonly problem: Problem | undefined
}

export type HazardRunner = {
  readonly state: () => HazardState
  readonly endBreak: () => Promise<void>
  /** The clip that was shown ran to its end with these presses, in frames. */
  readonly answer: (presses: readonly number[]) => Promise<void>
  readonly showAnother: (reason: VoidReason) => Promise<void>
  /** Hands in what was taken before, without this part. Refuses what could not be stored. */
  readonly leaveOut: () => Promise<Result<undefined>>
  /** After a problem: tries again to save what is newest. */
  readonly tryAgain: () => Promise<void>
  readonly stop: () => Promise<void>
}

export type HazardRun = {
  readonly sitting: HazardSitting
  readonly scenes: readonly SceneFacts[]
  /** Scenes of the last mock: not shown instead of a void clip. */
  readonly restingIds: readonly string[]
  readonly ports: Pick<Ports, 'clock' | 'timers' | 'random'>
  readonly keeping: HazardKeeping
  readonly onChange: (state: HazardState) => void
}

export const runHazardPart = (run: HazardRun): HazardRunner => {
  const { clock, timers, random } = run.ports
  let sitting = run.sitting
  let countedAtMs = clock.monotonicMs()
  let timer: TimerHandle | undefined
  let isRunning = true

  const replace = (id: string): void => {
    const freshId = replacementFor({
      scenes: run.scenes,
      sceneIds: sitting.sceneIds,
      voidId: id,
      avoidIds: [...sitting.voidIds, ...run.restingIds],
      seed: random.bytes(SEED_BYTES),
    })
    sitting = replaceClip(sitting, freshId)
  }

  /** An update of the app may have taken a scene away since this part was picked. */
  const passOverGone = (): void => {
    const id = currentSceneId(sitting)
    if (id !== undefined && run.scenes.every((scene) => scene.id !== id)) replace(id)
  }

  passOverGone()
  let state: HazardState = {
    sitting,
    breakLeftMs: breakLeftMs(sitting),
    showing: 0,
    wasVoid: undefined,
    finished: undefined,
    problem: undefined,
  }

  const publish = (change: Partial<HazardState>): void => {
    state = { ...state, sitting, ...change }
    run.onChange(state)
  }

  const finish = async (): Promise<void> => {
    const part = finishHazardPart(sitting, clock.now())
    const attempt = sitting.attempt === null ? null : { ...sitting.attempt, hazard: part }
    const kept = await run.keeping.finish(attempt, part)
    publish(
      kept.ok ? { finished: { attempt, part }, problem: undefined } : { problem: kept.problem },
    )
  }

  /** What is shown has been saved first, so that a killed app comes back to it. */
  const save = async (change: Partial<HazardState>): Promise<void> => {
    const kept = await run.keeping.save(sitting)
    publish({
      ...change,
      breakLeftMs: breakLeftMs(sitting),
      problem: kept.ok ? undefined : kept.problem,
    })
    if (currentSceneId(sitting) === undefined) await finish()
  }

  const countBreak = (): void => {
    const nowMs = clock.monotonicMs()
    sitting = spendBreak(sitting, nowMs - countedAtMs)
    countedAtMs = nowMs
  }

  const plan = (): void => {
    const leftMs = breakLeftMs(sitting)
    timers.cancel(timer)
    if (leftMs === null || !isRunning) return
    timer = timers.after(leftMs % SECOND_MS || SECOND_MS, () => {
      countBreak()
      void save({}).then(plan)
    })
  }

  plan()
  return {
    state: () => state,
    endBreak: async () => {
      sitting = endBreak(sitting)
      timers.cancel(timer)
      await save({})
    },
    answer: async (presses) => {
      const scene = run.scenes.find(({ id }) => id === currentSceneId(sitting))
      if (!scene) return
      sitting = keepClip(sitting, answeredClip(scene, presses))
      passOverGone()
      await save({ showing: state.showing + 1, wasVoid: undefined })
    },
    showAnother: async (reason) => {
      const voidId = currentSceneId(sitting)
      if (voidId === undefined) return
      replace(voidId)
      await save({ showing: state.showing + 1, wasVoid: reason })
    },
    leaveOut: async () => {
      if (sitting.attempt === null) return ok(undefined)
      isRunning = false
      timers.cancel(timer)
      const kept = await run.keeping.finish(sitting.attempt, undefined)
      if (!kept.ok) {
        isRunning = true
        plan()
      }
      publish({ problem: kept.ok ? undefined : kept.problem })
      return kept
    },
    tryAgain: () => save({}),
    stop: async () => {
      timers.cancel(timer)
      if (!isRunning) return
      isRunning = false
      countBreak()
      if (!state.finished) await run.keeping.save(sitting)
    },
  }
}
