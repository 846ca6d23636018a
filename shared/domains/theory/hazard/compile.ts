/** A script made ready to draw, once: the road laid, the street built, everybody's way worked out. */
import { noise } from './exact-math.ts'
import { type MotionTable, softCurve, tabulate } from './motion.ts'
import { driveOwnCar, type OwnCar } from './own-car.ts'
import { PALETTES, type Palette, type Tint, tintFor } from './palettes.ts'
import { layRoad, type Road } from './road.ts'
import { FRAME_RATE } from './scene.ts'
import type { Actor, HazardScene } from './scene-script.ts'
import { buildBeacon, buildFitting, buildLamp } from './scenery/furniture.ts'
import { buildGreen } from './scenery/greenery.ts'
import { buildSign } from './scenery/signs.ts'
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
  script.fittings.forEach((fitting, index) => {
    const seed = script.seed * 101 + index
    if (fitting.kind === 'sign') things.push(buildSign(road, fitting.at, fitting.d, fitting.sign))
    else if (fitting.kind === 'lamp') {
      const sign = fitting.side === 'left' ? -1 : 1
      things.push(buildLamp(road, fitting.at, sign * (halfWidth + 0.7), palette))
    } else if (fitting.kind === 'zebra') {
      for (const [s, d] of [
        [-2, -1],
        [2, 1],
      ] as const) {
        things.push(buildBeacon(road, fitting.at + s, d * (halfWidth + 0.7)))
      }
    } else if ('d' in fitting) things.push(buildFitting(road, fitting, seed))
  })
  return things.sort((one, other) => one.near - other.near)
}

const compile = (scene: HazardScene): CompiledScene => {
  const { script } = scene
  const seconds = scene.durationFrames / FRAME_RATE
  const own = driveOwnCar(script.ownCar.speeds, seconds)
  const road = layRoad(script.road, own.lengthMetres)
  const palette = PALETTES[scene.light]
  return {
    road,
    own,
    ownLateral: softCurve(
      script.ownCar.lateral.map(([second]) => second),
      script.ownCar.lateral.map(([, d]) => d),
    ),
    palette,
    tint: tintFor(palette, false),
    contrastTint: tintFor(palette, true),
    things: buildThings(scene, road, palette),
    actors: script.actors.map((actor) => ({
      actor,
      motion: tabulate(actor, scene.durationFrames),
    })),
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
