/** The middle of the road as a table: where in the world is a place along and across it? */
import { cosine, easeBetween, sine, TAU } from './exact-math.ts'
import type { RoadProfile } from './scene-script.ts'

const STEP_METRES = 2
/** The table begins behind the start, for the mirror. */
const BEHIND_METRES = 120
/** A bend begins and ends softly over this length. */
const EASE_METRES = 22

export type Road = {
  readonly profile: RoadProfile
  /** Writes x, y, z of a place into `into` at `index`. */
  place(s: number, d: number, height: number, into: number[], index: number): void
  /** Unit vector along the road. */
  heading(s: number): readonly [number, number]
  slope(s: number): number
  groundAt(s: number): number
}

const curvatureAt = (profile: RoadProfile, s: number): number => {
  let sum = 0
  for (const bend of profile.bends ?? []) {
    const in_ = easeBetween(s, bend.from, bend.from + EASE_METRES)
    const out = easeBetween(s, bend.to - EASE_METRES, bend.to)
    sum += (in_ - out) / bend.radius
  }
  return sum
}

const heightAt = (profile: RoadProfile, s: number): number => {
  let sum = 0
  for (const hill of profile.hills ?? []) {
    if (s <= hill.from || s >= hill.to) continue
    const share = (s - hill.from) / (hill.to - hill.from)
    sum += (hill.height * (1 - cosine(share * TAU))) / 2
  }
  return sum
}

/** `lengthMetres`: how far the own car will get; the table goes on beyond for the view. */
export const layRoad = (profile: RoadProfile, lengthMetres: number): Road => {
  const count = Math.ceil((lengthMetres + BEHIND_METRES + 320) / STEP_METRES) + 2
  const xs = new Float64Array(count)
  const ys = new Float64Array(count)
  const zs = new Float64Array(count)
  const headings = new Float64Array(count)
  let angle = 0
  for (let index = 0; index < count; index++) {
    const s = index * STEP_METRES - BEHIND_METRES
    headings[index] = angle
    zs[index] = heightAt(profile, s)
    if (index + 1 === count) break
    const next = angle + curvatureAt(profile, s + STEP_METRES / 2) * STEP_METRES
    const middle = (angle + next) / 2
    xs[index + 1] = (xs[index] as number) + sine(middle) * STEP_METRES
    ys[index + 1] = (ys[index] as number) + cosine(middle) * STEP_METRES
    angle = next
  }

  const spot = (s: number): [number, number] => {
    const exact = Math.min(Math.max((s + BEHIND_METRES) / STEP_METRES, 0), count - 1.001)
    const index = Math.floor(exact)
    return [index, exact - index]
  }
  const between = (table: Float64Array, index: number, share: number): number => {
    const from = table[index] as number
    return from + ((table[index + 1] as number) - from) * share
  }

  return {
    profile,
    place(s, d, height, into, index) {
      const [row, share] = spot(s)
      const turned = between(headings, row, share)
      into[index] = between(xs, row, share) + d * cosine(turned)
      into[index + 1] = between(ys, row, share) - d * sine(turned)
      into[index + 2] = between(zs, row, share) + height
    },
    heading(s) {
      const [row, share] = spot(s)
      const turned = between(headings, row, share)
      return [sine(turned), cosine(turned)]
    },
    slope(s) {
      return (heightAt(profile, s + 3) - heightAt(profile, s - 3)) / 6
    },
    groundAt(s) {
      const [row, share] = spot(s)
      return between(zs, row, share)
    },
  }
}
