import { expect, test } from 'vitest'
import { type ClipView, driveClip, type Frames } from './clip-clock.ts'

/** A screen that is painted when it is told to. */
const aScreen = () => {
  let nowMs = 1_000
  let handle = 0
  const waiting = new Map<number, () => void>()
  const frames: Frames = {
    next: (run) => {
      handle += 1
      waiting.set(handle, run)
      return handle
    },
    forget: (one) => void waiting.delete(one),
  }
  const paint = (afterMs: number): void => {
    nowMs += afterMs
    const due = [...waiting.values()]
    waiting.clear()
    for (const run of due) run()
  }
  return {
    frames,
    clock: { monotonicMs: () => nowMs },
    waiting,
    paint,
    /** Painted 25 times a second for so long. */
    paints: (ms: number): void => {
      for (let gone = 0; gone < ms; gone += 40) paint(40)
    },
  }
}

const aDrive = (durationFrames = 250) => {
  const screen = aScreen()
  const views: ClipView[] = []
  const frames: number[] = []
  const ends: unknown[] = []
  const driver = driveClip({
    scene: { durationFrames },
    clock: screen.clock,
    frames: screen.frames,
    onFrame: (frame) => frames.push(frame),
    onChange: (view) => views.push(view),
    onEnd: (run) => ends.push(run),
  })
  return { screen, driver, views, frames, ends }
}

test('[TH34] ten seconds are counted, each told once; then the picture moves to its end', () => {
  const { screen, driver, views, frames, ends } = aDrive()
  screen.paint(0)
  screen.paints(10_000)
  expect(views.map((view) => view.secondsToStart)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, null])
  screen.paints(2_000)
  driver.press()
  expect(views.at(-1)).toMatchObject({ stage: 'running', presses: [50] })
  screen.paints(8_000)
  expect(frames.at(-1)).toBe(249)
  expect(ends).toEqual([{ stage: 'done', presses: [50] }])
  expect(screen.waiting.size).toBe(0)
})

test('[TH34] a screen that is not painted for more than 200 ms ends the clip as void, once', () => {
  const { screen, driver, ends } = aDrive()
  screen.paint(0)
  screen.paints(10_400)
  screen.paint(240)
  driver.press()
  driver.hide()
  expect(ends).toEqual([{ stage: 'void', reason: 'stalled' }])
})

test('[TH34] a hidden screen voids a moving clip and lets a standing one count anew', () => {
  const standing = aDrive()
  standing.screen.paint(0)
  standing.screen.paints(8_000)
  standing.driver.hide()
  standing.screen.paint(60_000)
  expect(standing.views.at(-1)).toMatchObject({ stage: 'countdown', secondsToStart: 10 })
  expect(standing.ends).toEqual([])

  const moving = aDrive()
  moving.screen.paint(0)
  moving.screen.paints(10_400)
  moving.driver.hide()
  expect(moving.ends).toEqual([{ stage: 'void', reason: 'hidden' }])
})

test('left, it asks for no more frames', () => {
  const { screen, driver, ends } = aDrive()
  screen.paint(0)
  driver.stop()
  expect(screen.waiting.size).toBe(0)
  screen.paints(30_000)
  expect(ends).toEqual([])
})
