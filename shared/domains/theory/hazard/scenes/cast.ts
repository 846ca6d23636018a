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
