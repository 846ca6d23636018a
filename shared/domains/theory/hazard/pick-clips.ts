/** Which clips a hazard part shows, and which one stands in for a clip that was void. Pure. */
import { ok, type Result } from '#shared/kernel/result.ts'
import { HAZARD_CLIP_COUNT, HAZARD_DOUBLE_COUNT, HAZARD_PER_FAMILY } from '../figures.ts'
import { refuse } from '../problems.ts'
import { seededRandom, shuffled } from '../seeded-random.ts'
import type { SceneFacts } from './scene.ts'

/** As much of a scene as picking needs. */
export type PickableScene = Pick<SceneFacts, 'id' | 'family' | 'hazards'>

export type ClipPick<Scene extends PickableScene> = {
  readonly scenes: readonly Scene[]
  /** Scenes of the last mock: they rest while there are others. */
  readonly restingIds: readonly string[]
  /** At least 16 unpredictable bytes. */
  readonly seed: Uint8Array
}

const isDouble = (scene: PickableScene): boolean => scene.hazards.length > 1

/** Adds from `candidates`, in their order, what the families still allow, up to `count`. */
const filledUp = <Scene extends PickableScene>(
  start: readonly Scene[],
  candidates: readonly Scene[],
  count: number,
): readonly Scene[] => {
  const picked = [...start]
  for (const scene of candidates) {
    const ofFamily = picked.filter(({ family }) => family === scene.family).length
    if (picked.length < count && ofFamily < HAZARD_PER_FAMILY.value) picked.push(scene)
  }
  return picked
}

/**
 * TH30, TH31. Fourteen scenes with fifteen hazards, none of a family more than twice, none of the
 * last mock while the others suffice. Refuses `too-few-scenes` when no such choice exists.
 */
export const pickClips = <Scene extends PickableScene>({
  scenes,
  restingIds,
  seed,
}: ClipPick<Scene>): Result<readonly Scene[], 'too-few-scenes'> => {
  const random = seededRandom(seed)
  const resting = new Set(restingIds)
  const mixed = shuffled(scenes, random)
  const restedFirst = [
    ...mixed.filter(({ id }) => !resting.has(id)),
    ...mixed.filter(({ id }) => resting.has(id)),
  ]
  const singles = restedFirst.filter((scene) => !isDouble(scene))
  const seenIn = (picked: readonly Scene[]): number =>
    picked.filter(({ id }) => resting.has(id)).length
  // Each double takes a place of its family, so the best choice is found by trying them.
  const [best] = restedFirst
    .filter(isDouble)
    .map((double) => filledUp([double], singles, HAZARD_CLIP_COUNT.value))
    .filter((picked) => picked.length === HAZARD_CLIP_COUNT.value)
    .sort((a, b) => seenIn(a) - seenIn(b))
  return best && HAZARD_DOUBLE_COUNT.value === 1
    ? ok(shuffled(best, random))
    : refuse('too-few-scenes')
}

export type Replacement<Scene extends PickableScene> = {
  readonly scenes: readonly Scene[]
  /** Ids of the part's clips, in their order. */
  readonly sceneIds: readonly string[]
  /** The void one; it may be gone from the scenes. */
  readonly voidId: string
  /** Clips of this part that were void before, and those of the last mock. */
  readonly avoidIds: readonly string[]
  readonly seed: Uint8Array
}

/**
 * TH34. The clip to show instead of a void one: a fresh one of the same worth that keeps the rule on
 * families; the same again when there is none.
 */
export const replacementFor = <Scene extends PickableScene>({
  scenes,
  sceneIds,
  voidId,
  avoidIds,
  seed,
}: Replacement<Scene>): string => {
  const inPart = scenes.filter(({ id }) => sceneIds.includes(id) && id !== voidId)
  const barred = new Set([...sceneIds, ...avoidIds])
  // A scene an update has taken away is known by what the part lacks without it.
  const lacking = inPart.some(isDouble) ? 1 : 2
  const worth = scenes.find(({ id }) => id === voidId)?.hazards.length ?? lacking
  const fresh = shuffled(scenes, seededRandom(seed)).find(
    (scene) =>
      !barred.has(scene.id) &&
      scene.hazards.length === worth &&
      inPart.filter(({ family }) => family === scene.family).length < HAZARD_PER_FAMILY.value,
  )
  return fresh?.id ?? voidId
}
