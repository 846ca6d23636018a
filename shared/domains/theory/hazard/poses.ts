/** What an actor is doing in a frame: where, which way, lamps, signals, doors. */
import type { Pose } from './actors/stage.ts'
import type { CompiledActor, CompiledScene } from './compile.ts'
import { clamp } from './exact-math.ts'
import { valueAt } from './motion.ts'
import { FRAME_RATE } from './scene.ts'

/** Indicators blink 1.5 times a second. TH28. */
export const BLINKS_PER_SECOND = 1.5
const DOOR_OPENS_SECONDS = 0.9

const signalAt = ({ actor }: CompiledActor, second: number): -1 | 0 | 1 | 2 => {
  for (const { side, span } of actor.signals ?? []) {
    if (second < span[0] || second >= span[1]) continue
    const within = ((second - span[0]) * BLINKS_PER_SECOND) % 1
    if (actor.look.kind !== 'cyclist' && within > 0.55) return 0
    return side === 'left' ? -1 : side === 'right' ? 1 : 2
  }
  return 0
}

const doorAt = ({ actor }: CompiledActor, second: number): number => {
  if (!actor.door) return 0
  const [from, until] = actor.door.span
  const opening = clamp((second - from) / DOOR_OPENS_SECONDS, 0, 1)
  const closing = clamp((until - second) / DOOR_OPENS_SECONDS, 0, 1)
  return Math.min(opening, closing)
}

export const poseOf = (scene: CompiledScene, each: CompiledActor, frame: number): Pose => {
  const { motion } = each
  const s = valueAt(motion.s, frame)
  const at: number[] = []
  scene.road.place(s, valueAt(motion.d, frame), 0, at, 0)
  const [hx, hy] = scene.road.heading(s)
  const along = valueAt(motion.facesS, frame)
  const across = valueAt(motion.facesD, frame)
  const second = frame / FRAME_RATE
  return {
    x: at[0] as number,
    y: at[1] as number,
    z: at[2] as number,
    facing: [hx * along + hy * across, hy * along - hx * across],
    speed: valueAt(motion.speed, frame),
    gone: valueAt(motion.gone, frame),
    second,
    braking: motion.braking[Math.min(Math.round(frame), motion.braking.length - 1)] === 1,
    signal: signalAt(each, second),
    doorOpen: doorAt(each, second),
    doorSide: each.actor.door?.side === 'left' ? -1 : 1,
    headlampsOn: scene.palette.headlampsOn && isLit(each),
  }
}

/** Parked cars are dark: their lamps say that nobody is driving. */
const isLit = ({ actor }: CompiledActor): boolean =>
  actor.track.length > 1 || (actor.signals?.length ?? 0) > 0
