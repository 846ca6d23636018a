import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HAZARD_OUT_OF } from '../figures.ts'
import type { HazardPart } from '../schema.ts'
import { pickClips } from './pick-clips.ts'
import { aHazard, aScene, someScenes } from './sample-scenes.ts'
import {
  answeredClip,
  hazardAddsUp,
  keyingProblem,
  scoreClip,
  scoreHazardPart,
  scoringWindows,
} from './score.ts'

const street = aScene()
const windows = scoringWindows(street)

describe('windows', () => {
  test('[TH32] a hazard from frame 500 to 600 has five windows of 20 frames, 5 to 1', () => {
    expect(windows.map(({ code, startFrame, endFrame }) => [code, startFrame, endFrame])).toEqual([
      ['h1-5', 500, 520],
      ['h1-4', 520, 540],
      ['h1-3', 540, 560],
      ['h1-2', 560, 580],
      ['h1-1', 580, 600],
    ])
  })

  test('[TH32] whatever its length, the windows touch, cover it all and differ by a frame at most', () => {
    const spans = fc.record({
      from: fc.integer({ min: 200, max: 900 }),
      length: fc.integer({ min: 62, max: 150 }),
    })
    fc.assert(
      fc.property(spans, ({ from, length }) => {
        const parts = scoringWindows({
          hazards: [aHazard({ developsAtFrame: from, criticalAtFrame: from + length })],
        })
        const lengths = parts.map((part) => part.endFrame - part.startFrame)
        expect(parts[0]?.startFrame).toBe(from)
        expect(parts.at(-1)?.endFrame).toBe(from + length)
        expect(parts.slice(1).map((part) => part.startFrame)).toEqual(
          parts.slice(0, -1).map((part) => part.endFrame),
        )
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test.each([
  ['no press', [], 0],
  ['a frame too early', [499], 0],
  ['the first frame', [500], 5],
  ['the last frame for 5', [519], 5],
  ['the first frame for 4', [520], 4],
  ['the middle', [550], 3],
  ['late', [575], 2],
  ['the last frame that counts', [599], 1],
  ['a frame too late', [600], 0],
  ['too early, then inside: the one inside counts', [450, 530], 4],
  ['twice inside: the earlier counts', [545, 590], 3],
])('[TH32] %s: %j brings %i', (_when, presses, marks) => {
  expect(scoreClip(windows, presses).usersScore).toEqual([marks])
})

test('[TH32] with two hazards each has its own marks, and one press cannot serve both', () => {
  const double = aScene({
    hazards: [aHazard(), aHazard({ id: 'h2', developsAtFrame: 800, criticalAtFrame: 900 })],
  })
  expect(answeredClip(double, [505, 865]).usersScore).toEqual([5, 2])
  expect(answeredClip(double, [505]).usersScore).toEqual([5, 0])
})

describe('the pattern rule', () => {
  const every = (gap: number, count: number) => Array.from({ length: count }, (_, at) => at * gap)
  /** Gaps of a person who looks: now two quick presses, then long nothing. */
  const uneven = (count: number) =>
    Array.from({ length: count }, (_, at) => Math.floor(at / 2) * 120 + (at % 2) * 20)

  test.each([
    ['15 uneven presses are fine', uneven(15), null],
    ['the sixteenth is one too many', uneven(16), 'too-many'],
    ['5 inside three seconds are fine', [0, 15, 31, 48, 75], null],
    ['6 inside exactly three seconds are not', [0, 15, 31, 48, 60, 75], 'too-fast'],
    ['6 in a frame more than three seconds are fine', [0, 15, 31, 48, 60, 76], null],
    ['7 at one beat are fine', every(50, 7), null],
    ['8 at one beat are not', every(50, 8), 'too-regular'],
    [
      '8 at one beat after a few others are not',
      [0, 7, ...every(50, 8).map((at) => at + 100)],
      'too-regular',
    ],
    ['none at all', [], null],
  ] as const)('[TH33] %s', (_what, presses, reason) => {
    expect(keyingProblem(presses)).toBe(reason)
  })

  test('[TH33] gaps that vary by just under 15 % are a beat, by more they are not', () => {
    const alternating = (by: number) => {
      let at = 0
      return Array.from({ length: 9 }, (_, index) => {
        const press = at
        at += 100 + (index % 2 === 0 ? by : -by)
        return press
      })
    }
    expect(keyingProblem(alternating(14))).toBe('too-regular')
    expect(keyingProblem(alternating(20))).toBeNull()
  })

  test('[TH33] such a clip brings nothing, and keeps every press and the reason', () => {
    const clip = answeredClip(street, every(50, 12))
    expect(clip).toMatchObject({ inappropriateKeying: 'too-regular', usersScore: [0] })
    expect(clip.userResponses).toHaveLength(12)
  })
})

const seeds = fc.uint8Array({ minLength: 16, maxLength: 16 })
const presses = fc
  .array(fc.nat({ max: 1_250 }), { maxLength: 20 })
  .map((list) => list.sort((a, b) => a - b))

const partOf = (seed: Uint8Array, answers: readonly number[][]): HazardPart => {
  const picked = pickClips({ scenes: someScenes(), restingIds: [], seed })
  if (!picked.ok) throw new Error(picked.problem.message)
  const clips = picked.value.map((scene, index) => answeredClip(scene, answers[index] ?? []))
  return { clips, ...scoreHazardPart(clips), finishedAt: 1 }
}
const parts = fc
  .tuple(seeds, fc.array(presses, { minLength: 14, maxLength: 14 }))
  .map(([seed, answers]) => partOf(seed, answers))

describe('a whole part', () => {
  test('[TH30] fifteen hazards of five marks are 75; 44 pass, 43 do not', () => {
    const scored = (marks: number) => {
      const part = partOf(new Uint8Array(16), [])
      let left = marks
      const clips = part.clips.map((clip) => ({
        ...clip,
        usersScore: clip.usersScore.map(() => {
          const mark = Math.min(5, left)
          left -= mark
          return mark
        }),
      }))
      return scoreHazardPart(clips)
    }
    expect(HAZARD_OUT_OF.value).toBe(75)
    expect(scored(44)).toEqual({ score: 44, outOf: 75, passed: true })
    expect(scored(43)).toEqual({ score: 43, outOf: 75, passed: false })
  })

  test('[TH37] whatever was pressed, the stored part follows from its presses, also after storage', () => {
    fc.assert(
      fc.property(parts, (part) => {
        expect(part.score).toBeLessThanOrEqual(75)
        expect(hazardAddsUp(part)).toBe(true)
        expect(hazardAddsUp(JSON.parse(JSON.stringify(part)))).toBe(true)
      }),
    )
  })

  test('[TH37] a mark that no press brought is noticed, wherever it is', () => {
    fc.assert(
      fc.property(parts, fc.nat({ max: 13 }), (part, at) => {
        const clips = part.clips.map((clip, index) =>
          index === at
            ? { ...clip, usersScore: clip.usersScore.map((mark) => (mark + 1) % 6) }
            : clip,
        )
        expect(hazardAddsUp({ ...part, clips, ...scoreHazardPart(clips) })).toBe(false)
      }),
    )
  })

  const honest = partOf(new Uint8Array(16), [[505]])
  const [first, ...others] = honest.clips
  if (!first) throw new Error('a part has clips')
  const withFirst = (change: Partial<typeof first>): HazardPart => {
    const clips = [{ ...first, ...change }, ...others]
    return { ...honest, clips, ...scoreHazardPart(clips) }
  }
  test.each<[string, HazardPart]>([
    ['a sum of its own', { ...honest, score: 75 }],
    ['a pass of its own', { ...honest, passed: !honest.passed }],
    ['a clip left out', { ...honest, clips: others, ...scoreHazardPart(others) }],
    ['the same clip twice', { ...honest, clips: [...others, others[0] ?? first] }],
    ['a pattern that is not said', withFirst({ userResponses: Array(16).fill(505) })],
    [
      'a pattern that is not there',
      withFirst({ inappropriateKeying: 'too-fast', usersScore: first.usersScore.map(() => 0) }),
    ],
    ['presses out of order', withFirst({ userResponses: [505, 3] })],
    [
      'a window worth more',
      withFirst({ scoringWindows: first.scoringWindows.map((one) => ({ ...one, score: 5 })) }),
    ],
    [
      'a window of no length',
      withFirst({
        scoringWindows: first.scoringWindows.map((one) => ({ ...one, endFrame: one.startFrame })),
      }),
    ],
    ['no windows', withFirst({ scoringWindows: [], usersScore: [] })],
  ])('[TH37] %s is noticed', (_what, part) => {
    expect(hazardAddsUp(honest)).toBe(true)
    expect(hazardAddsUp(part)).toBe(false)
  })
})
