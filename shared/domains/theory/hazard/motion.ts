/** Where an actor is in every frame: softly through its waypoints, as a table. */
import { clamp } from './exact-math.ts'
import { FRAME_RATE } from './scene.ts'
import type { Actor, Waypoint } from './scene-script.ts'

/** Slowing down harder than this shows brake lights. */
const BRAKING_METRES_PER_SECOND_SQUARED = 0.9
/** Slower than this, a direction of travel says nothing. */
const STANDING_METRES_PER_SECOND = 0.25

export type MotionTable = {
  readonly s: Float64Array
  readonly d: Float64Array
  /** Unit vector it faces, along and across the road. */
  readonly facesS: Float64Array
  readonly facesD: Float64Array
  readonly speed: Float64Array
  /** Metres gone since the start: legs and wheels turn with it. */
  readonly gone: Float64Array
  readonly braking: Uint8Array
}

/** Steffen's slopes: a soft curve that never leaves the range between two neighbours. */
const softSlopes = (times: readonly number[], values: readonly number[]): number[] => {
  const last = times.length - 1
  const secant = (index: number): number =>
    ((values[index + 1] as number) - (values[index] as number)) /
    ((times[index + 1] as number) - (times[index] as number))
  return times.map((_time, index) => {
    if (last === 0) return 0
    if (index === 0) return secant(0)
    if (index === last) return secant(last - 1)
    const before = secant(index - 1)
    const after = secant(index)
    if (before * after <= 0) return 0
    const widthBefore = (times[index] as number) - (times[index - 1] as number)
    const widthAfter = (times[index + 1] as number) - (times[index] as number)
    const mean = (before * widthAfter + after * widthBefore) / (widthBefore + widthAfter)
    const sign = mean < 0 ? -1 : 1
    return sign * Math.min(Math.abs(mean), 2 * Math.min(Math.abs(before), Math.abs(after)))
  })
}

/** A soft curve through (time, value): held before the first and after the last. */
export const softCurve = (
  times: readonly number[],
  values: readonly number[],
): ((time: number) => number) => {
  const slopes = softSlopes(times, values)
  const last = times.length - 1
  return (time) => {
    if (time <= (times[0] as number)) return values[0] as number
    if (time >= (times[last] as number)) return values[last] as number
    let index = 0
    while ((times[index + 1] as number) < time) index++
    const width = (times[index + 1] as number) - (times[index] as number)
    const share = (time - (times[index] as number)) / width
    const from = values[index] as number
    const to = values[index + 1] as number
    const slopeFrom = (slopes[index] as number) * width
    const slopeTo = (slopes[index + 1] as number) * width
    const rest = 1 - share
    return (
      from * rest * rest * (1 + 2 * share) +
      to * share * share * (3 - 2 * share) +
      slopeFrom * share * rest * rest -
      slopeTo * share * share * rest
    )
  }
}

const curveThrough = (track: readonly Waypoint[], column: 1 | 2): ((time: number) => number) =>
  softCurve(
    track.map((waypoint) => waypoint[0]),
    track.map((waypoint) => waypoint[column]),
  )

/** The table of one actor, one row a frame. */
export const tabulate = (actor: Actor, durationFrames: number): MotionTable => {
  const size = durationFrames + 2
  const table: MotionTable = {
    s: new Float64Array(size),
    d: new Float64Array(size),
    facesS: new Float64Array(size),
    facesD: new Float64Array(size),
    speed: new Float64Array(size),
    gone: new Float64Array(size),
    braking: new Uint8Array(size),
  }
  const alongAt = curveThrough(actor.track, 1)
  const acrossAt = curveThrough(actor.track, 2)
  const way = actor.reverses ? -1 : 1
  const HALF_WINDOW = 3 / FRAME_RATE
  const velocityAt = (time: number): readonly [number, number] => [
    (alongAt(time + HALF_WINDOW) - alongAt(time - HALF_WINDOW)) / (2 * HALF_WINDOW),
    (acrossAt(time + HALF_WINDOW) - acrossAt(time - HALF_WINDOW)) / (2 * HALF_WINDOW),
  ]

  let faces = actor.faces
  for (let frame = 0; !faces && frame < size; frame++) {
    const [along, across] = velocityAt(frame / FRAME_RATE)
    const speed = Math.sqrt(along * along + across * across)
    if (speed > STANDING_METRES_PER_SECOND) faces = [(way * along) / speed, (way * across) / speed]
  }
  let [facesS, facesD] = faces ?? ([(actor.track[0] as Waypoint)[2] > 0 ? -1 : 1, 0] as const)

  let gone = 0
  for (let frame = 0; frame < size; frame++) {
    const time = frame / FRAME_RATE
    const [along, across] = velocityAt(time)
    const speed = Math.sqrt(along * along + across * across)
    if (speed > STANDING_METRES_PER_SECOND) {
      const eagerness = clamp(speed * 0.07, 0.05, 0.35)
      facesS += ((way * along) / speed - facesS) * eagerness
      facesD += ((way * across) / speed - facesD) * eagerness
      const length = Math.sqrt(facesS * facesS + facesD * facesD) || 1
      facesS /= length
      facesD /= length
    }
    gone += speed / FRAME_RATE
    table.s[frame] = alongAt(time)
    table.d[frame] = acrossAt(time)
    table.facesS[frame] = facesS
    table.facesD[frame] = facesD
    table.speed[frame] = speed
    table.gone[frame] = gone
  }
  for (let frame = 0; frame < size; frame++) {
    const after = table.speed[Math.min(frame + 6, size - 1)] as number
    const now = table.speed[frame] as number
    const slowing = ((now - after) / 6) * FRAME_RATE > BRAKING_METRES_PER_SECOND_SQUARED
    const told = (actor.braked ?? []).some(
      ([from, until]) => frame >= from * FRAME_RATE && frame < until * FRAME_RATE,
    )
    table.braking[frame] = slowing || told ? 1 : 0
  }
  return table
}

/** The value of a column at a frame, whole or not. */
export const valueAt = (column: Float64Array, frame: number): number => {
  const at = clamp(frame, 0, column.length - 1.001)
  const index = Math.floor(at)
  const from = column[index] as number
  return from + ((column[index + 1] as number) - from) * (at - index)
}
