/** One frame of a scene as a list of shapes. Pure: the same scene and frame give the same list. TH25. */
import { drawActor, sizeOf } from './actors/actor.ts'
import type { Pose } from './actors/stage.ts'
import { drawBonnet, drawMirror } from './cockpit.ts'
import { type CompiledActor, type CompiledScene, compileScene, swayAt } from './compile.ts'
import { type DrawOp, PICTURE_HEIGHT, PICTURE_WIDTH } from './draw-op.ts'
import { clamp, easeBetween, sine, TAU } from './exact-math.ts'
import { crestHides, crestRows, drawLines, drawSky, drawSurfaces } from './ground.ts'
import { drawFlatFitting, drawMouth, lineGaps } from './junctions.ts'
import { valueAt } from './motion.ts'
import { type Pen, takePen } from './pen.ts'
import type { Camera } from './projection.ts'
import { FRAME_RATE } from './scene.ts'
import type { Actor, HazardScene, Look, StretchKind } from './scene-script.ts'
import { DETAIL_METRES, drawThing } from './scenery/thing.ts'
import { drawLightOnRoad, drawRain, drawSpray } from './weather.ts'

export type DrawOptions = { readonly highContrast?: boolean }

const EYE_METRES = 1.32
const FOCAL = 1120
const HORIZON = 318
/** In the mirror one makes out what a vehicle is from here on. */
export const MIRROR_METRES = 60
/** Indicators blink 1.5 times a second. */
const BLINKS_PER_SECOND = 1.5
/** Farther parked cars hide behind nearer ones. */
const PARKED_VIEW_METRES = 115
const DOOR_OPENS_SECONDS = 0.9

/** Where the driver’s eye is, and what it looks along. */
export const eyeOf = (scene: CompiledScene, seed: number, second: number) => {
  const s = scene.own.at(second)
  const d = scene.ownLateral(second)
  const speed = scene.own.speedAt(second)
  const drift = (scene.ownLateral(second + 0.2) - scene.ownLateral(second - 0.2)) / 0.4
  const [hx, hy] = scene.road.heading(s + 5)
  const turn = (drift / Math.max(speed, 4)) * 0.5
  const length = Math.sqrt(1 + turn * turn)
  const forward = [(hx + hy * turn) / length, (hy - hx * turn) / length] as const
  const at: number[] = []
  scene.road.place(s, d, 0, at, 0)
  const bob = clamp(speed / 14, 0, 1) * 0.012 * swayAt(seed, second)
  // Braking dips the nose, and the picture with it.
  const slowing = scene.own.speedAt(second - 0.2) - scene.own.speedAt(second + 0.2)
  const camera: Camera = {
    x: at[0] as number,
    y: at[1] as number,
    z: (at[2] as number) + EYE_METRES + bob,
    forward,
    right: [forward[1], -forward[0]],
    slope: scene.road.slope(s + 4),
    focal: FOCAL,
    centreX: PICTURE_WIDTH / 2,
    centreY: HORIZON - clamp(slowing * 2.4, -4, 8),
  }
  return { s, d, speed, camera }
}

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

const poseOf = (scene: CompiledScene, each: CompiledActor, frame: number): Pose => {
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

const MIRROR_WALLS: Readonly<Partial<Record<StretchKind, readonly [string, number]>>> = {
  terrace: ['#a9705a', 5],
  cottages: ['#c0b69e', 4],
  semis: ['#7d9468', 3],
  shops: ['#b1977f', 6],
  flats: ['#a4735f', 8],
  hedge: ['#6f8f5f', 2],
  wood: ['#587a50', 7],
  park: ['#6f8f5f', 4],
}

type Upright = { readonly key: number; readonly s: number; draw(): void }

/** All upright things in view, the farthest first. */
const uprights = (
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

const drawBehindOwnCar = (
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
const drawUprights = (pen: Pen, list: readonly Upright[], rowAt: (s: number) => number): void => {
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

/**
 * The shapes of this frame (whole or not) in a picture of 1280 × 720, to be painted in order. At
 * most 900. Never fails: a frame outside the scene shows its first or last.
 */
export const drawScene = (
  scene: HazardScene,
  frame: number,
  options: DrawOptions = {},
): readonly DrawOp[] => {
  const compiled = compileScene(scene)
  const { script } = scene
  const at = clamp(frame, 0, scene.durationFrames)
  const highContrast = options.highContrast ?? false
  const eye = eyeOf(compiled, script.seed, at / FRAME_RATE)
  const { road } = compiled
  const tint = highContrast ? compiled.contrastTint : compiled.tint
  const pen = takePen(eye.camera, compiled.palette, tint)
  const isAhead = (s: number) => s > eye.s - 12 && s < eye.s + compiled.palette.viewMetres

  drawSky(pen, script.seed, eye.camera.forward[0], script.stretches)
  drawSurfaces(pen, road, eye.s, script.stretches)
  const rowAt = crestRows(pen, road, eye.s)
  const isOverCrest = crestHides(pen, road, rowAt)
  const mouths = script.sideRoads.filter(({ at: s }) => isAhead(s) && !isOverCrest(s))
  for (const mouth of mouths.sort((one, other) => other.at - one.at)) drawMouth(pen, road, mouth)
  drawLines(pen, road, eye.s, lineGaps(script.sideRoads, script.fittings), isOverCrest)
  for (const fitting of script.fittings) {
    const place = 'at' in fitting ? fitting.at : fitting.from
    if (isAhead(place) && !isOverCrest(place)) drawFlatFitting(pen, road, fitting)
  }
  const lamps = script.fittings.filter((each) => each.kind === 'lamp' && !isOverCrest(each.at))
  drawLightOnRoad(pen, road, eye.s, eye.d, lamps)
  drawUprights(pen, uprights(pen, compiled, at, eye), rowAt)

  const walls = (['left', 'right'] as const).flatMap((side) => {
    const here = script.stretches.find(
      (stretch) => stretch.side === side && stretch.from <= eye.s && stretch.to > eye.s,
    )
    const [colour, height] = (here && MIRROR_WALLS[here.kind]) ?? []
    return colour && height
      ? [{ side: side === 'left' ? (-1 as const) : (1 as const), colour, height }]
      : []
  })
  drawMirror(pen, compiled, eye.s, walls, highContrast, (mirrorPen) =>
    drawBehindOwnCar(mirrorPen, compiled, at, eye.s),
  )
  drawBonnet(pen, highContrast)
  if (compiled.palette.wet && !highContrast) drawRain(pen, script.seed, at)
  return pen.ops
}
