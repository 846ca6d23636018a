/** Places a scene can happen in: a road with what stands on both sides of it. */
import { noise } from '../exact-math.ts'
import type {
  Bend,
  Fitting,
  Hill,
  RoadProfile,
  Side,
  Stretch,
  StretchKind,
} from '../scene-script.ts'

export type Setting = {
  readonly road: RoadProfile
  readonly stretches: readonly Stretch[]
  readonly fittings: readonly Fitting[]
  /** Middle of the own lane; the other lane is its mirror image. */
  readonly laneD: number
  /** Middle of a parked car on the left; on the right its mirror image. */
  readonly parkedD: number
  /** Middle of the left pavement. */
  readonly walkD: number
}

type Sides = { readonly left: readonly StretchKind[]; readonly right: readonly StretchKind[] }

type Options = Sides & {
  readonly seed: number
  readonly bends?: readonly Bend[]
  readonly hills?: readonly Hill[]
  /** Each kind of a side lasts this long, in turn. */
  readonly pieceMetres?: number
  readonly centre?: RoadProfile['centre']
  readonly edge?: RoadProfile['edge']
}

const LENGTH_METRES = 1300
const START_METRES = -30

const cut = (side: Side, kinds: readonly StretchKind[], pieceMetres: number): Stretch[] => {
  const list: Stretch[] = []
  let index = 0
  for (let from = START_METRES; from < LENGTH_METRES; from += pieceMetres) {
    const kind = kinds[index % kinds.length] as StretchKind
    list.push({ side, kind, from, to: from + pieceMetres })
    index++
  }
  return list
}

const lampsEvery = (metres: number): Fitting[] => {
  const lamps: Fitting[] = []
  let index = 0
  for (let at = 8; at < LENGTH_METRES; at += metres) {
    lamps.push({ kind: 'lamp', at, side: index % 2 === 0 ? 'left' : 'right' })
    index++
  }
  return lamps
}

const clutter = (
  seed: number,
  kinds: readonly ('tree' | 'bin' | 'post-box' | 'bollard' | 'bench' | 'pole' | 'bush')[],
  everyMetres: number,
  d: number,
): Fitting[] => {
  const list: Fitting[] = []
  for (let at = 15; at < LENGTH_METRES; at += everyMetres) {
    const index = Math.round(at)
    const kind = kinds[Math.floor(noise(seed, index) * kinds.length)] as (typeof kinds)[number]
    const side = noise(seed, index + 1) < 0.5 ? -1 : 1
    list.push({ kind, at: at + noise(seed, index + 2) * everyMetres * 0.6, d: side * d })
  }
  return list
}

const settle = (
  options: Options,
  shape: {
    halfWidth: number
    pavement: number
    laneD: number
    parkedD: number
    centre: RoadProfile['centre']
    edge?: RoadProfile['edge']
  },
  fittings: readonly Fitting[],
): Setting => {
  const edge = options.edge ?? shape.edge
  return {
    road: {
      halfWidth: shape.halfWidth,
      pavement: shape.pavement,
      centre: options.centre ?? shape.centre,
      ...(edge ? { edge } : {}),
      ...(options.bends ? { bends: options.bends } : {}),
      ...(options.hills ? { hills: options.hills } : {}),
    },
    stretches: [
      ...cut('left', options.left, options.pieceMetres ?? 80),
      ...cut('right', options.right, options.pieceMetres ?? 95),
    ],
    fittings,
    laneD: shape.laneD,
    parkedD: shape.parkedD,
    walkD: -(shape.halfWidth + shape.pavement / 2 + 0.2),
  }
}

/** Room for a row of parked cars on both sides. */
export const terraceStreet = (options: Options): Setting =>
  settle(options, { halfWidth: 4.8, pavement: 2, laneD: -1.5, parkedD: -3.9, centre: 'broken' }, [
    ...lampsEvery(32),
    ...clutter(options.seed, ['bin', 'pole', 'bin', 'tree'], 37, 6.5),
  ])

export const suburb = (options: Options): Setting =>
  settle(
    options,
    { halfWidth: 4.6, pavement: 2.2, laneD: -1.6, parkedD: -3.85, centre: 'broken' },
    [...lampsEvery(35), ...clutter(options.seed, ['tree', 'tree', 'pole', 'post-box'], 26, 5.5)],
  )

export const highStreet = (options: Options): Setting =>
  settle(
    options,
    {
      halfWidth: 4.9,
      pavement: 3.2,
      laneD: -1.6,
      parkedD: -3.98,
      centre: 'broken',
    },
    [
      ...lampsEvery(30),
      ...clutter(options.seed, ['bin', 'post-box', 'bench', 'bollard', 'tree'], 19, 5.9),
    ],
  )

export const village = (options: Options): Setting =>
  settle(
    options,
    { halfWidth: 3.5, pavement: 1.6, laneD: -1.65, parkedD: -4.1, centre: 'broken' },
    [...lampsEvery(48), ...clutter(options.seed, ['tree', 'pole', 'post-box', 'bush'], 42, 6)],
  )

/** Sixty is allowed, forty is plenty. */
export const countryRoad = (options: Options): Setting =>
  settle(
    options,
    { halfWidth: 3.4, pavement: 0, laneD: -1.7, parkedD: -2.5, centre: 'hazard', edge: 'white' },
    clutter(options.seed, ['bush', 'tree', 'pole', 'bush'], 48, 5.2),
  )

export const countryLane = (options: Options): Setting =>
  settle(
    options,
    { halfWidth: 2.7, pavement: 0, laneD: -1.3, parkedD: -1.9, centre: 'none' },
    clutter(options.seed, ['bush', 'pole', 'tree'], 40, 4.4),
  )
