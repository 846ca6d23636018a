/** Turns what an author writes, in seconds, into a scene in frames. */
import { driveOwnCar, type OwnCar } from '../own-car.ts'
import { FRAME_RATE, type SceneFamily, type SceneLight } from '../scene.ts'
import type { Actor, Fitting, HazardCue, HazardScene, SideRoad } from '../scene-script.ts'
import type { Setting } from './settings.ts'

/** A driver in Britain sits right of the middle of the car. */
const SEAT_METRES = 0.36

type AuthoredHazard = {
  readonly name: string
  readonly why: string
  readonly potentialAt: number
  readonly developsAt: number
  readonly criticalAt: number
  readonly cue: readonly [actor: string, by: HazardCue['by'], line?: number]
}

type Authored = {
  readonly id: string
  readonly version?: number
  readonly family: SceneFamily
  readonly title: string
  readonly light: SceneLight
  readonly seconds: number
  readonly seed: number
  readonly setting: Setting
  /** [second, metres a second] */
  readonly speeds: readonly (readonly [number, number])[]
  /** [second, metres right of the lane's middle]: how the own car gives room. */
  readonly gives?: readonly (readonly [number, number])[]
  /** Everything that is placed by where the own car will be. */
  readonly stage: (
    own: OwnCar,
    setting: Setting,
  ) => {
    readonly actors: readonly Actor[]
    readonly sideRoads?: readonly SideRoad[]
    readonly fittings?: readonly Fitting[]
  }
  readonly hazards: readonly AuthoredHazard[]
  readonly potentials: readonly (readonly [name: string, atSecond: number])[]
}

const frameOf = (second: number): number => Math.round(second * FRAME_RATE)

/** Before anything, shortly before, while it develops, and when it is nearly too late. */
const stillsOf = (hazards: readonly AuthoredHazard[]): number[] => {
  const [first] = hazards as readonly [AuthoredHazard]
  const windowSeconds = first.criticalAt - first.developsAt
  return [
    first.developsAt - 5,
    first.developsAt - 1,
    first.developsAt + windowSeconds * 0.35,
    first.developsAt + windowSeconds * 0.7,
    first.criticalAt,
  ].map(frameOf)
}

/** Posts and trees do not stand in the middle of a side road. */
const clearOfMouths = (fittings: readonly Fitting[], mouths: readonly SideRoad[]): Fitting[] =>
  fittings.filter((fitting) => {
    if (!('at' in fitting)) return true
    return !mouths.some((mouth) => Math.abs(mouth.at - fitting.at) < mouth.halfWidth + 4)
  })

export const buildScene = (authored: Authored): HazardScene => {
  const { setting, hazards } = authored
  const own = driveOwnCar(authored.speeds, authored.seconds)
  const staged = authored.stage(own, setting)
  const sideRoads = staged.sideRoads ?? []
  const seat = setting.laneD + SEAT_METRES
  return {
    id: authored.id,
    version: authored.version ?? 1,
    family: authored.family,
    title: authored.title,
    light: authored.light,
    durationFrames: frameOf(authored.seconds),
    hazards: hazards.map((hazard, index) => ({
      id: `h${index + 1}`,
      name: hazard.name,
      why: hazard.why,
      potentialAtFrame: frameOf(hazard.potentialAt),
      developsAtFrame: frameOf(hazard.developsAt),
      criticalAtFrame: frameOf(hazard.criticalAt),
    })),
    potentials: authored.potentials.map(([name, second]) => ({ name, atFrame: frameOf(second) })),
    stillFrames: stillsOf(hazards),
    script: {
      seed: authored.seed,
      road: setting.road,
      stretches: setting.stretches,
      sideRoads,
      fittings: [...clearOfMouths(setting.fittings, sideRoads), ...(staged.fittings ?? [])],
      ownCar: {
        speeds: authored.speeds,
        lateral: (authored.gives ?? [[0, 0]]).map(([second, right]) => [second, seat + right]),
      },
      actors: staged.actors,
      cues: hazards.map(({ cue: [actor, by, line] }, index) => ({
        hazard: `h${index + 1}`,
        actor,
        by,
        ...(line === undefined ? {} : { line }),
      })),
    },
  }
}
