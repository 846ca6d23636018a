/**
 * The hazard part between the end of the multiple-choice part and the result: the break, then clip
 * after clip. Pure steps over plain JSON, saved after each, so that a killed app resumes at its clip.
 */
import * as v from 'valibot'
import { ok, type Result } from '#shared/kernel/result.ts'
import { BREAK_MS } from '../figures.ts'
import { refuse } from '../problems.ts'
import {
  type Attempt,
  AttemptSchema,
  type HazardClip,
  HazardClipSchema,
  type HazardPart,
} from '../schema.ts'
import { scoreHazardPart } from './score.ts'

/** A hazard part as it lies on the device. */
export type HazardSitting = {
  /** The id of the mock it ends, or of the practice. */
  readonly id: string
  /** The finished multiple-choice part; null when only the hazard part is practised. */
  readonly attempt: Attempt | null
  /** Counted while the app was open; null once the break is over. */
  readonly breakElapsedMs: number | null
  /** In the order they are shown. */
  readonly sceneIds: readonly string[]
  /** Answered so far, one for each of the first of `sceneIds`. */
  readonly clips: readonly HazardClip[]
  /** Scenes that were void and replaced. */
  readonly voidIds: readonly string[]
}

const sceneId = v.pipe(v.string(), v.minLength(1), v.maxLength(40))

const SittingSchema = v.strictObject({
  id: v.string(),
  attempt: v.nullable(AttemptSchema),
  breakElapsedMs: v.nullable(v.pipe(v.number(), v.minValue(0))),
  sceneIds: v.pipe(v.array(sceneId), v.minLength(1)),
  clips: v.array(HazardClipSchema),
  voidIds: v.array(sceneId),
})

/** TH35. Begins with the break after a multiple-choice part, at the first clip without one. */
export const startHazardPart = (
  start: Pick<HazardSitting, 'id' | 'attempt' | 'sceneIds'>,
): HazardSitting => ({
  ...start,
  breakElapsedMs: start.attempt === null ? null : 0,
  clips: [],
  voidIds: [],
})

/** TH36. What lay on the device. Refuses `saved-hazard-unreadable` when it is damaged. */
export const resumeHazardPart = (
  saved: unknown,
): Result<HazardSitting, 'saved-hazard-unreadable'> => {
  const parsed = v.safeParse(SittingSchema, saved)
  if (!parsed.success) return refuse('saved-hazard-unreadable')
  const { sceneIds, clips } = parsed.output
  const belongs =
    clips.length <= sceneIds.length &&
    clips.every((clip, index) => clip.sceneId === sceneIds[index])
  return belongs ? ok(parsed.output) : refuse('saved-hazard-unreadable')
}

/** Milliseconds of the break that are left; null when it is over. */
export const breakLeftMs = ({ breakElapsedMs }: HazardSitting): number | null =>
  breakElapsedMs === null ? null : Math.max(0, BREAK_MS.value - breakElapsedMs)

/** TH35. So much monotonic time went by with the app open; at three minutes the break is over. */
export const spendBreak = (sitting: HazardSitting, elapsedMs: number): HazardSitting => {
  if (sitting.breakElapsedMs === null) return sitting
  const breakElapsedMs = sitting.breakElapsedMs + Math.max(0, elapsedMs)
  return breakElapsedMs >= BREAK_MS.value ? endBreak(sitting) : { ...sitting, breakElapsedMs }
}

/** TH35. It may be ended early, and is not taken up again. */
export const endBreak = (sitting: HazardSitting): HazardSitting => ({
  ...sitting,
  breakElapsedMs: null,
})

/** The scene to show now; undefined when all are answered. */
export const currentSceneId = ({ sceneIds, clips }: HazardSitting): string | undefined =>
  sceneIds[clips.length]

/** Keeps the answer to the clip that was shown. An answer to another scene changes nothing. */
export const keepClip = (sitting: HazardSitting, clip: HazardClip): HazardSitting =>
  clip.sceneId === currentSceneId(sitting)
    ? { ...sitting, clips: [...sitting.clips, clip] }
    : sitting

/** TH34. Shows another scene instead of the void one; the same id shows it again. */
export const replaceClip = (sitting: HazardSitting, freshId: string): HazardSitting => {
  const at = sitting.clips.length
  const was = sitting.sceneIds[at]
  if (was === undefined) return sitting
  return {
    ...sitting,
    sceneIds: sitting.sceneIds.map((id, index) => (index === at ? freshId : id)),
    voidIds: freshId === was ? sitting.voidIds : [...sitting.voidIds, was],
  }
}

/** TH37. The part as it is kept. `finishedAt` is wall time, for people. */
export const finishHazardPart = (sitting: HazardSitting, finishedAt: number): HazardPart => ({
  clips: [...sitting.clips],
  ...scoreHazardPart(sitting.clips),
  finishedAt,
})

export type WholeResult = 'passed' | 'not-passed' | 'one-part-only'

/** TH30. Both parts in one sitting, or it is no pass; with one part it was only practice. */
export const wholeResult = (attempt: Pick<Attempt, 'passed' | 'hazard'>): WholeResult => {
  if (attempt.hazard === undefined) return 'one-part-only'
  return attempt.passed && attempt.hazard.passed ? 'passed' : 'not-passed'
}
