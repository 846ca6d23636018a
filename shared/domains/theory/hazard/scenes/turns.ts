/** Vehicles that join, leave or cross the road: from the kerb, out of a mouth, into one. */
import type { Actor, Look, Waypoint } from '../scene-script.ts'
import type { Setting } from './settings.ts'

/** Goes on at this speed after the last waypoint, for as long as it may be seen. */
const goesOn = (track: readonly Waypoint[], speed: number, way: 1 | -1): Waypoint[] => {
  const [second, s, d] = track[track.length - 1] as Waypoint
  return [...track, [second + 3, s + way * speed * 3, d], [second + 30, s + way * speed * 30, d]]
}

/** Parked on the left; signals at `at`, moves a second later and joins our lane. */
export const pullsOut = (
  id: string,
  look: Look,
  setting: Setting,
  s: number,
  at: number,
  speed: number,
  d = setting.parkedD,
): Actor => ({
  id,
  look,
  faces: [1, 0],
  signals: [{ side: 'right', span: [at, at + 6] }],
  track: goesOn(
    [
      [0, s, d],
      [at + 1, s, d],
      [at + 2.4, s + 2.2, d + 0.35],
      [at + 3.8, s + 8, (d + setting.laneD) / 2 + 0.3],
      [at + 5.4, s + 17, setting.laneD],
      [at + 7.4, s + 17 + speed * 1.8, setting.laneD],
    ],
    speed,
    1,
  ),
})

type Mouth = { readonly at: number; readonly halfWidth: number }

/** Metres from the kerb to the middle of a car that waits at the give-way line. */
const WAITS_METRES = 3.4

const arrivesAt = (s: number, d: number, waitsFrom: number, at: number): Waypoint[] => {
  const way = d < 0 ? -1 : 1
  return [
    [waitsFrom - 7, s, d + way * 42],
    [waitsFrom - 3, s, d + way * 12],
    [waitsFrom, s, d],
    [at, s, d],
  ]
}

/** Waits in a road on the left, then turns left in front of us at `at`. */
export const emergesLeft = (
  id: string,
  look: Look,
  setting: Setting,
  mouth: Mouth,
  waitsFrom: number,
  at: number,
  speed: number,
): Actor => {
  const edge = setting.road.halfWidth
  const s = mouth.at + mouth.halfWidth * 0.45
  return {
    id,
    look,
    faces: [0, 1],
    signals: [{ side: 'left', span: [waitsFrom - 3, at + 4] }],
    track: goesOn(
      [
        ...arrivesAt(s, -edge - WAITS_METRES, waitsFrom, at),
        [at + 1.5, s + 0.5, -edge - 0.9],
        [at + 2.9, s + 4, (setting.laneD - edge) / 2 + 0.5],
        [at + 4.3, s + 11, setting.laneD],
        [at + 6.5, s + 11 + speed * 1.9, setting.laneD],
      ],
      speed,
      1,
    ),
  }
}

/** Waits in a road on the right, then turns right across the other lane into ours at `at`. */
export const emergesRight = (
  id: string,
  look: Look,
  setting: Setting,
  mouth: Mouth,
  waitsFrom: number,
  at: number,
  speed: number,
): Actor => {
  const edge = setting.road.halfWidth
  const s = mouth.at - mouth.halfWidth * 0.45
  return {
    id,
    look,
    faces: [0, -1],
    signals: [{ side: 'right', span: [waitsFrom - 3, at + 5] }],
    track: goesOn(
      [
        ...arrivesAt(s, edge + WAITS_METRES, waitsFrom, at),
        [at + 1.5, s + 0.3, edge + 0.6],
        [at + 2.8, s + 3, 1.4],
        [at + 4, s + 8.5, setting.laneD + 0.7],
        [at + 5.2, s + 15, setting.laneD],
        [at + 7.2, s + 15 + speed * 1.8, setting.laneD],
      ],
      speed,
      1,
    ),
  }
}

/** Comes towards us, waits in the middle signalling right, and turns across our lane at `at`. */
export const turnsAcross = (
  id: string,
  look: Look,
  setting: Setting,
  mouth: Mouth,
  at: number,
): Actor => {
  const edge = setting.road.halfWidth
  const lane = -setting.laneD - 0.4
  const waits = mouth.at + 5
  const s = mouth.at - mouth.halfWidth * 0.4
  return {
    id,
    look,
    faces: [-1, 0],
    signals: [{ side: 'right', span: [at - 6, at + 4] }],
    track: [
      [at - 14, waits + 104, lane],
      [at - 8, waits + 40, lane],
      [at - 5, waits + 12, lane],
      [at - 3, waits, lane],
      [at, waits, lane],
      [at + 1.4, waits - 2.4, lane - 0.9],
      [at + 3, s + 1.4, -1.6],
      [at + 4.4, s, -edge - 1.5],
      [at + 5.8, s, -edge - 11],
      [at + 8.8, s, -edge - 45],
    ],
  }
}
