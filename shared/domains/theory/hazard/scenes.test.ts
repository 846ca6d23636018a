import { describe, expect, test } from 'vitest'
import { sizeOf } from './actors/actor.ts'
import { ownBox, touch } from './boxes.ts'
import { compileScene } from './compile.ts'
import { driveOwnCar } from './own-car.ts'
import { FRAME_RATE, SCENE_FAMILIES } from './scene.ts'
import { ALL_SCENES } from './scenes/all-scenes.ts'
import { boxesAt, cueShows, pixelsHigh } from './witness.test-support.ts'

const VEHICLES = new Set(['car', 'van', 'lorry', 'bus', 'tractor'])

/** As wide as a tyre. */
const KERB_METRES = 0.3

const SECONDS = (scene: (typeof ALL_SCENES)[number]) => scene.durationFrames / FRAME_RATE

describe('the set of scenes', () => {
  test('[TH26] has at least 36 scenes, three or more of every family, in all four lights', () => {
    expect(ALL_SCENES.length).toBeGreaterThanOrEqual(36)
    for (const family of SCENE_FAMILIES) {
      const scenes = ALL_SCENES.filter((scene) => scene.family === family)
      expect([
        family,
        scenes.length >= 3,
        new Set(scenes.map(({ light }) => light)).size > 1,
      ]).toEqual([family, true, true])
    }
    expect(new Set(ALL_SCENES.map(({ light }) => light))).toEqual(
      new Set(['day', 'dusk', 'rain', 'fog']),
    )
  })

  test('[TH26] at least six scenes have two hazards, none has more, and ids are unique', () => {
    expect(ALL_SCENES.filter(({ hazards }) => hazards.length === 2).length).toBeGreaterThanOrEqual(
      6,
    )
    expect(ALL_SCENES.every(({ hazards }) => hazards.length === 1 || hazards.length === 2)).toBe(
      true,
    )
    expect(new Set(ALL_SCENES.map(({ id }) => id)).size).toBe(ALL_SCENES.length)
    expect(new Set(ALL_SCENES.map(({ title }) => title)).size).toBe(ALL_SCENES.length)
  })
})

describe.each(ALL_SCENES.map((scene) => [scene.id, scene] as const))('%s', (_id, scene) => {
  test('[TH27] its windows open after 8 seconds, last 2.5 to 6, lie inside the clip and apart', () => {
    expect(scene.durationFrames).toBeGreaterThanOrEqual(45 * FRAME_RATE)
    expect(scene.durationFrames).toBeLessThanOrEqual(60 * FRAME_RATE)
    expect(scene.potentials.length).toBeGreaterThanOrEqual(3)
    let free = 0
    for (const hazard of scene.hazards) {
      expect(hazard.developsAtFrame).toBeGreaterThanOrEqual(8 * FRAME_RATE)
      expect(hazard.potentialAtFrame).toBeLessThanOrEqual(hazard.developsAtFrame)
      expect(hazard.criticalAtFrame - hazard.developsAtFrame).toBeGreaterThanOrEqual(63)
      expect(hazard.criticalAtFrame - hazard.developsAtFrame).toBeLessThanOrEqual(150)
      expect(hazard.developsAtFrame).toBeGreaterThan(free)
      expect(hazard.criticalAtFrame).toBeLessThan(scene.durationFrames - FRAME_RATE)
      free = hazard.criticalAtFrame
    }
    for (const { atFrame } of scene.potentials) expect(atFrame).toBeLessThan(scene.durationFrames)
  })

  test('[TH27] what makes it develop begins when the window opens, not before, and can be seen', () => {
    for (const hazard of scene.hazards) {
      const cue = scene.script.cues.find((each) => each.hazard === hazard.id)
      if (!cue) throw new Error(`${scene.id} has no cue for ${hazard.id}`)
      const opens = hazard.developsAtFrame
      const before = Array.from({ length: 2 * FRAME_RATE }, (_none, index) => opens - 7 - index)
      expect({ early: before.filter((frame) => cueShows(scene, cue, frame)) }).toEqual({
        early: [],
      })
      const after = Array.from({ length: 14 }, (_none, index) => opens + index)
      expect({ late: !after.some((frame) => cueShows(scene, cue, frame)) }).toEqual({ late: false })
      const kind = scene.script.actors.find(({ id }) => id === cue.actor)?.look.kind
      const least = kind === 'ball' ? 6 : 18
      const high = pixelsHigh(scene, cue.actor, opens + 12)
      // What comes from behind is seen in the mirror.
      if (high > 0)
        expect({ high: Math.round(high), enough: high >= least }).toMatchObject({ enough: true })
    }
  })

  test('[TH28] nobody drives through anybody', () => {
    const compiled = compileScene(scene)
    const bumps = new Set<string>()
    for (let frame = 0; frame < scene.durationFrames; frame += 5) {
      const boxes = boxesAt(scene, frame)
      const own = ownBox(compiled.own, compiled.ownLateral, frame, 1.2)
      for (const box of boxes) {
        if (touch(own, box)) bumps.add(`own car, ${box.id} at ${(frame / FRAME_RATE).toFixed(1)}`)
      }
      boxes.forEach((one, index) => {
        for (const other of boxes.slice(index + 1)) {
          // A child picks its ball up.
          if (one.id === 'ball' || other.id === 'ball') continue
          if (Math.abs(one.s - other.s) > 12) continue
          if (Math.abs(one.s - own.s) > 120) continue
          if (touch(one, other))
            bumps.add(`${one.id}, ${other.id} at ${Math.round(frame / FRAME_RATE)}`)
        }
      })
    }
    expect([...bumps]).toEqual([])
  })

  test('[TH28] who parks beside a pavement stands on the road, a tyre over the kerb at most', () => {
    const { halfWidth, pavement } = scene.script.road
    if (pavement === 0) return
    const onPavement = compileScene(scene).actors.filter(
      ({ actor: { look, track, faces } }) =>
        VEHICLES.has(look.kind) &&
        track.length === 1 &&
        faces?.[1] === 0 &&
        Math.abs(track[0]?.[2] ?? 0) + sizeOf(look).half > halfWidth + KERB_METRES,
    )
    expect(onPavement.map(({ actor }) => actor.id)).toEqual([])
  })

  test('[TH28] the own car drives as one would: no faster than it may, braking no harder than 6 m/s²', () => {
    const own = driveOwnCar(scene.script.ownCar.speeds, SECONDS(scene))
    for (let second = 0; second < SECONDS(scene); second += 0.2) {
      expect(own.speedAt(second)).toBeLessThan(20)
      const slowing = (own.speedAt(second) - own.speedAt(second + 0.2)) / 0.2
      expect({ second, slowing: slowing < 6 }).toEqual({ second, slowing: true })
    }
  })
})
