/** Cars in five bodies, and vans. */
import type { CarBody } from '../scene-script.ts'
import { GLASS } from './lamps.ts'
import { FRAME } from './large-vehicles.ts'
import {
  axle,
  type Body,
  DARK,
  type Face,
  flanks,
  type ProfilePoint,
  panel,
  prism,
  sameOrder,
  tyres,
} from './mesh.ts'
import { taxiSign } from './taxi-sign.ts'

const PLATE_BACK = '#f0c419'
const PLATE_FRONT = '#f1f1ec'

type CarShape = {
  readonly length: number
  readonly half: number
  readonly belt: number
  readonly roof: number
  /** Lower edge of the rear window, upper edge, top of the windscreen, its foot. */
  readonly cabin: readonly [number, number, number, number]
  readonly bonnet: number
}

const SHAPES: Readonly<Record<CarBody, CarShape>> = {
  hatch: {
    length: 4,
    half: 0.87,
    belt: 0.94,
    roof: 1.46,
    cabin: [-1.92, -1.5, 0.25, 0.95],
    bonnet: 0.86,
  },
  saloon: {
    length: 4.6,
    half: 0.9,
    belt: 0.93,
    roof: 1.43,
    cabin: [-1.6, -0.95, 0.25, 1.05],
    bonnet: 0.84,
  },
  estate: {
    length: 4.6,
    half: 0.9,
    belt: 0.94,
    roof: 1.47,
    cabin: [-2.22, -1.95, 0.3, 1.05],
    bonnet: 0.85,
  },
  suv: {
    length: 4.5,
    half: 0.95,
    belt: 1.08,
    roof: 1.72,
    cabin: [-2.15, -1.85, 0.3, 1],
    bonnet: 1.02,
  },
  taxi: {
    length: 4.7,
    half: 0.92,
    belt: 1.04,
    roof: 1.82,
    cabin: [-2.1, -1.8, 0.35, 0.9],
    bonnet: 0.98,
  },
}

const inset = (
  [a, b, c, d]: readonly [number, number, number, number],
  belt: number,
  roof: number,
): [ProfilePoint[], ProfilePoint[]] => {
  const low = belt + 0.05
  const high = roof - 0.09
  const middle = (b + c) / 2 - 0.1
  return [
    [
      [a + 0.3, low],
      [middle - 0.05, low],
      [middle - 0.05, high],
      [b + 0.12, high],
    ],
    [
      [middle + 0.05, low],
      [d - 0.28, low],
      [c - 0.08, high],
      [middle + 0.05, high],
    ],
  ]
}

const buildCar = (shape: CarShape): Face[] => {
  const { length, half, belt, roof, cabin, bonnet } = shape
  const end = length / 2
  const [rearFoot, rearTop, screenTop, screenFoot] = cabin
  const roofHalf = half * 0.76
  const lower: ProfilePoint[] = [
    [-end, 0.3],
    [-end - 0.03, 0.62],
    [-end + 0.06, belt],
    [screenFoot, belt],
    [end - 0.3, bonnet - 0.05],
    [end, 0.62],
    [end, 0.26],
  ]
  const upper: ProfilePoint[] = [
    [rearFoot, belt - 0.01],
    [rearTop, roof],
    [screenTop, roof],
    [screenFoot, belt - 0.01],
  ]
  const back = -end - 0.04
  const nose = end + 0.02
  const [rearWindow, frontWindow] = inset(cabin, belt, roof)
  const glassLow = belt + 0.05
  const leanBack = ((rearTop - rearFoot) * (roof - 0.08 - glassLow)) / (roof - belt)
  const leanFront = ((screenTop - screenFoot) * (roof - 0.06 - glassLow)) / (roof - belt)
  const rearGlass: Face = {
    points: [
      -half * 0.84,
      rearFoot - 0.01,
      glassLow,
      half * 0.84,
      rearFoot - 0.01,
      glassLow,
      roofHalf * 0.88,
      rearFoot + leanBack - 0.01,
      roof - 0.08,
      -roofHalf * 0.88,
      rearFoot + leanBack - 0.01,
      roof - 0.08,
    ],
    normal: [0, -0.8, 0.6],
    paint: GLASS,
    shade: 0,
  }
  const windscreen: Face = {
    points: [
      -half * 0.88,
      screenFoot + 0.01,
      glassLow - 0.03,
      half * 0.88,
      screenFoot + 0.01,
      glassLow - 0.03,
      roofHalf * 0.9,
      screenFoot + leanFront + 0.01,
      roof - 0.06,
      -roofHalf * 0.9,
      screenFoot + leanFront + 0.01,
      roof - 0.06,
    ],
    normal: [0, 0.7, 0.7],
    paint: GLASS,
    shade: 0,
  }
  const lampLow = belt - 0.3
  return [
    ...tyres(half - 0.02, -end + 0.75, 0.32),
    ...tyres(half - 0.02, end - 0.8, 0.32),
    ...prism(lower, half, 'body'),
    ...prism(upper, half - 0.03, 'body', roofHalf),
    rearGlass,
    windscreen,
    ...flanks(half - 0.03, rearWindow, GLASS, roofHalf),
    ...flanks(half - 0.03, frontWindow, GLASS, roofHalf),
    ...flanks(
      half,
      [
        [-end + 0.05, 0.28],
        [end - 0.05, 0.28],
        [end - 0.05, 0.36],
        [-end + 0.05, 0.36],
      ],
      DARK,
    ),
    ...axle(half, -end + 0.75, 0.32),
    ...axle(half, end - 0.8, 0.32),
    panel(-1, back, -half, half, 0.28, 0.44, DARK),
    panel(-1, back, -half + 0.03, -half + 0.32, lampLow, belt - 0.06, 'tail'),
    panel(-1, back, half - 0.32, half - 0.03, lampLow, belt - 0.06, 'tail'),
    panel(-1, back, -half + 0.03, -half + 0.2, lampLow - 0.1, lampLow, 'left'),
    panel(-1, back, half - 0.2, half - 0.03, lampLow - 0.1, lampLow, 'right'),
    panel(-1, back - 0.01, -0.27, 0.27, 0.5, 0.62, PLATE_BACK),
    panel(1, nose, -half, half, 0.26, 0.4, DARK),
    panel(1, nose, -0.45, 0.45, 0.5, 0.64, '#23272b'),
    panel(1, nose, -half + 0.05, -half + 0.38, 0.54, 0.72, 'head'),
    panel(1, nose, half - 0.38, half - 0.05, 0.54, 0.72, 'head'),
    // Seen from in front, its left lamp stands on our right: local x keeps that straight.
    panel(1, nose, -half + 0.05, -half + 0.22, 0.44, 0.53, 'left'),
    panel(1, nose, half - 0.22, half - 0.05, 0.44, 0.53, 'right'),
    panel(1, nose + 0.01, -0.26, 0.26, 0.4, 0.5, PLATE_FRONT),
  ]
}

const taxi = buildCar(SHAPES.taxi)
/** The sign stands on the roof: from below, the roof hides its foot. */
const TAXI: readonly Face[] = [...taxiSign(SHAPES.taxi.roof - 0.02), ...taxi]

export const CARS: Readonly<Record<CarBody, Body>> = {
  hatch: sameOrder(buildCar(SHAPES.hatch)),
  saloon: sameOrder(buildCar(SHAPES.saloon)),
  estate: sameOrder(buildCar(SHAPES.estate)),
  suv: sameOrder(buildCar(SHAPES.suv)),
  taxi: sameOrder(TAXI),
}

export const carSize = (body: CarBody) => SHAPES[body]

const vanLower: ProfilePoint[] = [
  [-2.6, 0.3],
  [-2.62, 1],
  [-2.55, 2.2],
  [1.1, 2.25],
  [1.75, 1.25],
  [2.55, 1.05],
  [2.6, 0.3],
]

const vanFaces: readonly Face[] = [
  ...tyres(0.98, -1.7, 0.36),
  ...tyres(0.98, 1.75, 0.36),
  ...prism(vanLower, 1, 'body', 0.93),
  {
    points: [-0.9, 1.7, 1.35, 0.9, 1.7, 1.35, 0.86, 1.19, 2.13, -0.86, 1.19, 2.13],
    normal: [0, 0.8, 0.6],
    paint: GLASS,
    shade: 0,
  },
  ...flanks(
    0.96,
    [
      [0.5, 1.35],
      [1.5, 1.35],
      [1.05, 2],
      [0.5, 2],
    ],
    GLASS,
    0.94,
  ),
  ...flanks(
    1,
    [
      [-2.5, 0.32],
      [2.5, 0.32],
      [2.5, 0.46],
      [-2.5, 0.46],
    ],
    DARK,
  ),
  ...flanks(
    0.94,
    [
      [-2.55, 2.08],
      [1.15, 2.1],
      [1.08, 2.25],
      [-2.55, 2.2],
    ],
    FRAME,
    0.93,
  ),
  ...axle(1, -1.7, 0.36),
  ...axle(1, 1.75, 0.36),
  panel(-1, -2.64, -0.95, 0.95, 0.3, 0.5, DARK),
  panel(-1, -2.63, -0.84, -0.08, 1.35, 2, GLASS, 0.05),
  panel(-1, -2.63, 0.08, 0.84, 1.35, 2, GLASS, 0.05),
  panel(-1, -2.64, -0.025, 0.025, 0.5, 2.15, FRAME, 0.06),
  panel(-1, -2.57, -0.93, 0.93, 2.08, 2.2, FRAME, 0.02),
  panel(1, 1.2, -0.93, 0.93, 2.13, 2.25, FRAME, -0.08),
  panel(-1, -2.64, -0.98, -0.8, 0.75, 1.2, 'tail'),
  panel(-1, -2.64, 0.8, 0.98, 0.75, 1.2, 'tail'),
  panel(-1, -2.64, -0.98, -0.8, 0.58, 0.75, 'left'),
  panel(-1, -2.64, 0.8, 0.98, 0.58, 0.75, 'right'),
  panel(-1, -2.65, -0.28, 0.28, 0.6, 0.73, PLATE_BACK),
  panel(1, 2.62, -0.98, 0.98, 0.3, 0.5, DARK),
  panel(1, 2.62, -0.55, 0.55, 0.6, 0.85, DARK),
  panel(1, 2.62, -0.95, -0.62, 0.66, 0.92, 'head'),
  panel(1, 2.62, 0.62, 0.95, 0.66, 0.92, 'head'),
  panel(1, 2.62, -0.95, -0.75, 0.54, 0.65, 'left'),
  panel(1, 2.62, 0.75, 0.95, 0.54, 0.65, 'right'),
  panel(1, 2.63, -0.27, 0.27, 0.42, 0.53, PLATE_FRONT),
]

export const VAN = sameOrder(vanFaces)
