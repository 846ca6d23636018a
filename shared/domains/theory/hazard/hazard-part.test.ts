import { describe, expect, test } from 'vitest'
import {
  breakLeftMs,
  currentSceneId,
  endBreak,
  finishHazardPart,
  type HazardSitting,
  keepClip,
  replaceClip,
  resumeHazardPart,
  spendBreak,
  startHazardPart,
  wholeResult,
} from './hazard-part.ts'
import { pickClips } from './pick-clips.ts'
import { someScenes } from './sample-scenes.ts'
import { answeredClip } from './score.ts'

const MINUTE_MS = 60_000
const scenes = someScenes()
const picked = pickClips({ scenes, restingIds: [], seed: new Uint8Array(16) })
if (!picked.ok) throw new Error(picked.problem.message)
const sceneIds = picked.value.map(({ id }) => id)

const practice = (): HazardSitting => startHazardPart({ id: 'p1', attempt: null, sceneIds })
const afterMultipleChoice = (): HazardSitting => ({ ...practice(), breakElapsedMs: 0 })

/** Answers the clip that is shown now with one press. */
const answered = (sitting: HazardSitting, frame: number): HazardSitting => {
  const scene = scenes.find(({ id }) => id === currentSceneId(sitting))
  if (!scene) throw new Error('nothing left to answer')
  return keepClip(sitting, answeredClip(scene, [frame]))
}

describe('the break', () => {
  test('[TH35] lasts three minutes of open app, then the first clip follows', () => {
    let sitting = afterMultipleChoice()
    expect(breakLeftMs(sitting)).toBe(3 * MINUTE_MS)
    sitting = spendBreak(sitting, 2 * MINUTE_MS)
    expect(breakLeftMs(sitting)).toBe(MINUTE_MS)
    sitting = spendBreak(sitting, MINUTE_MS)
    expect(breakLeftMs(sitting)).toBeNull()
    expect(currentSceneId(sitting)).toBe(sceneIds[0])
  })

  test('[TH35] may be ended early and does not come back; a clock that goes back adds nothing', () => {
    const sitting = endBreak(spendBreak(afterMultipleChoice(), 5_000))
    expect(breakLeftMs(spendBreak(sitting, MINUTE_MS))).toBeNull()
    expect(breakLeftMs(spendBreak(afterMultipleChoice(), -5_000))).toBe(3 * MINUTE_MS)
  })

  test('[TH35] there is none where only the hazard part is practised', () => {
    expect(breakLeftMs(practice())).toBeNull()
  })
})

describe('clip after clip', () => {
  test('[TH30] fourteen answers, each pressed as the hazard begins, are 70 or 75 and a pass', () => {
    let sitting = practice()
    while (currentSceneId(sitting) !== undefined) sitting = answered(sitting, 501)
    const part = finishHazardPart(sitting, 7)
    // The double's second hazard had no press of its own.
    expect(part).toMatchObject({ score: 70, outOf: 75, passed: true, finishedAt: 7 })
    expect(part.clips.map((clip) => clip.sceneId)).toEqual(sceneIds)
  })

  test('[TH36] through storage it goes on at its clip, with what was answered', () => {
    const sitting = answered(answered(practice(), 501), 530)
    const resumed = resumeHazardPart(JSON.parse(JSON.stringify(sitting)))
    expect(resumed).toEqual({ ok: true, value: sitting })
    expect(currentSceneId(sitting)).toBe(sceneIds[2])
  })

  test('[TH36] an answer that comes twice, as from two tabs, counts once', () => {
    const once = answered(practice(), 501)
    expect(keepClip(once, once.clips[0] as (typeof once.clips)[0])).toBe(once)
  })

  test('[TH34] a void clip is replaced at its place and remembered; the same again is not', () => {
    const sitting = replaceClip(answered(practice(), 501), 'fresh')
    expect(sitting.sceneIds[1]).toBe('fresh')
    expect(sitting.voidIds).toEqual([sceneIds[1]])
    expect(replaceClip(sitting, 'fresh')).toEqual(sitting)
  })

  test.each([
    ['nothing', undefined],
    ['something else', { id: 'p1' }],
    ['answers that belong to other clips', { ...answered(practice(), 1), sceneIds: ['other'] }],
    ['more answers than clips', { ...answered(practice(), 1), sceneIds: [] }],
  ])('[TH36] %s cannot be taken up, and says so', (_what, saved) => {
    expect(resumeHazardPart(saved)).toMatchObject({ problem: { code: 'saved-hazard-unreadable' } })
  })
})

test.each([
  [true, true, 'passed'],
  [true, false, 'not-passed'],
  [false, true, 'not-passed'],
  [true, undefined, 'one-part-only'],
] as const)('[TH30] multiple choice %s, hazard %s: %s', (passed, hazardPassed, result) => {
  const hazard =
    hazardPassed === undefined
      ? {}
      : { hazard: { clips: [], score: 0, outOf: 75, passed: hazardPassed, finishedAt: 0 } }
  expect(wholeResult({ passed, ...hazard })).toBe(result)
})
