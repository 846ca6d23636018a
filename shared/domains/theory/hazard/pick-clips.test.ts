import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { HazardPartSchema } from '../schema.ts'
import { loadHazardScenes } from './load.ts'
import { pickClips, replacementFor } from './pick-clips.ts'
import { someScenes } from './sample-scenes.ts'
import type { SceneFacts } from './scene.ts'
import { answeredClip, hazardAddsUp, scoreHazardPart } from './score.ts'

const seeds = fc.uint8Array({ minLength: 16, maxLength: 16 })
const scenes = someScenes()

const picked = (restingIds: readonly string[], seed: Uint8Array): readonly SceneFacts[] => {
  const pick = pickClips({ scenes, restingIds, seed })
  if (!pick.ok) throw new Error(pick.problem.message)
  return pick.value
}
const idsOf = (clips: readonly SceneFacts[]) => clips.map(({ id }) => id)
const mostOfOneFamily = (clips: readonly SceneFacts[]) =>
  Math.max(...clips.map(({ family }) => clips.filter((other) => other.family === family).length))

test('[TH30][TH31] mock after mock: 14 clips, 15 hazards, no family three times, none of the last', () => {
  fc.assert(
    fc.property(fc.array(seeds, { minLength: 2, maxLength: 6 }), (mocks) => {
      let resting: string[] = []
      for (const seed of mocks) {
        const clips = picked(resting, seed)
        expect(new Set(idsOf(clips)).size).toBe(14)
        expect(clips.flatMap(({ hazards }) => hazards)).toHaveLength(15)
        expect(mostOfOneFamily(clips)).toBeLessThanOrEqual(2)
        expect(idsOf(clips).filter((id) => resting.includes(id))).toEqual([])
        resting = idsOf(clips)
      }
    }),
  )
})

test('[TH31] the same seed picks the same clips, another seed others', () => {
  const first = new Uint8Array(16)
  expect(idsOf(picked([], first))).toEqual(idsOf(picked([], first.slice())))
  expect(idsOf(picked([], first))).not.toEqual(idsOf(picked([], new Uint8Array(16).fill(9))))
})

test('[TH31] with too few rested clips the last mock’s come back, but only as many as needed', () => {
  const few = scenes.slice(0, 24)
  const resting = idsOf(few.slice(0, 14))
  const pick = pickClips({ scenes: few, restingIds: resting, seed: new Uint8Array(16) })
  if (!pick.ok) throw new Error(pick.problem.message)
  const fresh = idsOf(pick.value).filter((id) => !resting.includes(id))
  // Ten rest: the third of the fifth family and three families whole, of which two each may be shown.
  expect(fresh).toHaveLength(7)
})

test.each([
  ['none', []],
  ['no double', scenes.filter(({ hazards }) => hazards.length === 1)],
  ['six families', scenes.slice(0, 18)],
])('[TH30] with %s there is no part to be had, and it says what to do', (_what, few) => {
  expect(pickClips({ scenes: few, restingIds: [], seed: new Uint8Array(16) })).toMatchObject({
    ok: false,
    problem: { code: 'too-few-scenes' },
  })
})

test('[TH34] instead of a void clip comes a fresh one of the same worth; the part keeps its shape', () => {
  fc.assert(
    fc.property(seeds, seeds, fc.nat({ max: 13 }), (seed, other, at) => {
      const clips = picked([], seed)
      const voidId = clips[at]?.id ?? ''
      const freshId = replacementFor({
        scenes,
        sceneIds: idsOf(clips),
        voidId,
        avoidIds: [],
        seed: other,
      })
      const fresh = scenes.find(({ id }) => id === freshId)
      expect(freshId).not.toBe(voidId)
      expect(fresh?.hazards.length).toBe(clips[at]?.hazards.length)
      const now = clips.map((clip, index) => (index === at && fresh ? fresh : clip))
      expect(new Set(idsOf(now)).size).toBe(14)
      expect(mostOfOneFamily(now)).toBeLessThanOrEqual(2)
    }),
  )
})

test('[TH34] when no other is left the same clip is shown again', () => {
  const clips = picked([], new Uint8Array(16))
  const voidId = clips[3]?.id ?? ''
  const avoidIds = idsOf(scenes)
  expect(
    replacementFor({ scenes, sceneIds: idsOf(clips), voidId, avoidIds, seed: new Uint8Array(16) }),
  ).toBe(voidId)
})

describe('the scenes that ship with the app', () => {
  test('[TH30][TH31] fill mock after mock without showing a clip of the last one', async () => {
    const bundled = await loadHazardScenes()
    const mocks = fc.array(seeds, { minLength: 3, maxLength: 6 })
    fc.assert(
      fc.property(mocks, (list) => {
        let resting: readonly string[] = []
        for (const seed of list) {
          const pick = pickClips({ scenes: bundled, restingIds: resting, seed })
          if (!pick.ok) throw new Error(pick.problem.message)
          expect(pick.value.flatMap(({ hazards }) => hazards)).toHaveLength(15)
          expect(mostOfOneFamily(pick.value)).toBeLessThanOrEqual(2)
          expect(idsOf(pick.value).filter((id) => resting.includes(id))).toEqual([])
          resting = idsOf(pick.value)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('[TH37] an answered clip of each can be stored and worked out again', async () => {
    const bundled = await loadHazardScenes()
    const double = bundled.find(({ hazards }) => hazards.length === 2)
    const singles = bundled.filter(({ hazards }) => hazards.length === 1)
    if (!double) throw new Error('no scene has two hazards')
    for (let from = 0; from + 13 <= singles.length; from += 1) {
      const clips = [double, ...singles.slice(from, from + 13)].map((scene) =>
        answeredClip(
          scene,
          scene.hazards.map((hazard) => hazard.developsAtFrame),
        ),
      )
      const part = { clips, ...scoreHazardPart(clips), finishedAt: 0 }
      expect(v.is(HazardPartSchema, part)).toBe(true)
      expect(part.score).toBe(75)
      expect(hazardAddsUp(part)).toBe(true)
    }
  })
})
