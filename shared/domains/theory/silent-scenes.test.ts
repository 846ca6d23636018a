import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import scenariosFile from './bank/scenarios.json' with { type: 'json' }
import { loadBundledBank } from './bank.ts'
import { ownBox, touch } from './hazard/boxes.ts'
import { compileScene } from './hazard/compile.ts'
import { drawScene } from './hazard/draw.ts'
import { FRAME_RATE } from './hazard/scene.ts'
import { ALL_SILENT } from './hazard/scenes/silent/all-silent.ts'
import { loadSilentScenes } from './hazard/scenes/silent/load-silent-scenes.ts'
import { boxesAt } from './hazard/witness.test-support.ts'
import type { Question } from './schema.ts'

const scenarios = v.parse(
  v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^scenario-[a-z-]+$/)),
      title: v.pipe(v.string(), v.maxLength(80)),
      description: v.pipe(v.string(), v.maxLength(2_000)),
      sceneId: v.pipe(v.string(), v.regex(/^silent-[a-z-]+$/)),
    }),
  ),
  scenariosFile,
)

/** More shapes than this take too long to paint on a slow phone. */
const MOST_SHAPES = 900

let bank: readonly Question[] = []
beforeAll(async () => {
  bank = await loadBundledBank()
})

describe('the scenarios of the video part', () => {
  test('[TH19] are twenty, each on a scene of its own that exists', async () => {
    const scenes = await loadSilentScenes()
    expect(scenarios).toHaveLength(20)
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(20)
    expect(new Set(scenarios.map(({ title }) => title)).size).toBe(20)
    expect(scenarios.map(({ sceneId }) => sceneId).sort()).toEqual(
      scenes.map(({ id }) => id).sort(),
    )
  })

  test('[TH19] have exactly three live questions each, and no question names another', () => {
    const onScenes = bank.filter(({ scenarioId }) => scenarioId !== undefined)
    for (const { id } of scenarios) {
      const live = onScenes.filter((q) => q.scenarioId === id && q.status === 'live')
      expect([id, live.length]).toEqual([id, 3])
    }
    const known = new Set(scenarios.map(({ id }) => id))
    expect(onScenes.filter(({ scenarioId = '' }) => !known.has(scenarioId))).toEqual([])
  })

  test('[TH19] are described second by second, to the end, and not in the words of an answer', () => {
    for (const { id, description, sceneId } of scenarios) {
      expect([id, description.length > 400]).toEqual([id, true])
      const seconds =
        (ALL_SILENT.find((scene) => scene.id === sceneId)?.durationFrames ?? 0) / FRAME_RATE
      const named = [
        ...description.matchAll(/\b(\d+)(?= seconds?\b| (?:and|to) \d+ seconds)/g),
      ].map(([number]) => Number(number))
      expect([id, named.length >= 3, Math.max(...named) <= seconds]).toEqual([id, true, true])
      const given = bank
        .filter(({ scenarioId }) => scenarioId === id)
        .flatMap(({ options }) => options.filter(({ correct }) => correct))
        .filter(({ text }) => description.toLowerCase().includes(text.toLowerCase()))
      expect([id, given]).toEqual([id, []])
    }
  })
})

/** The shapes as text, in which a number that is none stands as null. */
const drawnAt = (scene: (typeof ALL_SILENT)[number], frame: number) => {
  const shapes = drawScene(scene, frame)
  return { count: shapes.length, text: JSON.stringify(shapes) }
}

describe.each(ALL_SILENT.map((scene) => [scene.id, scene] as const))('%s', (_id, scene) => {
  const frames = [0.1, 0.5, 1].map((share) => Math.round(share * scene.durationFrames))

  test('[TH19] lasts 25 to 40 seconds, has no hazard, and shows five stills in order', () => {
    expect(scene.durationFrames).toBeGreaterThanOrEqual(25 * FRAME_RATE)
    expect(scene.durationFrames).toBeLessThanOrEqual(40 * FRAME_RATE)
    expect([scene.hazards, scene.potentials, scene.script.cues]).toEqual([[], [], []])
    expect(scene.stillFrames).toHaveLength(5)
    expect([...scene.stillFrames].sort((a, b) => a - b)).toEqual(scene.stillFrames)
    expect(Math.max(...scene.stillFrames)).toBeLessThan(scene.durationFrames)
  })

  test('[TH19] is drawn with few shapes and real numbers, the same each time', () => {
    const builtAgain = { ...scene }
    for (const frame of frames) {
      const shapes = drawnAt(scene, frame)
      expect(shapes.count).toBeGreaterThan(50)
      expect(shapes.count).toBeLessThanOrEqual(MOST_SHAPES)
      expect(shapes.text.includes('null')).toBe(false)
      drawScene(builtAgain, scene.durationFrames - frame)
      expect(drawnAt(builtAgain, frame).text === shapes.text).toBe(true)
    }
  })

  test('[TH19] nobody drives through anybody, and the own car brakes gently', () => {
    const compiled = compileScene(scene)
    const bumps = new Set<string>()
    for (let frame = 0; frame < scene.durationFrames; frame += 5) {
      const own = ownBox(compiled.own, compiled.ownLateral, frame, 1.2)
      const boxes = boxesAt(scene, frame).filter(({ s }) => Math.abs(s - own.s) <= 120)
      boxes.forEach((one, index) => {
        if (touch(own, one)) bumps.add(`own car, ${one.id}`)
        for (const other of boxes.slice(index + 1)) {
          if (Math.abs(one.s - other.s) <= 12 && touch(one, other))
            bumps.add(`${one.id}, ${other.id}`)
        }
      })
      const second = frame / FRAME_RATE
      const slowing = (compiled.own.speedAt(second) - compiled.own.speedAt(second + 0.2)) / 0.2
      if (slowing > 4) bumps.add(`brakes hard at ${second}`)
    }
    expect([...bumps]).toEqual([])
  })
})
