/** Tractors and diggers. */
import { GLASS } from './lamps.ts'
import {
  axle,
  bodyOf,
  DARK,
  type Face,
  flanks,
  type ProfilePoint,
  panel,
  prism,
  sameOrder,
  tyres,
} from './mesh.ts'

const boxOf = (back: number, front: number, low: number, high: number): ProfilePoint[] => [
  [back, low],
  [back, high],
  [front, high],
  [front, low],
]

const tractorRear: Face[] = [
  ...tyres(1.05, -1, 0.8, 0.46),
  // What carries the cab: the axle between the large wheels, and guards over them.
  ...prism(boxOf(-1.45, 0.2, 0.5, 1.25), 0.6, DARK),
  ...prism(boxOf(-1.6, -0.35, 1.48, 1.62), 1.05, 'body'),
]

const tractorCab: Face[] = [
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
]

const tractorFront: Face[] = [
  ...tyres(0.9, 1.35, 0.5, 0.3),
  ...prism(boxOf(1.2, 1.5, 0.4, 0.62), 0.85, DARK),
  ...prism(boxOf(-0.2, 1.95, 0.5, 0.8), 0.38, DARK),
  ...prism(boxOf(-0.4, 2, 0.75, 1.45), 0.45, 'body'),
  panel(1, 2.01, -0.42, 0.42, 0.8, 1.04, DARK),
]

const rearWheels = axle(1.05, -1, 0.8)
const frontWheels = axle(0.9, 1.35, 0.5)

const tractorLamps: Face[] = [
  panel(-1, -1.62, -0.75, -0.5, 1.2, 1.36, 'tail'),
  panel(-1, -1.62, 0.5, 0.75, 1.2, 1.36, 'tail'),
  panel(-1, -1.62, -0.9, -0.75, 1.2, 1.36, 'left'),
  panel(-1, -1.62, 0.75, 0.9, 1.2, 1.36, 'right'),
  panel(1, 2.02, -0.4, -0.15, 1.1, 1.3, 'head'),
  panel(1, 2.02, 0.15, 0.4, 1.1, 1.3, 'head'),
]

export const TRACTOR = bodyOf(
  [...tractorFront, ...frontWheels, ...tractorRear, ...tractorCab, ...rearWheels, ...tractorLamps],
  [...tractorRear, ...tractorCab, ...rearWheels, ...tractorFront, ...frontWheels, ...tractorLamps],
)

const diggerFaces: Face[] = [
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

export const DIGGER = sameOrder(diggerFaces)
