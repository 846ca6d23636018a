/**
 * What presses in a hazard clip are worth. Pure and repeatable: a stored clip holds its presses and
 * the windows that were in force, so that anybody can work out the same marks again.
 */
import { HAZARD_MARKS, HAZARD_OUT_OF, HAZARD_PASS_MARK, PATTERN_RULE } from '../figures.ts'
import type { HazardClip, HazardPart } from '../schema.ts'
import { type DevelopingHazard, FRAME_RATE, type SceneFacts } from './scene.ts'

export type ScoringWindow = HazardClip['scoringWindows'][number]
export type InappropriateKeying = NonNullable<HazardClip['inappropriateKeying']>

/** Five parts, as equal as whole frames allow. `startFrame` is inside, `endFrame` is not. */
const windowsOf = ({
  id,
  developsAtFrame,
  criticalAtFrame,
}: DevelopingHazard): readonly ScoringWindow[] => {
  const marks = HAZARD_MARKS.value
  const edge = (part: number): number =>
    developsAtFrame + Math.round(((criticalAtFrame - developsAtFrame) * part) / marks)
  return Array.from({ length: marks }, (_nothing, part) => ({
    code: `${id}-${marks - part}`,
    startFrame: edge(part),
    endFrame: edge(part + 1),
    score: marks - part,
  }))
}

/** TH32. The windows of a scene, hazard by hazard, 5 to 1 in each. */
export const scoringWindows = (scene: Pick<SceneFacts, 'hazards'>): ScoringWindow[] =>
  scene.hazards.flatMap(windowsOf)

/** Windows grouped by hazard, in their order. */
const byHazard = (windows: readonly ScoringWindow[]): ScoringWindow[][] => {
  const groups = new Map<string, ScoringWindow[]>()
  for (const window of windows) {
    const hazard = window.code.replace(/-\d+$/, '')
    groups.set(hazard, [...(groups.get(hazard) ?? []), window])
  }
  return [...groups.values()]
}

const isInside = (frame: number, { startFrame, endFrame }: ScoringWindow): boolean =>
  frame >= startFrame && frame < endFrame

/** The earliest press inside any of these windows decides; none, or only too early or late: 0. */
const marksFor = (windows: readonly ScoringWindow[], presses: readonly number[]): number =>
  Math.max(
    0,
    ...presses.flatMap((frame) =>
      windows.filter((window) => isInside(frame, window)).map((window) => window.score),
    ),
  )

/** Standard deviation of the gaps between presses, over their mean. */
const variationOf = (presses: readonly number[]): number => {
  const gaps = presses.slice(1).map((frame, index) => frame - (presses[index] ?? 0))
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  if (mean === 0) return 0
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length
  return Math.sqrt(variance) / mean
}

const isRegular = (presses: readonly number[]): boolean => {
  const { regularPresses, leastVariation } = PATTERN_RULE.value
  return presses.some((_press, start) =>
    presses.some(
      (_other, end) =>
        end - start + 1 >= regularPresses &&
        variationOf(presses.slice(start, end + 1)) < leastVariation,
    ),
  )
}

/** TH33. Why these presses count nothing, or null. `presses` in frames, in the order they came. */
export const keyingProblem = (presses: readonly number[]): InappropriateKeying | null => {
  const { mostPresses, burstPresses, burstSeconds } = PATTERN_RULE.value
  if (presses.length > mostPresses) return 'too-many'
  const burst = presses.some((frame, index) => {
    const last = presses[index + burstPresses - 1]
    return last !== undefined && last - frame <= burstSeconds * FRAME_RATE
  })
  if (burst) return 'too-fast'
  return isRegular(presses) ? 'too-regular' : null
}

/** TH32, TH33. Marks for each hazard; all 0 when the presses look like a pattern. */
export const scoreClip = (
  windows: readonly ScoringWindow[],
  presses: readonly number[],
): Pick<HazardClip, 'inappropriateKeying' | 'usersScore'> => {
  const inappropriateKeying = keyingProblem(presses)
  return {
    inappropriateKeying,
    usersScore: byHazard(windows).map((group) =>
      inappropriateKeying ? 0 : marksFor(group, presses),
    ),
  }
}

/** A clip as it was answered. `presses` in frames since it began to move. */
export const answeredClip = (
  scene: Pick<SceneFacts, 'id' | 'version' | 'hazards'>,
  presses: readonly number[],
): HazardClip => {
  const windows = scoringWindows(scene)
  return {
    sceneId: scene.id,
    sceneVersion: scene.version,
    frameRate: FRAME_RATE,
    userResponses: [...presses],
    scoringWindows: windows,
    ...scoreClip(windows, presses),
  }
}

/** TH30. The sum of the clips, against the pass mark. */
export const scoreHazardPart = (
  clips: readonly HazardClip[],
): Pick<HazardPart, 'score' | 'outOf' | 'passed'> => {
  const marks = clips.flatMap((clip) => clip.usersScore)
  const score = marks.reduce((sum, mark) => sum + mark, 0)
  return {
    score,
    outOf: marks.length * HAZARD_MARKS.value,
    passed: score >= HAZARD_PASS_MARK.value,
  }
}

/** Five windows to a hazard, 5 to 1, each beginning where the one before ends; hazards apart. */
const areWindowsWhole = (windows: readonly ScoringWindow[]): boolean => {
  let frame = 0
  for (const group of byHazard(windows)) {
    const first = group[0]
    if (first === undefined || first.startFrame < frame) return false
    frame = first.startFrame
    for (const [index, window] of group.entries()) {
      if (window.score !== HAZARD_MARKS.value - index) return false
      if (window.startFrame !== frame || window.endFrame <= frame) return false
      frame = window.endFrame
    }
    if (group.length !== HAZARD_MARKS.value) return false
  }
  return windows.length > 0
}

const clipAddsUp = (clip: HazardClip): boolean => {
  const again = scoreClip(clip.scoringWindows, clip.userResponses)
  return (
    areWindowsWhole(clip.scoringWindows) &&
    clip.userResponses.every((frame, index) => frame >= (clip.userResponses[index - 1] ?? 0)) &&
    clip.inappropriateKeying === again.inappropriateKeying &&
    JSON.stringify(clip.usersScore) === JSON.stringify(again.usersScore)
  )
}

/** TH37. Does the whole part follow from its presses, and has it the shape of the real one? */
export const hazardAddsUp = (part: HazardPart): boolean => {
  const { score, outOf, passed } = scoreHazardPart(part.clips)
  return (
    part.clips.every(clipAddsUp) &&
    new Set(part.clips.map((clip) => clip.sceneId)).size === part.clips.length &&
    part.score === score &&
    part.outOf === outOf &&
    outOf === HAZARD_OUT_OF.value &&
    part.passed === passed
  )
}
