/**
 * One hazard clip while it is taken: the picture stands for ten seconds, then it moves once, to its
 * end. Pure steps; every time is a monotonic reading in milliseconds. Nothing here can pause it.
 */
import { HAZARD_COUNTDOWN_MS, HAZARD_LONGEST_STALL_MS } from '../figures.ts'
import { FRAME_RATE, type SceneFacts } from './scene.ts'

export type VoidReason =
  /** The picture stood still too long to be judged by. */
  | 'stalled'
  /** It could not be seen: another tab, a call, a locked screen. */
  | 'hidden'

export type ClipRun =
  /** `sinceMs` is null until the picture has been seen once. */
  | { readonly stage: 'countdown'; readonly sinceMs: number | null }
  | {
      readonly stage: 'running'
      readonly sinceMs: number
      readonly paintedAtMs: number
      /** In frames, in the order they came. */
      readonly presses: readonly number[]
    }
  | { readonly stage: 'void'; readonly reason: VoidReason }
  | { readonly stage: 'done'; readonly presses: readonly number[] }

const FRAME_MS = 1000 / FRAME_RATE

/** More presses than this are already a pattern and need no record of their own. */
const MOST_KEPT = 400

/** A clip that has not been seen yet. */
export const startClip = (): ClipRun => ({ stage: 'countdown', sinceMs: null })

/** Frames since it began to move, with fractions. 0 while it stands. */
export const frameOf = (run: ClipRun): number =>
  run.stage === 'running' ? Math.max(0, run.paintedAtMs - run.sinceMs) / FRAME_MS : 0

/** Whole seconds of the countdown that are left, 10 to 1; null when it is over. */
export const countdownSeconds = (run: ClipRun, monotonicMs: number): number | null => {
  if (run.stage !== 'countdown') return null
  const goneMs = run.sinceMs === null ? 0 : monotonicMs - run.sinceMs
  return Math.max(1, Math.ceil((HAZARD_COUNTDOWN_MS.value - goneMs) / 1000))
}

const hasStalled = (run: ClipRun, monotonicMs: number): boolean =>
  run.stage === 'running' && monotonicMs - run.paintedAtMs > HAZARD_LONGEST_STALL_MS.value

/**
 * TH34. The screen is about to be painted. The countdown runs from the first picture; a clip whose
 * last picture is too old is void, even at its very end.
 */
export const paintClip = (
  run: ClipRun,
  { durationFrames }: Pick<SceneFacts, 'durationFrames'>,
  monotonicMs: number,
): ClipRun => {
  if (run.stage === 'countdown') {
    if (run.sinceMs === null) return { stage: 'countdown', sinceMs: monotonicMs }
    const hasBegun = monotonicMs - run.sinceMs >= HAZARD_COUNTDOWN_MS.value
    // It begins to move with this picture, not with the moment before it.
    return hasBegun
      ? { stage: 'running', sinceMs: monotonicMs, paintedAtMs: monotonicMs, presses: [] }
      : run
  }
  if (run.stage !== 'running') return run
  if (hasStalled(run, monotonicMs)) return { stage: 'void', reason: 'stalled' }
  const painted = { ...run, paintedAtMs: monotonicMs }
  return frameOf(painted) >= durationFrames ? { stage: 'done', presses: run.presses } : painted
}

/** TH34. A tap anywhere, Space or Enter. Before the clip moves and after its end it means nothing. */
export const pressClip = (run: ClipRun, monotonicMs: number): ClipRun => {
  if (run.stage !== 'running') return run
  if (hasStalled(run, monotonicMs)) return { stage: 'void', reason: 'stalled' }
  if (run.presses.length >= MOST_KEPT) return run
  const frame = Math.floor(Math.max(0, monotonicMs - run.sinceMs) / FRAME_MS)
  return { ...run, presses: [...run.presses, frame] }
}

/** TH34. The screen can no longer be seen. A countdown begins again; a moving clip is void. */
export const hideClip = (run: ClipRun): ClipRun => {
  if (run.stage === 'countdown') return startClip()
  return run.stage === 'running' ? { stage: 'void', reason: 'hidden' } : run
}
