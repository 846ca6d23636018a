/**
 * The clock of a moving picture: one call before each paint. The only place that asks the browser
 * for frames, and it can be given others.
 */
import {
  type ClipRun,
  countdownSeconds,
  frameOf,
  hideClip,
  paintClip,
  pressClip,
  type SceneFacts,
  startClip,
} from '#shared/domains/theory/index.ts'
import type { Clock } from '#shared/kernel/ports.ts'

export type Frames = {
  /** Runs before the next paint; the answer is what `forget` takes. */
  readonly next: (run: () => void) => number
  readonly forget: (handle: number) => void
}

export const browserFrames: Frames = {
  next: (run) => requestAnimationFrame(run),
  forget: (handle) => cancelAnimationFrame(handle),
}

/** Calls before every paint until the answer is called. */
export const eachFrame = (frames: Frames, run: () => void): (() => void) => {
  let handle = frames.next(function again() {
    // First: what runs may stop it.
    handle = frames.next(again)
    run()
  })
  return () => frames.forget(handle)
}

export type ClipView = {
  readonly stage: ClipRun['stage']
  /** 10 to 1 while the picture stands; null after that. */
  readonly secondsToStart: number | null
  /** In frames, in the order they came. */
  readonly presses: readonly number[]
}

export type ClipDriver = {
  readonly press: () => void
  /** The screen cannot be seen any more. */
  readonly hide: () => void
  readonly stop: () => void
}

export type ClipDrive = {
  readonly scene: Pick<SceneFacts, 'durationFrames'>
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly frames: Frames
  /** Before every paint while it moves: frames since it began to, with fractions. */
  readonly onFrame: (frame: number) => void
  /** At the start, and when something a person can see has changed. */
  readonly onChange: (view: ClipView) => void
  /** Once: it ran to its end, or it was void. */
  readonly onEnd: (run: Extract<ClipRun, { stage: 'done' | 'void' }>) => void
}

const viewOf = (run: ClipRun, nowMs: number): ClipView => ({
  stage: run.stage,
  secondsToStart: countdownSeconds(run, nowMs),
  presses: run.stage === 'running' || run.stage === 'done' ? run.presses : [],
})

const looksAlike = (a: ClipView, b: ClipView): boolean =>
  a.stage === b.stage &&
  a.secondsToStart === b.secondsToStart &&
  a.presses.length === b.presses.length

/** TH34. Drives one clip from its countdown to its end. */
export const driveClip = (drive: ClipDrive): ClipDriver => {
  const now = () => drive.clock.monotonicMs()
  let run = startClip()
  let shown = viewOf(run, now())
  drive.onChange(shown)

  const turn = (next: ClipRun): void => {
    if (run.stage === 'done' || run.stage === 'void') return
    run = next
    const view = viewOf(run, now())
    if (!looksAlike(view, shown)) {
      shown = view
      drive.onChange(view)
    }
    if (run.stage === 'done' || run.stage === 'void') {
      stop()
      drive.onEnd(run)
    }
  }
  const stop = eachFrame(drive.frames, () => {
    turn(paintClip(run, drive.scene, now()))
    if (run.stage === 'running') drive.onFrame(frameOf(run))
  })
  return {
    press: () => turn(pressClip(run, now())),
    hide: () => turn(hideClip(run)),
    stop,
  }
}
