import { describe, expect, test } from 'vitest'
import { FRAME_RATE } from './scene.ts'
import type { HazardScene } from './scene-script.ts'
import { ALL_SCENES } from './scenes/all-scenes.ts'
import { scoringWindows } from './score.ts'
import { isLampOrDoor, pixelsOfActor, pixelsOfSign } from './visible-cue.test-support.ts'
import { inOurWay } from './witness.test-support.ts'

/**
 * Of 1280 × 720, uncovered and unlike what is behind: a ball 40 metres off, about as large as a
 * letter on the screen. A grown person so far away has ten times as many.
 */
const LEAST_PIXELS = 60
/** A lamp is small, but it shines: the one brake lamp of a motorcycle 34 metres ahead has 14. */
const LEAST_LAMP_PIXELS = 12
/** An indicator is lit for longer, and a press this early is still worth five. */
const GLANCE_FRAMES = Math.floor(0.3 * FRAME_RATE)

const cueOf = (scene: HazardScene, id: string) => {
  const cue = scene.script.cues.find(({ hazard }) => hazard === id)
  if (!cue) throw new Error(`${scene.id} has no cue for ${id}`)
  return cue
}

describe.each(ALL_SCENES.map((scene) => [scene.id, scene] as const))('%s', (_id, scene) => {
  test.each(scene.hazards)(
    '[TH27] $id: its first sign is in plain view while a press is worth five, and it stays in view',
    ({ id, developsAtFrame: opens }) => {
      const cue = cueOf(scene, id)
      const bands = scoringWindows(scene).filter(({ code }) => code.startsWith(`${id}-`))
      const [band] = bands
      if (!band) throw new Error('no part worth five')
      expect(opens + GLANCE_FRAMES).toBeLessThan(band.endFrame)
      for (const frame of [opens + GLANCE_FRAMES, ...bands.map(({ startFrame }) => startFrame)]) {
        expect(pixelsOfActor(scene, cue.actor, frame)).toBeGreaterThanOrEqual(LEAST_PIXELS)
      }
      if (isLampOrDoor(cue)) {
        const lit = pixelsOfSign(scene, cue, opens, opens + GLANCE_FRAMES)
        expect(lit).toBeGreaterThanOrEqual(LEAST_LAMP_PIXELS)
      } else {
        const moved = pixelsOfSign(scene, cue, opens, band.endFrame - 1)
        expect(moved).toBeGreaterThanOrEqual(LEAST_PIXELS)
      }
    },
  )

  test.each(scene.hazards)(
    '[TH27] $id: its window closes while the danger is in our way or comes into it',
    ({ id, criticalAtFrame }) => {
      expect(inOurWay(scene, cueOf(scene, id), criticalAtFrame)).toBe(true)
    },
  )
})
