/** Bodies of few flat faces: how they are put together. */
import { cosine, sine, TAU } from '../exact-math.ts'

/** A colour, or a part whose colour the vehicle or its lamps decide. */
export type Paint = 'body' | 'second' | 'tail' | 'head' | 'left' | 'right' | 'blue' | `#${string}`

export type Face = {
  /** right, forward, up triples */
  readonly points: readonly number[]
  readonly normal: readonly [number, number, number]
  readonly paint: Paint
  readonly shade: number
}

/** The same body for an eye behind its middle and for one ahead: what is nearer comes later. */
export type Body = {
  readonly fromBehind: readonly Face[]
  readonly fromAhead: readonly Face[]
}

/** Tyres and what else is dark beneath a body. */
export const TYRE = '#1e2124'
/** Discs outside the body; almost the colour of a tyre, but a colour of their own. */
export const WHEEL = '#1f2225'
export const DARK = '#2c3034'

/**
 * All faces drawn round the same way as one looks at them: those that become one shape from afar
 * would else cut holes in each other.
 */
const wound = (faces: readonly Face[]): Face[] =>
  faces.map((face) => {
    const { points, normal } = face
    const at = (index: number) => points[index] as number
    let [x, y, z] = [0, 0, 0]
    for (let index = 0; index < points.length; index += 3) {
      const next = (index + 3) % points.length
      x += at(index + 1) * at(next + 2) - at(index + 2) * at(next + 1)
      y += at(index + 2) * at(next) - at(index) * at(next + 2)
      z += at(index) * at(next + 1) - at(index + 1) * at(next)
    }
    if (x * normal[0] + y * normal[1] + z * normal[2] >= 0) return face
    const turned: number[] = []
    for (let index = points.length - 3; index >= 0; index -= 3) {
      turned.push(at(index), at(index + 1), at(index + 2))
    }
    return { ...face, points: turned }
  })

export const bodyOf = (fromBehind: readonly Face[], fromAhead: readonly Face[]): Body => ({
  fromBehind: wound(fromBehind),
  fromAhead: wound(fromAhead),
})

/** A body whose faces never cover each other wrongly, from wherever one looks. */
export const sameOrder = (faces: readonly Face[]): Body => bodyOf(faces, faces)

export type ProfilePoint = readonly [forward: number, up: number]

/** Light comes from above and a little from the front. */
const shadeOf = (normal: readonly [number, number, number]): number =>
  normal[2] > 0.5 ? 0.14 : normal[0] !== 0 ? -0.14 : normal[2] < -0.5 ? -0.5 : 0

/** A profile seen from the side, as wide as twice `half`; narrower above if `topHalf` is given. */
export const prism = (
  profile: readonly ProfilePoint[],
  half: number,
  paint: Paint,
  topHalf = half,
): Face[] => {
  const middleY = profile.reduce((sum, [y]) => sum + y, 0) / profile.length
  const middleZ = profile.reduce((sum, [, z]) => sum + z, 0) / profile.length
  const low = Math.min(...profile.map(([, z]) => z))
  const high = Math.max(...profile.map(([, z]) => z))
  const halfAt = (z: number) => half + (topHalf - half) * ((z - low) / (high - low))
  const faces: Face[] = []
  profile.forEach(([y, z], index) => {
    const [nextY, nextZ] = profile[(index + 1) % profile.length] as ProfilePoint
    let normalY = nextZ - z
    let normalZ = y - nextY
    const length = Math.sqrt(normalY * normalY + normalZ * normalZ) || 1
    const outwards = ((y + nextY) / 2 - middleY) * normalY + ((z + nextZ) / 2 - middleZ) * normalZ
    const sign = (outwards < 0 ? -1 : 1) / length
    normalY *= sign
    normalZ *= sign
    const here = halfAt(z)
    const there = halfAt(nextZ)
    const normal = [0, normalY, normalZ] as const
    faces.push({
      points: [-here, y, z, here, y, z, there, nextY, nextZ, -there, nextY, nextZ],
      normal,
      paint,
      shade: shadeOf(normal),
    })
  })
  for (const side of [-1, 1] as const) {
    faces.push({
      points: profile.flatMap(([y, z]) => [side * halfAt(z), y, z]),
      normal: [side, 0, 0],
      paint,
      shade: -0.14,
    })
  }
  return faces
}

/** A rectangle on the back (-1) or front (1). */
export const panel = (
  end: -1 | 1,
  y: number,
  left: number,
  right: number,
  low: number,
  high: number,
  paint: Paint,
  lean = 0,
): Face => ({
  points: [left, y, low, right, y, low, right, y + lean, high, left, y + lean, high],
  normal: [0, end, 0],
  paint,
  shade: 0,
})

/** The same outline on both flanks; `x` half the width there, `topX` above. */
export const flanks = (
  x: number,
  outline: readonly ProfilePoint[],
  paint: Paint,
  topX = x,
): Face[] => {
  const low = Math.min(...outline.map(([, z]) => z))
  const high = Math.max(...outline.map(([, z]) => z))
  return ([-1, 1] as const).map((side) => ({
    points: outline.flatMap(([y, z]) => [
      side * (x + (topX - x) * ((z - low) / (high - low || 1)) + 0.012),
      y,
      z,
    ]),
    normal: [side, 0, 0] as const,
    paint,
    shade: 0,
  }))
}

/** Both wheels of an axle: discs outside, and the tyres one sees from behind. */
export const axle = (half: number, y: number, radius: number): Face[] => {
  const disc = (size: number): ProfilePoint[] =>
    Array.from({ length: 12 }, (_none, index) => {
      const angle = (index / 12) * TAU
      return [y + size * sine(angle), radius + size * cosine(angle)]
    })
  return [
    ...flanks(half, disc(radius), WHEEL),
    ...flanks(half + 0.01, disc(radius * 0.55), '#9aa1a6'),
  ]
}

export const tyres = (half: number, y: number, radius: number, width = 0.22): Face[] =>
  ([-1, 1] as const).flatMap((end) =>
    ([-1, 1] as const).map((side) => {
      const plane = y + end * radius * 0.7
      const inner = side * (half - width)
      const outer = side * half
      const high = radius * 1.6
      return {
        points: [outer, plane, 0, inner, plane, 0, inner, plane, high, outer, plane, high],
        normal: [0, end, 0] as const,
        paint: TYRE as Paint,
        shade: 0,
      }
    }),
  )
