/** For tests: what an attentive witness could say about a scene, frame by frame. */
import { sizeOf } from './actors/actor.ts'
import { type Box, boxOf } from './boxes.ts'
import { type CompiledActor, compileScene } from './compile.ts'
import { eyeOf } from './eye.ts'
import { valueAt } from './motion.ts'
import { FRAME_RATE } from './scene.ts'
import type { HazardCue, HazardScene } from './scene-script.ts'
import { MIRROR_METRES } from './uprights.ts'

export const actorOf = (scene: HazardScene, id: string): CompiledActor => {
  const found = compileScene(scene).actors.find(({ actor }) => actor.id === id)
  if (!found) throw new Error(`${scene.id} has no actor ${id}`)
  return found
}

/** The outlines of everybody who is there in this frame. */
export const boxesAt = (scene: HazardScene, frame: number): Box[] =>
  compileScene(scene)
    .actors.filter(({ actor }) => !actor.rises || frame >= actor.rises[1] * FRAME_RATE)
    .map(({ actor, motion }) => boxOf(actor, motion, frame))

/** How high an actor is in the picture, in its pixels of 720; negative when behind us. */
export const pixelsHigh = (scene: HazardScene, id: string, frame: number): number => {
  const compiled = compileScene(scene)
  const each = actorOf(scene, id)
  const { camera } = eyeOf(compiled, scene.script.seed, frame / FRAME_RATE)
  const at: number[] = []
  compiled.road.place(valueAt(each.motion.s, frame), valueAt(each.motion.d, frame), 0, at, 0)
  const depth =
    ((at[0] as number) - camera.x) * camera.forward[0] +
    ((at[1] as number) - camera.y) * camera.forward[1]
  return (camera.focal * sizeOf(each.actor.look).height) / depth
}

/** Whether a hedge, wall or house stands between the driver's eye and the actor. */
export const isHidden = (scene: HazardScene, id: string, frame: number): boolean => {
  const compiled = compileScene(scene)
  const each = actorOf(scene, id)
  const { camera } = eyeOf(compiled, scene.script.seed, frame / FRAME_RATE)
  const target: number[] = []
  compiled.road.place(valueAt(each.motion.s, frame), valueAt(each.motion.d, frame), 0, target, 0)
  return compiled.things
    .flatMap((thing) => thing.members ?? [thing])
    .some((thing) => {
      if (thing.far - thing.near < 4) return false
      const wall: number[] = []
      compiled.road.place(thing.near, thing.d, 0, wall, 0)
      compiled.road.place(thing.far, thing.d, 0, wall, 3)
      return crosses(
        [camera.x, camera.y, target[0] as number, target[1] as number],
        [wall[0] as number, wall[1] as number, wall[3] as number, wall[4] as number],
      )
    })
}

type Line = readonly [number, number, number, number]

const sideOf = ([x0, y0, x1, y1]: Line, x: number, y: number): number =>
  (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)

const crosses = (one: Line, other: Line): boolean =>
  sideOf(one, other[0], other[1]) * sideOf(one, other[2], other[3]) < 0 &&
  sideOf(other, one[0], one[1]) * sideOf(other, one[2], one[3]) < 0

/** Whether the sign that a hazard develops shows in this frame. */
export const cueShows = (scene: HazardScene, cue: HazardCue, frame: number): boolean => {
  const { actor, motion } = actorOf(scene, cue.actor)
  const second = frame / FRAME_RATE
  switch (cue.by) {
    case 'moves':
      return valueAt(motion.speed, frame) > 0.25
    case 'lateral':
      return (
        Math.abs(valueAt(motion.d, frame + 3) - valueAt(motion.d, frame - 3)) / (6 / FRAME_RATE) >
        0.25
      )
    case 'brakes':
      return motion.braking[frame] === 1
    case 'enters':
      return Math.abs(valueAt(motion.d, frame)) < (cue.line ?? scene.script.road.halfWidth)
    case 'signals':
      return (actor.signals ?? []).some(({ span }) => second >= span[0] && second < span[1])
    case 'door':
      return actor.door !== undefined && second >= actor.door.span[0] && second < actor.door.span[1]
    case 'appears': {
      const ahead = valueAt(motion.s, frame) - compileScene(scene).own.at(second)
      if (ahead < 0) return ahead > -MIRROR_METRES
      return pixelsHigh(scene, cue.actor, frame) > 20 && !isHidden(scene, cue.actor, frame)
    }
  }
}

/** A car is half as wide, and a driver wants as much room beside it. */
const OUR_HALF_METRES = 0.88
const ROOM_METRES = 0.3
/** Who is in our way so soon is coming into it. */
const SOON_FRAMES = 2 * FRAME_RATE
const DOOR_METRES = 0.95

/** Where we drive when we come to this place: the lateral middle of the car. */
const ourWayAt = (scene: HazardScene, s: number, frame: number): number => {
  const { own, ownLateral } = compileScene(scene)
  let second = frame / FRAME_RATE
  while (own.at(second) < s && second * FRAME_RATE < scene.durationFrames) second += 0.2
  return ownLateral(second) - 0.36
}

/** Who makes the danger: the cue, those like it, and the child behind a ball. */
const dangersOf = (scene: HazardScene, cue: HazardCue): string[] => {
  const { kind } = actorOf(scene, cue.actor).actor.look
  if (kind === 'ball') return ['child']
  const isHerd = kind === 'deer' || kind === 'sheep'
  return isHerd
    ? scene.script.actors.filter(({ look }) => look.kind === kind).map(({ id }) => id)
    : [cue.actor]
}

/** Whether the danger is between our side of the lane and the middle of the road, or soon will be. */
export const inOurWay = (scene: HazardScene, cue: HazardCue, frame: number): boolean =>
  dangersOf(scene, cue).some((id) => {
    const { actor, motion } = actorOf(scene, id)
    const isIn = (at: number): boolean => {
      const box = boxOf(actor, motion, at)
      const reach = Math.abs(box.across) * box.halfLength + Math.abs(box.along) * box.half
      const door = cueShows(scene, cue, at) && cue.by === 'door' ? DOOR_METRES : 0
      // Where we are now, and where we shall be when we get there.
      const ways = [ourWayAt(scene, -1, frame), ourWayAt(scene, box.s, frame)]
      const half = OUR_HALF_METRES + ROOM_METRES
      return ways.some(
        (way) => box.d + reach + door > way - half && box.d - reach < Math.max(way + half, 0),
      )
    }
    if (isIn(frame)) return true
    const now = valueAt(motion.d, frame)
    const next = valueAt(motion.d, frame + FRAME_RATE / 5)
    return Math.abs(next) < Math.abs(now) && isIn(frame + SOON_FRAMES)
  })
