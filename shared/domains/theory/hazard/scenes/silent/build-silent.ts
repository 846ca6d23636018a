/**
 * Silent scenes are watched, not scored: ordinary driving with something to decide, on which three
 * questions hang. They are scenes like the hazard clips, without hazards. TH19.
 */
import { driveOwnCar, type OwnCar } from '../../own-car.ts'
import { FRAME_RATE, type SceneFamily, type SceneLight } from '../../scene.ts'
import type { Actor, Fitting, HazardScene, SideRoad } from '../../scene-script.ts'
import type { Setting } from '../settings.ts'

/** A driver in Britain sits right of the middle of the car. */
const SEAT_METRES = 0.36
/** Posts and trees keep this far from the mouth of a side road. */
const CORNER_METRES = 4
/** When the still pictures are taken, as shares of the scene. */
const STILL_SHARES = [0.1, 0.3, 0.5, 0.7, 0.92]

type Staged = {
  readonly actors: readonly Actor[]
  readonly sideRoads?: readonly SideRoad[]
  readonly fittings?: readonly Fitting[]
}

type SilentAuthored = {
  readonly id: string
  /** The nearest of the families; nothing hangs on it here. */
  readonly family: SceneFamily
  readonly title: string
  readonly light: SceneLight
  /** 25 to 40. */
  readonly seconds: number
  readonly seed: number
  readonly setting: Setting
  /** [second, metres a second] */
  readonly speeds: readonly (readonly [number, number])[]
  /** [second, metres right of the lane's middle]: how the own car gives room. */
  readonly gives?: readonly (readonly [number, number])[]
  /** Everything that is placed by where the own car will be. */
  readonly stage: (own: OwnCar, setting: Setting) => Staged
}

/** A scene without hazards, from what an author writes in seconds. TH19. */
export const buildSilentScene = (authored: SilentAuthored): HazardScene => {
  const { setting, seconds } = authored
  const staged = authored.stage(driveOwnCar(authored.speeds, seconds), setting)
  const sideRoads = staged.sideRoads ?? []
  const blocksMouth = (fitting: Fitting): boolean =>
    'at' in fitting &&
    sideRoads.some(({ at, halfWidth }) => Math.abs(at - fitting.at) < halfWidth + CORNER_METRES)
  const seat = setting.laneD + SEAT_METRES
  return {
    id: authored.id,
    version: 1,
    family: authored.family,
    title: authored.title,
    light: authored.light,
    durationFrames: Math.round(seconds * FRAME_RATE),
    hazards: [],
    potentials: [],
    stillFrames: STILL_SHARES.map((share) => Math.round(share * seconds * FRAME_RATE)),
    script: {
      seed: authored.seed,
      road: setting.road,
      stretches: setting.stretches,
      sideRoads,
      fittings: [
        ...setting.fittings.filter((fitting) => !blocksMouth(fitting)),
        ...(staged.fittings ?? []),
      ],
      ownCar: {
        speeds: authored.speeds,
        lateral: (authored.gives ?? [[0, 0]]).map(([second, right]) => [second, seat + right]),
      },
      actors: staged.actors,
      cues: [],
    },
  }
}
