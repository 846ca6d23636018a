/** Lorries, ambulances, tractors, diggers. */
import { DARK, GLASS, lamps } from './lamps.ts'
import { axle, type Face, flanks, type ProfilePoint, panel, prism, tyres } from './mesh.ts'

const boxOf = (back: number, front: number, low: number, high: number): ProfilePoint[] => [
  [back, low],
  [back, high],
  [front, high],
  [front, low],
]

export const LORRY: readonly Face[] = [
  ...tyres(1.2, -2.9, 0.48),
  ...tyres(1.2, 2.9, 0.48),
  ...prism(boxOf(-4.2, 3.9, 0.5, 0.95), 1.05, DARK),
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
    points: [-1, 4.13, 1.75, 1, 4.13, 1.75, 0.98, 3.76, 2.6, -0.98, 3.76, 2.6],
    normal: [0, 1, 0.2],
    paint: GLASS,
    shade: 0,
  },
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
  ...prism(boxOf(-4.2, 2.2, 0.95, 3.5), 1.22, 'body'),
  ...axle(1.22, -2.9, 0.48),
  ...axle(1.22, 2.9, 0.48),
  panel(-1, -4.23, -0.02, 0.02, 1, 3.45, '#7c8286'),
  panel(-1, -4.22, -1.2, 1.2, 0.62, 0.78, '#d4452f'),
  panel(-1, -4.22, -1.2, 1.2, 0.4, 0.6, DARK),
  ...lamps(-4.22, 4.2, 1.2, 0.78),
]

const YELLOW = '#f2d21b'
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

export const AMBULANCE: readonly Face[] = [
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
  ...prism(boxOf(0.55, 0.95, 2.6, 2.82), 0.85, 'blue'),
  ...prism(boxOf(-2.8, -2.5, 2.6, 2.8), 0.7, 'blue'),
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

export const TRACTOR: readonly Face[] = [
  ...tyres(1.05, -1, 0.8, 0.46),
  ...tyres(0.9, 1.35, 0.5, 0.3),
  ...prism(boxOf(-0.4, 2, 0.7, 1.45), 0.45, 'body'),
  ...prism(
    [
      [-1.5, 1.2],
      [-1.45, 2.6],
      [0.1, 2.6],
      [0.25, 1.2],
    ],
    0.8,
    'body',
    0.72,
  ),
  panel(-1, -1.5, -0.65, 0.65, 1.4, 2.45, GLASS, 0.04),
  panel(1, 0.24, -0.65, 0.65, 1.4, 2.45, GLASS, -0.1),
  ...flanks(
    0.78,
    [
      [-1.3, 1.4],
      [0, 1.4],
      [-0.1, 2.45],
      [-1.3, 2.45],
    ],
    GLASS,
    0.74,
  ),
  ...axle(1.05, -1, 0.8),
  ...axle(0.85, 1.35, 0.5),
  panel(-1, -1.54, -0.75, -0.5, 1.2, 1.36, 'tail'),
  panel(-1, -1.54, 0.5, 0.75, 1.2, 1.36, 'tail'),
  panel(-1, -1.54, -0.9, -0.75, 1.2, 1.36, 'left'),
  panel(-1, -1.54, 0.75, 0.9, 1.2, 1.36, 'right'),
  panel(1, 2.02, -0.4, -0.15, 1.1, 1.3, 'head'),
  panel(1, 2.02, 0.15, 0.4, 1.1, 1.3, 'head'),
]

export const DIGGER: readonly Face[] = [
  ...prism(boxOf(-1.4, 1.4, 0, 0.6), 1, DARK),
  ...prism(
    [
      [-1.6, 0.65],
      [-1.6, 1.6],
      [-0.2, 1.6],
      [1, 1.2],
      [1, 0.65],
    ],
    0.95,
    'body',
  ),
  ...prism(
    [
      [-0.1, 1.3],
      [-0.1, 2.6],
      [0.9, 2.6],
      [1.1, 1.3],
    ],
    0.55,
    'body',
  ),
  ...flanks(
    0.56,
    [
      [0.05, 1.5],
      [0.9, 1.5],
      [0.8, 2.45],
      [0.05, 2.45],
    ],
    GLASS,
  ),
  panel(1, 1.12, -0.45, 0.45, 1.5, 2.5, GLASS, -0.15),
  panel(-1, -0.12, -0.45, 0.45, 1.6, 2.5, GLASS),
  ...prism(
    [
      [0.9, 1],
      [2.6, 3],
      [2.9, 2.8],
      [1.2, 0.9],
    ],
    0.15,
    'body',
  ),
  ...prism(
    [
      [2.6, 3],
      [3.4, 0.9],
      [3.2, 0.8],
      [2.5, 2.7],
    ],
    0.13,
    'body',
  ),
]
