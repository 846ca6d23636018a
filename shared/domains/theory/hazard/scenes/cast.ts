/** Ways for actors to move, measured against the own car. */
import { noise } from '../exact-math.ts'
import { driveOwnCar, type OwnCar } from '../own-car.ts'
import type { Actor, Look, Waypoint } from '../scene-script.ts'
import { somebody, someCar } from './looks.ts'
import type { Setting } from './settings.ts'

const CAR_SLOT_METRES = 6

/** Stands at the kerb the way traffic on that side goes. */
export const parked = (id: string, look: Look, s: number, d: number): Actor => ({
  id,
  look,
  track: [[0, s, d]],
  faces: d < 0 ? [1, 0] : [-1, 0],
})

/** A row of parked cars; `gaps`: stretches kept free. */
export const parkedRow = (
  prefix: string,
  seed: number,
  d: number,
  from: number,
  to: number,
  gaps: readonly (readonly [number, number])[] = [],
  fullness = 0.75,
): Actor[] => {
  const cars: Actor[] = []
  let index = 0
  for (let s = from; s < to; s += CAR_SLOT_METRES) {
    index++
    if (noise(seed, index) > fullness) continue
    if (gaps.some(([low, high]) => s + 2.6 > low && s - 2.6 < high)) continue
    const shift = noise(seed, index + 300) * 0.8
    cars.push({
      ...parked(`${prefix}${index}`, someCar(seed, index + 600), s + shift, d),
      filler: true,
    })
  }
  return cars
}

/** Comes towards us at a steady speed and passes at this second. */
export const oncoming = (
  id: string,
  own: OwnCar,
  look: Look,
  d: number,
  passesAt: number,
  speed: number,
): Actor => {
  const meets = own.at(passesAt)
  const begins = passesAt - Math.min(passesAt, 30)
  return {
    id,
    look,
    track: [
      [begins, meets + speed * (passesAt - begins), d],
      [passesAt + 8, meets - speed * 8, d],
    ],
  }
}

/** Several at once: [passes at second, look]. */
export const oncomingTraffic = (
  own: OwnCar,
  setting: Setting,
  speed: number,
  list: readonly (readonly [number, Look])[],
): Actor[] =>
  list.map(([passesAt, look], index) => ({
    ...oncoming(`oncoming-${index + 1}`, own, look, -setting.laneD, passesAt, speed),
  }))

/** Keeps a gap to the own car, given as [second, metres]: before us if positive, behind if not. */
export const keepsGap = (
  id: string,
  own: OwnCar,
  look: Look,
  d: number,
  gaps: readonly (readonly [number, number])[],
  untilSecond: number,
): Actor => {
  const track: Waypoint[] = []
  const gapAt = (second: number): number => {
    const next = gaps.findIndex(([at]) => at >= second)
    if (next === 0) return (gaps[0] as readonly [number, number])[1]
    if (next < 0) return (gaps[gaps.length - 1] as readonly [number, number])[1]
    const [fromSecond, fromGap] = gaps[next - 1] as readonly [number, number]
    const [toSecond, toGap] = gaps[next] as readonly [number, number]
    const share = (second - fromSecond) / (toSecond - fromSecond)
    return fromGap + (toGap - fromGap) * share * share * (3 - 2 * share)
  }
  for (let second = 0; second <= untilSecond; second += 0.5) {
    track.push([second, own.at(second) + gapAt(second), d])
  }
  return { id, look, track, faces: [1, 0] }
}

/** Walks or runs from place to place, leaving each at the given second. */
export const walks = (
  id: string,
  look: Look,
  track: readonly Waypoint[],
  more: Partial<Actor> = {},
): Actor => ({ id, look, track, ...more })

/** People on both pavements who only walk along them. */
export const passersBy = (
  seed: number,
  setting: Setting,
  own: OwnCar,
  count: number,
  seconds: number,
): Actor[] => {
  const people: Actor[] = []
  for (let index = 0; index < count; index++) {
    const side = noise(seed, index * 4) < 0.5 ? 1 : -1
    const way = noise(seed, index * 4 + 1) < 0.5 ? 1 : -1
    const passesAt = ((index + 0.3 + noise(seed, index * 4 + 2) * 0.5) / count) * seconds
    const pace = 1.1 + noise(seed, index * 4 + 3) * 0.5
    const s = own.at(passesAt)
    const d = side * setting.walkD + (noise(seed, index + 500) - 0.5) * 0.6
    people.push({
      id: `passer-by-${index + 1}`,
      filler: true,
      look: somebody(seed, index),
      track: [
        [0, s - way * pace * passesAt, d],
        [seconds, s + way * pace * (seconds - passesAt), d],
      ],
    })
  }
  return people
}

/** Drives along at given speeds from a place it is at in a given second; `way` -1 comes towards us. */
export const drives = (
  id: string,
  look: Look,
  d: number,
  from: readonly [second: number, s: number],
  speeds: readonly (readonly [number, number])[],
  way: 1 | -1 = 1,
  more: Partial<Actor> = {},
): Actor => {
  const last = 62
  const car = driveOwnCar(speeds, last)
  const start = car.at(from[0])
  const track: Waypoint[] = []
  for (let second = 0; second <= last; second += 0.5) {
    track.push([second, from[1] + way * (car.at(second) - start), d])
  }
  return { id, look, track, faces: [way, 0], ...more }
}

/** A steady speed, and how the own car slows down for what begins at `at`. */
export const slowsFor = (
  speed: number,
  stops: readonly { readonly at: number; readonly to: number; readonly until: number }[],
): (readonly [number, number])[] => [
  [0, speed],
  ...stops.flatMap(({ at, to, until }): [number, number][] => [
    [at + 0.9, speed],
    [at + 3, Math.max(speed * 0.42, to)],
    [at + 4.8, to],
    [until, to],
    [until + 4, speed],
  ]),
]

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
      [at + 1.3, waits - 2.4, lane - 0.9],
      [at + 2.5, s + 1.4, -1.6],
      [at + 3.6, s, -edge - 1.5],
      [at + 5, s, -edge - 11],
      [at + 8, s, -edge - 45],
    ],
  }
}
