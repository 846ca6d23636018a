/** What the hazard screens show of an answered clip. Pure. */
import type {
  HazardClip,
  HazardScene,
  SceneFacts,
  SceneFamily,
  SceneLight,
} from '#shared/domains/theory/index.ts'
import { pressWords, type StillChoice } from './hazard-words.ts'

export type HazardView = {
  readonly id: string
  readonly opensAtFrame: number
  readonly closesAtFrame: number
  readonly marks: number
  /** Undefined when this device no longer has the scene. */
  readonly name: string | undefined
  readonly why: string | undefined
  /** Why it brought what it brought. */
  readonly pressed: string
}

/** The hazards of a clip as they were scored, named by the scene as it stands today. */
export const hazardsOf = (clip: HazardClip, scene: SceneFacts | undefined): HazardView[] => {
  const ids = [...new Set(clip.scoringWindows.map(({ code }) => code.replace(/-\d+$/, '')))]
  return ids.map((id, index) => {
    const windows = clip.scoringWindows.filter(({ code }) => code.startsWith(`${id}-`))
    const opensAtFrame = Math.min(...windows.map(({ startFrame }) => startFrame))
    const closesAtFrame = Math.max(...windows.map(({ endFrame }) => endFrame))
    const known = scene?.hazards.find((hazard) => hazard.id === id)
    return {
      id,
      opensAtFrame,
      closesAtFrame,
      marks: clip.usersScore[index] ?? 0,
      name: known?.name,
      why: known?.why,
      pressed: pressWords(clip.userResponses, opensAtFrame, closesAtFrame),
    }
  })
}

/** The marks a press at this frame stands in; 0 outside every window. */
export const marksAt = (clip: HazardClip, frame: number): number =>
  clip.scoringWindows.find(({ startFrame, endFrame }) => frame >= startFrame && frame < endFrame)
    ?.score ?? 0

export type SceneFilter = {
  readonly family: SceneFamily | undefined
  readonly light: SceneLight | undefined
}

/** Scenes of a family and a light, in the order of their titles. */
export const scenesToPractise = (
  scenes: readonly HazardScene[],
  { family, light }: SceneFilter,
): readonly HazardScene[] =>
  scenes
    .filter((scene) => family === undefined || scene.family === family)
    .filter((scene) => light === undefined || scene.light === light)
    .sort((a, b) => (a.title < b.title ? -1 : 1))

/**
 * Was this the first still on which the hazard could be seen developing? `stills` in frames; only
 * the first hazard is asked for.
 */
export const judgeStill = (
  stills: readonly number[],
  chosen: number,
  { developsAtFrame }: { readonly developsAtFrame: number },
): StillChoice => {
  const first = stills.findIndex((frame) => frame >= developsAtFrame)
  if (chosen === first) return 'right'
  return chosen < first || first === -1 ? 'early' : 'late'
}
