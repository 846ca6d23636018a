/** Lorries and ambulances. */
import { GLASS, lamps } from './lamps.ts'
import {
  axle,
  bodyOf,
  DARK,
  type Face,
  flanks,
  type ProfilePoint,
  panel,
  prism,
  tyres,
} from './mesh.ts'

const boxOf = (back: number, front: number, low: number, high: number): ProfilePoint[] => [
  [back, low],
  [back, high],
  [front, high],
  [front, low],
]

/** Rails, posts and hinges of the box: without them a white lorry is lost in rain and fog. */
export const FRAME = '#4f585e'

const chassis: Face[] = [
  ...tyres(1.2, -2.9, 0.48),
  ...tyres(1.2, 2.9, 0.48),
  ...prism(boxOf(-4.2, 3.9, 0.5, 0.95), 1.05, DARK),
]

const cab: Face[] = [
  ...prism(
    [
      [2.4, 0.6],
      [2.4, 2.75],
      [3.7, 2.75],
      [4.15, 1.7],
      [4.2, 0.6],
    ],
    1.18,
    'second',
    1.12,
  ),
  {
    points: [-1, 4.15, 1.75, 1, 4.15, 1.75, 0.98, 3.78, 2.6, -0.98, 3.78, 2.6],
    normal: [0, 1, 0.2],
    paint: GLASS,
    shade: 0,
  },
  panel(1, 4.21, -0.75, 0.75, 1.05, 1.45, DARK),
  ...flanks(
    1.16,
    [
      [2.75, 1.6],
      [3.85, 1.6],
      [3.62, 2.45],
      [2.75, 2.45],
    ],
    GLASS,
    1.13,
  ),
]

const rail = (low: number, high: number): Face[] =>
  flanks(
    1.22,
    [
      [-4.2, low],
      [2.2, low],
      [2.2, high],
      [-4.2, high],
    ],
    FRAME,
  )

const post = (from: number, to: number): Face[] =>
  flanks(
    1.22,
    [
      [from, 0.95],
      [to, 0.95],
      [to, 3.5],
      [from, 3.5],
    ],
    FRAME,
  )

const box: Face[] = [
  ...prism(boxOf(-4.2, 2.2, 0.95, 3.5), 1.22, 'body'),
  ...rail(0.95, 1.07),
  ...rail(3.4, 3.5),
  ...post(-4.2, -4.1),
  ...post(2.1, 2.2),
  panel(1, 2.22, -1.22, 1.22, 3.4, 3.5, FRAME),
  // The rear doors: a frame all round, the gap between them, and their locking bars.
  panel(-1, -4.22, -1.22, 1.22, 3.36, 3.5, FRAME),
  panel(-1, -4.22, -1.22, 1.22, 0.95, 1.06, FRAME),
  panel(-1, -4.22, -1.22, -1.1, 1.06, 3.36, FRAME),
  panel(-1, -4.22, 1.1, 1.22, 1.06, 3.36, FRAME),
  panel(-1, -4.23, -0.03, 0.03, 1.06, 3.36, FRAME),
  panel(-1, -4.23, -0.5, -0.46, 1.1, 3.3, '#9aa1a6'),
  panel(-1, -4.23, 0.46, 0.5, 1.1, 3.3, '#9aa1a6'),
]

const lorryOutside: Face[] = [
  ...axle(1.22, -2.9, 0.48),
  ...axle(1.22, 2.9, 0.48),
  panel(-1, -4.22, -1.2, 1.2, 0.62, 0.78, '#d4452f'),
  panel(-1, -4.22, -1.2, 1.2, 0.4, 0.6, DARK),
  ...lamps(-4.22, 4.2, 1.2, 0.78),
]

export const LORRY = bodyOf(
  [...chassis, ...cab, ...box, ...lorryOutside],
  [...chassis, ...box, ...cab, ...lorryOutside],
)

export const YELLOW = '#f2d21b'
const GREEN = '#2c8a4b'
/** Chequers along the flank: yellow and green. */
const chequers: Face[] = Array.from({ length: 8 }, (_none, index) => index).flatMap((index) => {
  const from = -2.8 + index * 0.62
  return [
    ...flanks(
      1.04,
      [
        [from, 0.9],
        [from + 0.62, 0.9],
        [from + 0.62, 1.2],
        [from, 1.2],
      ],
      index % 2 ? GREEN : YELLOW,
    ),
    ...flanks(
      1.04,
      [
        [from, 0.6],
        [from + 0.62, 0.6],
        [from + 0.62, 0.9],
        [from, 0.9],
      ],
      index % 2 ? YELLOW : GREEN,
    ),
  ]
})

const ambulanceHull: Face[] = [
  ...tyres(1, -1.8, 0.38),
  ...tyres(1, 1.9, 0.38),
  ...prism(
    [
      [-2.9, 0.35],
      [-2.9, 2.6],
      [1, 2.6],
      [1.25, 2.1],
      [1.9, 1.3],
      [2.7, 1.1],
      [2.75, 0.35],
    ],
    1.04,
    'body',
    1.02,
  ),
  ...chequers,
  {
    points: [-0.92, 1.86, 1.38, 0.92, 1.86, 1.38, 0.88, 1.32, 2.06, -0.88, 1.32, 2.06],
    normal: [0, 0.8, 0.6],
    paint: GLASS,
    shade: 0,
  },
  ...axle(1.04, -1.8, 0.38),
  ...axle(1.04, 1.9, 0.38),
  panel(-1, -2.93, -1, 1, 0.4, 1.2, '#d8342a'),
  panel(-1, -2.94, -0.6, -0.2, 0.4, 1.2, YELLOW),
  panel(-1, -2.94, 0.2, 0.6, 0.4, 1.2, YELLOW),
  panel(-1, -2.93, -0.8, 0.8, 1.5, 2.2, GLASS),
  panel(1, 2.78, -1, 1, 0.62, 0.92, YELLOW),
  panel(1, 2.79, -0.3, 0, 0.62, 0.92, GREEN),
  panel(1, 2.79, 0.3, 0.6, 0.62, 0.92, GREEN),
  panel(1, 2.78, -0.5, -0.3, 0.95, 1.08, 'blue'),
  panel(1, 2.78, 0.3, 0.5, 0.95, 1.08, 'blue'),
  ...lamps(-2.93, 2.78, 1.02, 0.68),
]

/** The bar on the far end of the roof is hidden by the roof: a driver's eye is lower. */
export const AMBULANCE = bodyOf(
  [...ambulanceHull, ...prism(boxOf(-2.8, -2.5, 2.6, 2.8), 0.7, 'blue')],
  [...ambulanceHull, ...prism(boxOf(0.55, 0.95, 2.6, 2.82), 0.85, 'blue')],
)
