import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ClipRun,
  countdownSeconds,
  frameOf,
  hideClip,
  paintClip,
  pressClip,
  startClip,
} from './clip-run.ts'
import { aScene } from './sample-scenes.ts'

const scene = aScene({ durationFrames: 1_250 })

/** Painted every 40 ms from `fromMs` until `toMs`. */
const painted = (run: ClipRun, fromMs: number, toMs: number, everyMs = 40): ClipRun => {
  let now = run
  for (let atMs = fromMs; atMs <= toMs; atMs += everyMs) now = paintClip(now, scene, atMs)
  return now
}
/** Seen first at 1,000; moves from 11,000 on. */
const moving = (): ClipRun => painted(startClip(), 1_000, 11_000)
const pressesOf = (run: ClipRun): readonly number[] =>
  run.stage === 'running' || run.stage === 'done' ? run.presses : []

test('[TH34] the picture stands for ten seconds, then it moves', () => {
  let run = paintClip(startClip(), scene, 1_000)
  expect(countdownSeconds(run, 1_000)).toBe(10)
  run = painted(run, 1_040, 10_960)
  expect(run.stage).toBe('countdown')
  expect(countdownSeconds(run, 10_960)).toBe(1)
  run = paintClip(run, scene, 11_000)
  expect(run).toMatchObject({ stage: 'running', sinceMs: 11_000 })
  expect(countdownSeconds(run, 11_000)).toBeNull()
  expect(frameOf(paintClip(run, scene, 11_100))).toBe(2.5)
})

test('[TH34] a press is kept with its frame of 1/25 s; before the start it means nothing', () => {
  let run = pressClip(paintClip(startClip(), scene, 1_000), 5_000)
  expect(run.stage).toBe('countdown')
  run = painted(run, 1_000, 11_000)
  run = painted(run, 11_040, 12_000)
  run = pressClip(run, 12_039)
  run = pressClip(run, 12_040)
  expect(pressesOf(run)).toEqual([25, 26])
})

test('[TH34] it ends by itself with its presses, and takes no more', () => {
  const run = painted(pressClip(moving(), 11_000), 11_040, 61_000)
  expect(run).toEqual({ stage: 'done', presses: [0] })
  expect(pressClip(run, 61_010)).toBe(run)
  expect(hideClip(run)).toBe(run)
})

test.each([
  ['200 ms without a new picture are borne', 200, 'running'],
  ['201 ms are not', 201, 'void'],
])('[TH34] %s', (_what, gapMs, stage) => {
  expect(paintClip(moving(), scene, 11_000 + gapMs).stage).toBe(stage)
  expect(pressClip(moving(), 11_000 + gapMs).stage).toBe(stage)
})

test('[TH34] a stall over the very end makes the clip void, not done', () => {
  const nearEnd = painted(moving(), 11_040, 60_900)
  expect(paintClip(nearEnd, scene, 62_000)).toEqual({ stage: 'void', reason: 'stalled' })
})

test('[TH34] hidden while it moves it is void; hidden while it stands it counts down anew', () => {
  expect(hideClip(moving())).toEqual({ stage: 'void', reason: 'hidden' })
  const waiting = hideClip(painted(startClip(), 1_000, 9_000))
  expect(waiting).toEqual(startClip())
  expect(countdownSeconds(paintClip(waiting, scene, 60_000), 60_000)).toBe(10)
})

test('[TH34] at any rate of painting up to 200 ms the same moments give the same frames', () => {
  const rates = fc.integer({ min: 4, max: 200 })
  const moments = fc
    .array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 12 })
    .map((list) => list.sort((a, b) => a - b))
  fc.assert(
    fc.property(rates, moments, (everyMs, list) => {
      let run = moving()
      let atMs = 11_000
      for (const momentMs of list) {
        while (atMs + everyMs <= 11_000 + momentMs) {
          atMs += everyMs
          run = paintClip(run, scene, atMs)
        }
        run = pressClip(run, 11_000 + momentMs)
      }
      expect(pressesOf(run)).toEqual(list.map((momentMs) => Math.floor(momentMs / 40)))
    }),
  )
})
