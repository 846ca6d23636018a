/** A script made ready to draw, once: the road laid, the street built, everybody's way worked out. */
import { type Box, boxOf, ownBox, touch } from './boxes.ts'
import { noise } from './exact-math.ts'
import { type MotionTable, softCurve, tabulate, valueAt } from './motion.ts'
import { driveOwnCar, type OwnCar } from './own-car.ts'
import { PALETTES, type Palette, type Tint, tintFor } from './palettes.ts'
import { layRoad, type Road } from './road.ts'
import { FRAME_RATE } from './scene.ts'
import type { Actor, HazardScene } from './scene-script.ts'
import { buildFittings } from './scenery/fittings.ts'
import { buildGreen } from './scenery/greenery.ts'
import { buildRow, isBuilt } from './scenery/streets.ts'
import type { Thing } from './scenery/thing.ts'

export type CompiledActor = { readonly actor: Actor; readonly motion: MotionTable }

export type CompiledScene = {
  readonly road: Road
  readonly own: OwnCar
  readonly ownLateral: (second: number) => number
  readonly palette: Palette
  readonly tint: Tint
  readonly contrastTint: Tint
  readonly things: readonly Thing[]
  readonly actors: readonly CompiledActor[]
}

/** Hedges and walls keep this far from a lay-by. */
const LAY_BY_MARGIN_METRES = 9
/** As wide as a gate and its posts: one does not stand in front of a hedge, but in it. */
const GATEWAY_METRES = 4.4

const buildThings = (scene: HazardScene, road: Road, palette: Palette): Thing[] => {
  const { script } = scene
  const { halfWidth, pavement } = road.profile
  const outer = halfWidth + pavement + 0.2
  const litShare = palette.light === 'dusk' ? 0.42 : 0
  const things: Thing[] = []
  script.stretches.forEach((stretch, index) => {
    const side = stretch.side === 'left' ? -1 : 1
    const margin = isBuilt(stretch.kind) ? pavement + 0.6 : 0.5
    const isFree = (from: number, to: number): boolean =>
      !script.sideRoads.some(
        (mouth) =>
          mouth.side === stretch.side &&
          to > mouth.at - mouth.halfWidth - margin &&
          from < mouth.at + mouth.halfWidth + margin,
      ) &&
      !script.fittings.some(
        (fitting) =>
          fitting.kind === 'lay-by' &&
          fitting.side === stretch.side &&
          to > fitting.from - LAY_BY_MARGIN_METRES &&
          from < fitting.to + LAY_BY_MARGIN_METRES,
      ) &&
      !script.fittings.some(
        (fitting) =>
          fitting.kind === 'gate' &&
          fitting.d < 0 === side < 0 &&
          to > fitting.at - GATEWAY_METRES / 2 &&
          from < fitting.at + GATEWAY_METRES / 2,
      )
    const row = {
      side: side as -1 | 1,
      from: stretch.from,
      to: stretch.to,
      outer,
      seed: script.seed * 7 + index,
      litShare,
    }
    things.push(...buildRow(road, stretch.kind, row, isFree))
    things.push(...buildGreen(road, stretch.kind, row, isFree))
  })
  things.push(...buildFittings(road, script, palette))
  return things.sort((one, other) => one.near - other.near)
}

/** Every so many frames is often enough to see that two would touch. */
const LOOK_EVERY_FRAMES = 10
/** Who is farther away than this does not touch. */
const NEAR_METRES = 13

/** Leaves out fillers that others would have to drive or walk through. */
const withoutObstacles = (
  all: readonly CompiledActor[],
  durationFrames: number,
  ownAt: (frame: number) => Box,
): CompiledActor[] => {
  const kept = all.filter(({ actor }) => !actor.filler)
  const isFree = (each: CompiledActor): boolean => {
    const stays = each.actor.track.length === 1
    const roomy = (frame: number): Box => {
      const tight = boxOf(each.actor, each.motion, frame)
      return { ...tight, halfLength: tight.halfLength + 0.4, half: tight.half + 0.25 }
    }
    let box = stays ? boxOf(each.actor, each.motion, 0) : roomy(0)
    for (let frame = 0; frame < durationFrames; frame += LOOK_EVERY_FRAMES) {
      if (!stays) box = roomy(frame)
      if (touch(box, ownAt(frame))) return false
      for (const other of kept) {
        if (stays && other.actor.track.length === 1 && frame > 0) continue
        if (Math.abs(valueAt(other.motion.s, frame) - box.s) > NEAR_METRES) continue
        if (touch(box, boxOf(other.actor, other.motion, frame))) return false
      }
    }
    return true
  }
  for (const each of all) if (each.actor.filler && isFree(each)) kept.push(each)
  return kept
}

const compile = (scene: HazardScene): CompiledScene => {
  const { script } = scene
  const seconds = scene.durationFrames / FRAME_RATE
  const own = driveOwnCar(script.ownCar.speeds, seconds)
  const road = layRoad(script.road, own.lengthMetres)
  const palette = PALETTES[scene.light]
  const ownLateral = softCurve(
    script.ownCar.lateral.map(([second]) => second),
    script.ownCar.lateral.map(([, d]) => d),
  )
  const actors = script.actors.map((actor) => ({
    actor,
    motion: tabulate(actor, scene.durationFrames),
  }))
  return {
    road,
    own,
    ownLateral,
    palette,
    tint: tintFor(palette, false),
    contrastTint: tintFor(palette, true),
    things: buildThings(scene, road, palette),
    actors: withoutObstacles(actors, scene.durationFrames, (frame) =>
      ownBox(own, ownLateral, frame, 1.6),
    ),
  }
}

const compiled = new WeakMap<HazardScene, CompiledScene>()

/** Kept as long as the scene itself: a frame must not wait for a street to be built. */
export const compileScene = (scene: HazardScene): CompiledScene => {
  const known = compiled.get(scene)
  if (known) return known
  const made = compile(scene)
  compiled.set(scene, made)
  return made
}

/** How far a driver's head sways in a second of driving: hardly, but a picture that never does is dead. */
export const swayAt = (seed: number, second: number): number => {
  const index = Math.floor(second * 2)
  const share = second * 2 - index
  const soft = share * share * (3 - 2 * share)
  return noise(seed, index) * (1 - soft) + noise(seed, index + 1) * soft - 0.5
}
