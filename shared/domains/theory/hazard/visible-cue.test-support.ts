/** For tests: how much of what a learner is to react to can really be seen in a frame. */
import { type CompiledScene, compileScene } from './compile.ts'
import { drawScene } from './draw.ts'
import type { Actor, HazardCue, HazardScene } from './scene-script.ts'
import { pixelsThatDiffer } from './visible-change.test-support.ts'

/** The same scene with the same people in it, but one of them changed or left out. */
const recast = (scene: HazardScene, change: (actor: Actor) => Actor | undefined): HazardScene => ({
  ...scene,
  script: {
    ...scene.script,
    // Fillers stay or go as they did in the scene itself.
    actors: compileScene(scene).actors.flatMap(({ actor }) => {
      const changed = change(actor)
      return changed ? [{ ...changed, filler: false }] : []
    }),
  },
})

const motionOf = (scene: HazardScene, id: string): CompiledScene['actors'][number]['motion'] => {
  const found = compileScene(scene).actors.find(({ actor }) => actor.id === id)
  if (!found) throw new Error(`${scene.id} has no actor ${id}`)
  return found.motion
}

/** Who stays where it was in this frame. */
const frozen = (scene: HazardScene, ids: readonly string[], frame: number): HazardScene => {
  const held = recast(scene, (actor) => actor)
  for (const id of ids) {
    const { s, d, facesS, facesD, gone, speed } = motionOf(held, id)
    for (const column of [s, d, facesS, facesD, gone, speed]) column.fill(column[frame] as number)
  }
  return held
}

/** The scene in which that sign is not given. */
const withoutSign = (scene: HazardScene, { by, actor: id }: HazardCue): HazardScene => {
  if (by === 'brakes') {
    const dark = recast(scene, (actor) => actor)
    motionOf(dark, id).braking.fill(0)
    return dark
  }
  return recast(scene, (actor) => {
    if (actor.id !== id) return actor
    const { signals, door, ...rest } = actor
    if (by === 'signals') return door ? { ...rest, door } : rest
    return signals ? { ...rest, signals } : rest
  })
}

export const isLampOrDoor = ({ by }: HazardCue): boolean =>
  by === 'brakes' || by === 'signals' || by === 'door'

/** Pixels of the actor itself that are not covered by anything, in a picture of 1280 × 720. */
export const pixelsOfActor = (scene: HazardScene, id: string, frame: number): number =>
  pixelsThatDiffer(
    drawScene(scene, frame),
    drawScene(
      recast(scene, (actor) => (actor.id === id ? undefined : actor)),
      frame,
    ),
  )

/**
 * Pixels by which the sign changes the picture: a lamp against the same lamp dark, a door against
 * the door shut, who moves against where it would be had it stayed as it was when the window opened.
 */
export const pixelsOfSign = (
  scene: HazardScene,
  cue: HazardCue,
  opens: number,
  frame: number,
): number =>
  pixelsThatDiffer(
    drawScene(scene, frame),
    drawScene(
      isLampOrDoor(cue) ? withoutSign(scene, cue) : frozen(scene, [cue.actor], opens),
      frame,
    ),
  )
