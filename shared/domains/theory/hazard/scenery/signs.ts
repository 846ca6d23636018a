/** The few road signs scenes need, as plates on posts. Seen from the front only. */
import { cosine, sine, TAU } from '../exact-math.ts'
import type { Road } from '../road.ts'
import type { SignFace } from '../scene-script.ts'
import { type Shape, type Thing, worldOf } from './thing.ts'

const RED = '#c4162b'
const WHITE = '#f6f6f2'
const BLACK = '#1d1d1d'
const RADIUS = 0.36

/** Lines of a symbol in a cell one wide and one high, the middle at 0, 0. */
type Strokes = readonly (readonly number[])[]

const DIGITS: Readonly<Record<string, Strokes>> = {
  '0': [[-0.16, -0.3, 0.16, -0.3, 0.2, 0, 0.16, 0.3, -0.16, 0.3, -0.2, 0, -0.16, -0.3]],
  '2': [[-0.2, 0.2, -0.1, 0.32, 0.12, 0.3, 0.18, 0.14, -0.2, -0.3, 0.2, -0.3]],
  '3': [[-0.18, 0.3, 0.18, 0.3, -0.02, 0.04, 0.16, -0.02, 0.18, -0.2, 0.02, -0.32, -0.2, -0.24]],
  '4': [[0.1, -0.32, 0.1, 0.32, -0.2, -0.1, 0.22, -0.1]],
  '5': [[0.18, 0.3, -0.15, 0.3, -0.18, 0.03, 0.1, 0.05, 0.18, -0.14, 0.06, -0.3, -0.2, -0.26]],
  '6': [
    [
      0.14, 0.3, -0.1, 0.2, -0.19, -0.1, -0.08, -0.31, 0.14, -0.28, 0.18, -0.08, 0, 0.02, -0.18,
      -0.1,
    ],
  ],
}

const SYMBOLS: Readonly<Partial<Record<SignFace, Strokes>>> = {
  children: [
    [-0.16, 0.02, -0.12, -0.2],
    [-0.16, 0.02, -0.24, -0.2],
    [-0.16, 0.16, -0.16, 0],
    [0.1, 0.16, 0.1, -0.02],
    [0.1, -0.02, 0.02, -0.22],
    [0.1, -0.02, 0.2, -0.22],
    [-0.16, 0.12, 0.1, 0.08],
  ],
  'bend-left': [
    [0.12, -0.22, 0.12, 0.02, -0.14, 0.18],
    [-0.14, 0.18, -0.02, 0.2],
  ],
  'bend-right': [
    [-0.12, -0.22, -0.12, 0.02, 0.14, 0.18],
    [0.14, 0.18, 0.02, 0.2],
  ],
  roadworks: [
    [-0.08, 0.12, 0, -0.04, -0.12, -0.22],
    [0, -0.04, 0.06, -0.22],
    [-0.08, 0.12, 0.12, -0.02, 0.22, -0.2],
  ],
  narrows: [
    [-0.16, -0.22, -0.16, 0, -0.06, 0.18],
    [0.16, -0.22, 0.16, 0, 0.06, 0.18],
  ],
  crossroads: [
    [0, -0.22, 0, 0.22],
    [-0.2, -0.02, 0.2, -0.02],
  ],
  'side-road-left': [
    [0, -0.22, 0, 0.22],
    [0, -0.02, -0.2, -0.02],
  ],
  'side-road-right': [
    [0, -0.22, 0, 0.22],
    [0, -0.02, 0.2, -0.02],
  ],
  // Other danger; the plate below it says which.
  'hidden-dip': [
    [0, 0.22, 0, -0.03],
    [0, -0.15, 0, -0.19],
  ],
}

/** Animals are outlines filled: of strokes they look like tables. */
const OUTLINES: Readonly<Partial<Record<SignFace, Strokes>>> = {
  // A deer that leaps, its antlers laid back.
  animals: [
    [
      ...[-0.21, 0.03, -0.17, 0.08, -0.13, 0.09, -0.08, 0.02, 0.02, -0.02, 0.13, -0.03],
      ...[0.18, 0.02, 0.2, -0.01, 0.18, -0.08, 0.2, -0.14, 0.31, -0.22, 0.29, -0.26],
      ...[0.14, -0.17, 0.1, -0.12, -0.03, -0.13, -0.09, -0.19, -0.2, -0.18, -0.21, -0.22],
      ...[-0.24, -0.2, -0.22, -0.13, -0.13, -0.13, -0.15, -0.04, -0.15, 0.01, -0.2, 0],
    ],
    [-0.15, 0.08, -0.1, 0.2, -0.03, 0.17, -0.08, 0.17, -0.12, 0.08],
  ],
  // A horse with its rider.
  horses: [
    [
      ...[-0.23, -0.02, -0.19, 0.06, -0.15, 0.11, -0.13, 0.09, -0.07, 0.03, 0.0, 0.0],
      ...[0.13, 0.01, 0.18, -0.02, 0.22, -0.14, 0.17, -0.08, 0.17, -0.14, 0.19, -0.28],
      ...[0.15, -0.28, 0.12, -0.14, -0.04, -0.13, -0.05, -0.28, -0.09, -0.28, -0.1, -0.12],
      ...[-0.13, -0.05, -0.16, 0.01, -0.21, -0.05],
    ],
    [
      -0.02, 0.0, -0.03, -0.1, 0.02, -0.1, 0.05, 0.0, 0.09, 0.0, 0.08, 0.14, 0.02, 0.15, -0.07,
      0.05,
    ],
  ],
}

const ring = (radius: number, corners: number, turn = 0): number[] => {
  const points: number[] = []
  for (let index = 0; index < corners; index++) {
    const angle = (index / corners) * TAU + turn
    points.push(radius * sine(angle), radius * cosine(angle))
  }
  return points
}

const TRIANGLE = [0, 0.48, 0.47, -0.33, -0.47, -0.33]
const INNER_TRIANGLE = [0, 0.33, 0.33, -0.25, -0.33, -0.25]
const upsideDown = (points: readonly number[]): number[] =>
  points.map((value, index) => (index % 2 === 1 ? -value : value))

export const buildSign = (road: Road, s: number, d: number, sign: SignFace): Thing => {
  const middle = 2.35
  const onPlate = (points: readonly number[], nearer: number, scale = 1): number[] => {
    const triples: number[] = []
    for (let index = 0; index < points.length; index += 2) {
      triples.push(
        s - nearer,
        d + (points[index] as number) * scale,
        middle + (points[index + 1] as number) * scale,
      )
    }
    return worldOf(road, triples)
  }
  const shapes: Shape[] = [
    {
      kind: 'line',
      colour: '#8b9196',
      points: worldOf(road, [s, d, 0, s, d, middle + 0.2]),
      width: 0.08,
    },
  ]
  const plate = (colour: string, points: readonly number[], nearer: number) =>
    shapes.push({ kind: 'fill', colour, worlds: [onPlate(points, nearer)] })
  const strokes = (lines: Strokes, width: number, scale: number, shift = 0) => {
    for (const line of lines) {
      const moved = line.map((value, index) => (index % 2 === 0 ? value + shift : value))
      shapes.push({ kind: 'line', colour: BLACK, points: onPlate(moved, 0.06, scale), width })
    }
  }
  if (sign === 'give-way') {
    plate(RED, upsideDown(TRIANGLE), 0.02)
    plate(WHITE, upsideDown(INNER_TRIANGLE), 0.04)
  } else if (sign === 'national') {
    plate(WHITE, ring(RADIUS, 20), 0.02)
    shapes.push({
      kind: 'line',
      colour: BLACK,
      points: onPlate([-0.22, -0.22, 0.22, 0.22], 0.04),
      width: 0.12,
    })
  } else if (/^\d/.test(sign)) {
    plate(RED, ring(RADIUS, 20), 0.02)
    plate(WHITE, ring(RADIUS * 0.76, 20), 0.04)
    strokes(DIGITS[sign[0] as string] ?? [], 0.055, 0.52, -0.27)
    strokes(DIGITS[sign[1] as string] ?? [], 0.055, 0.52, 0.27)
  } else {
    plate(RED, TRIANGLE, 0.02)
    plate(WHITE, INNER_TRIANGLE, 0.04)
    strokes(SYMBOLS[sign] ?? [], 0.06, 0.85)
    const outlines = OUTLINES[sign]
    if (outlines) {
      const worlds = outlines.map((outline) => onPlate(outline, 0.06, 0.95))
      shapes.push({ kind: 'fill', colour: BLACK, worlds })
    }
    if (sign === 'horses') {
      shapes.push({ kind: 'ball', colour: BLACK, at: onPlate([0.05, 0.19], 0.06), radius: 0.045 })
    }
    if (sign === 'hidden-dip')
      plate(WHITE, [-0.36, -0.44, 0.36, -0.44, 0.36, -0.74, -0.36, -0.74], 0.02)
    if (sign === 'children') {
      for (const x of [-0.14, 0.085]) {
        shapes.push({ kind: 'ball', colour: BLACK, at: onPlate([x, 0.19], 0.06), radius: 0.045 })
      }
    }
  }
  return { near: s, far: s, d, shapes, distant: shapes.slice(0, 3) }
}
