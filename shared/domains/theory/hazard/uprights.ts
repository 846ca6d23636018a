/** Everything that stands on the road, in the painter's order: the farthest first. */
import { drawActor, sizeOf } from './actors/actor.ts'
import type { CompiledScene } from './compile.ts'
import { PICTURE_HEIGHT, PICTURE_WIDTH } from './draw-op.ts'
import { easeBetween, sine, TAU } from './exact-math.ts'
import { valueAt } from './motion.ts'
import type { Pen } from './pen.ts'
import { poseOf } from './poses.ts'
import { FRAME_RATE } from './scene.ts'
import type { Actor, Look } from './scene-script.ts'
import { DETAIL_METRES, drawThing } from './scenery/thing.ts'
import { drawSpray } from './weather.ts'

/** Farther parked cars hide behind nearer ones. */
const PARKED_VIEW_METRES = 95
/** In the mirror one makes out what a vehicle is from here on. */
export const MIRROR_METRES = 60

type Upright = { readonly key: number; readonly s: number; draw(): void }

/** All upright things in view, the farthest first. */
export const uprights = (
  pen: Pen,
  scene: CompiledScene,
  frame: number,
  eye: { s: number; d: number },
): Upright[] => {
  const list: Upright[] = []
  const view = pen.palette.viewMetres
  const keyOf = (far: number, d: number) => far + 0.6 * Math.abs(d - eye.d)
  for (const thing of scene.things) {
    if (thing.far < eye.s + 0.5) continue
    if (thing.near > eye.s + view) break
    const near = thing.members && thing.near - eye.s < DETAIL_METRES ? thing.members : [thing]
    for (const each of near) {
      if (each.far < eye.s + 0.5) continue
      list.push({
        key: keyOf(each.far, each.d),
        s: each.near,
        draw: () => {
          pen.washed = true
          drawThing(pen, each, each.near - eye.s)
          if (each.beacon) drawBeacon(pen, each.beacon, frame / FRAME_RATE)
        },
      })
    }
  }
  for (const each of scene.actors) {
    if (each.actor.rises && frame < each.actor.rises[0] * FRAME_RATE) continue
    const reach = each.actor.track.length > 1 ? view : Math.min(view, PARKED_VIEW_METRES)
    const s = valueAt(each.motion.s, frame)
    const { halfLength } = sizeOf(each.actor.look)
    if (s + halfLength < eye.s + 0.5 || s - halfLength > eye.s + reach) continue
    const d = valueAt(each.motion.d, frame)
    list.push({
      key: keyOf(s, d),
      s: s - halfLength,
      draw: () => {
        pen.washed = false
        const pose = poseOf(scene, each, frame)
        drawActor(pen, pose, lookAt(each.actor, frame), each.actor.bounces ?? 0)
        drawSpray(pen, [pose.x, pose.y, pose.z], pose.facing, pose.speed, 0.8)
      },
    })
  }
  return list.sort((one, other) => other.key - one.key)
}

/** Somebody who is still getting up is not yet as tall. */
const lookAt = ({ look, rises }: Actor, frame: number): Look => {
  if (!rises || look.kind !== 'person') return look
  const share = easeBetween(frame / FRAME_RATE, rises[0], rises[1])
  return { ...look, tall: look.tall * (0.55 + 0.45 * share) }
}

/** Belisha beacons swell and fade, not quite once a second. */
const drawBeacon = (pen: Pen, at: readonly number[], second: number): void => {
  const [x, y, z] = at as readonly [number, number, number]
  const swell = 0.5 + 0.5 * sine(second * TAU * 0.8)
  pen.ball(swell > 0.5 ? '#ffb62e' : '#d98d1c', x, y, z, 0.2, { glowing: true })
  if (pen.palette.headlampsOn) pen.glow('#ffb62e', x, y, z, 0.8, 0.15 + 0.35 * swell)
}

export const drawBehindOwnCar = (
  mirrorPen: Pen,
  scene: CompiledScene,
  frame: number,
  eyeS: number,
): void => {
  const behind = scene.actors
    .map((each) => ({ each, s: valueAt(each.motion.s, frame) }))
    .filter(({ s }) => s < eyeS - 3 && s > eyeS - MIRROR_METRES)
    .sort((one, other) => one.s - other.s)
  for (const { each } of behind) {
    mirrorPen.washed = false
    drawActor(mirrorPen, poseOf(scene, each, frame), each.actor.look, 0)
  }
}

/** Draws uprights; what a crest hides of them is cut off. */
export const drawUprights = (
  pen: Pen,
  list: readonly Upright[],
  rowAt: (s: number) => number,
): void => {
  let cut = PICTURE_HEIGHT
  for (const upright of list) {
    const row = Math.round(rowAt(upright.s))
    if (row !== cut) {
      if (cut !== PICTURE_HEIGHT) pen.ops.push({ op: 'unclip' })
      if (row !== PICTURE_HEIGHT) {
        pen.ops.push({ op: 'clip', x: 0, y: 0, width: PICTURE_WIDTH, height: row })
      }
      cut = row
    }
    upright.draw()
  }
  if (cut !== PICTURE_HEIGHT) pen.ops.push({ op: 'unclip' })
}
