import { describe, expect, test } from 'vitest'
import { blueSwell } from './actors/draw-mesh.ts'
import { drawScene } from './draw.ts'
import type { DrawOp } from './draw-op.ts'
import { cosine, sine } from './exact-math.ts'
import { BLINKS_PER_SECOND } from './poses.ts'
import { FRAME_RATE } from './scene.ts'
import { ALL_SCENES } from './scenes/all-scenes.ts'

/** FNV-1a over everything that decides what a frame looks like. */
const hashOf = (shapes: readonly DrawOp[]): string => {
  let hash = 0x811c9dc5
  for (const character of JSON.stringify(shapes)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash.toString(16)
}

const numbersIn = (shape: DrawOp): number[] =>
  Object.values(shape).flatMap((value) =>
    typeof value === 'number' ? [value] : Array.isArray(value) ? (value.flat() as number[]) : [],
  )

const oneOfEachLight = ['day', 'dusk', 'rain', 'fog'].map((light) => {
  const scene = ALL_SCENES.find((each) => each.light === light)
  if (!scene) throw new Error(`no scene by ${light}`)
  return scene
})

describe('a frame', () => {
  test('[TH25] is the same list of shapes whenever it is drawn, whatever was drawn before', () => {
    for (const scene of oneOfEachLight) {
      const first = hashOf(drawScene(scene, 400))
      drawScene(scene, 900)
      drawScene(structuredClone(scene), 1)
      expect(hashOf(drawScene(structuredClone(scene), 400))).toBe(first)
      expect(hashOf(drawScene(scene, 400))).toBe(first)
      expect(hashOf(drawScene(scene, 401))).not.toBe(first)
    }
  })

  test('[TH25] looks as it did when its version was given: a change of the picture moves the version', () => {
    const hashes = oneOfEachLight.map((scene) => [
      scene.id,
      scene.version,
      hashOf(drawScene(scene, 400)),
    ])
    expect(hashes).toMatchInlineSnapshot(`
      [
        [
          "pedestrian-steps-out-1",
          2,
          "2eeed05",
        ],
        [
          "pedestrian-steps-out-3",
          2,
          "a728250d",
        ],
        [
          "pedestrian-steps-out-2",
          2,
          "6b8531e7",
        ],
        [
          "parked-car-pulls-out-2",
          1,
          "dd1ad3e0",
        ],
      ]
    `)
  })

  test('[TH25] uses no mathematics of the device: sine and cosine are sums and products', () => {
    for (let angle = -20; angle < 20; angle += 0.37) {
      expect(Math.abs(sine(angle) - Math.sin(angle))).toBeLessThan(1e-5)
      expect(Math.abs(cosine(angle) - Math.cos(angle))).toBeLessThan(1e-5)
    }
  })

  test('[TH25] between two whole frames lies between them, and outside the scene stands still', () => {
    const [scene] = oneOfEachLight as [(typeof ALL_SCENES)[number]]
    expect(drawScene(scene, 400.5)).not.toEqual(drawScene(scene, 400))
    expect(drawScene(scene, -5)).toEqual(drawScene(scene, 0))
    expect(drawScene(scene, scene.durationFrames + 99)).toEqual(
      drawScene(scene, scene.durationFrames),
    )
  })

  test.each(ALL_SCENES.map((scene) => [scene.id, scene] as const))(
    '[TH25] of %s has at most 900 shapes, all finite, with every clip taken off again',
    (_id, scene) => {
      for (let frame = 0; frame <= scene.durationFrames; frame += 40) {
        const shapes = drawScene(scene, frame)
        expect(shapes.length).toBeLessThanOrEqual(900)
        expect(shapes.flatMap(numbersIn).every(Number.isFinite)).toBe(true)
        let clips = 0
        for (const { op } of shapes) {
          if (op === 'clip') clips++
          if (op === 'unclip') clips--
          expect(clips === 0 || clips === 1).toBe(true)
        }
        expect(clips).toBe(0)
      }
    },
  )

  test('[TH25] can be drawn in high contrast, which changes colours and leaves out the rain', () => {
    for (const scene of oneOfEachLight) {
      const plain = drawScene(scene, 400)
      const contrast = drawScene(scene, 400, { highContrast: true })
      expect(contrast).not.toEqual(plain)
      expect(contrast.length).toBeLessThanOrEqual(plain.length)
    }
  })
})

describe('lights', () => {
  test('[TH28] nothing flashes three times a second: indicators blink, blue lights swell', () => {
    expect(BLINKS_PER_SECOND).toBeLessThan(3)
    let peaks = 0
    let rises = true
    for (let frame = 1; frame <= 10 * FRAME_RATE; frame++) {
      const change = blueSwell(frame / FRAME_RATE) - blueSwell((frame - 1) / FRAME_RATE)
      expect(Math.abs(change)).toBeLessThan(0.2)
      if (rises && change < 0) peaks++
      rises = change > 0
    }
    expect(peaks / 10).toBeLessThan(3)
  })
})

describe('stills', () => {
  test.each(ALL_SCENES.map((scene) => [scene.id, scene] as const))(
    '[TH29] %s has three to five in order: before, while and when it is nearly too late',
    (_id, { stillFrames, hazards, durationFrames }) => {
      const [first] = hazards
      if (!first) throw new Error('no hazard')
      expect(stillFrames.length).toBeGreaterThanOrEqual(3)
      expect(stillFrames.length).toBeLessThanOrEqual(5)
      expect([...stillFrames].sort((one, other) => one - other)).toEqual(stillFrames)
      expect(stillFrames.every((frame) => frame >= 0 && frame <= durationFrames)).toBe(true)
      expect(stillFrames.some((frame) => frame < first.developsAtFrame)).toBe(true)
      expect(
        stillFrames.some((f) => f >= first.developsAtFrame && f <= first.criticalAtFrame),
      ).toBe(true)
    },
  )
})
