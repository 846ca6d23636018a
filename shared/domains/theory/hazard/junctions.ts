/** Flat things across the road: mouths of side roads, zebras, bus boxes, lay-bys. */
import { drawSignalCrossing, drawZebra, ZIG_ZAG_METRES } from './crossings.ts'
import { cosine, sine, TAU } from './exact-math.ts'
import { ASPHALT, strip } from './ground.ts'
import type { Pen } from './pen.ts'
import type { Road } from './road.ts'
import type { Fitting, Reach, Side, SideRoad } from './scene-script.ts'
import { worldOf } from './scenery/thing.ts'

const WHITE = '#f4f4ee'
const CORNER_METRES = 3
const SIDE_ROAD_METRES = 70
/** So far a mouth reaches into the road, past its kerb: no seam may show between them. */
const MOUTH_OVERLAP = 0.3

const signOf = (side: Side): -1 | 1 => (side === 'left' ? -1 : 1)

const mouthOutline = (road: Road, side: SideRoad, wider: number): number[] => {
  const sign = signOf(side.side)
  const edge = road.profile.halfWidth
  const half = side.halfWidth + wider
  const radius = CORNER_METRES - wider
  const triples: number[] = []
  const add = (s: number, across: number) => triples.push(side.at + s, sign * across, 0)
  add(-half - radius, edge - (wider > 0 ? 0 : MOUTH_OVERLAP))
  for (let step = 0; step <= 3; step++) {
    const angle = (step / 3) * (TAU / 4)
    add(-half - radius + radius * sine(angle), edge + radius - radius * cosine(angle))
  }
  add(-half, SIDE_ROAD_METRES)
  add(half, SIDE_ROAD_METRES)
  for (let step = 3; step >= 0; step--) {
    const angle = (step / 3) * (TAU / 4)
    add(half + radius - radius * sine(angle), edge + radius - radius * cosine(angle))
  }
  add(half + radius, edge - (wider > 0 ? 0 : MOUTH_OVERLAP))
  return worldOf(road, triples)
}

/** Lines along the kerb go round the corner, and on into the side road for a little. */
const cornerLines = (road: Road, side: SideRoad, inset: number): number[][] => {
  const sign = signOf(side.side)
  const { halfWidth } = road.profile
  const pieces: number[][] = []
  for (const way of [-1, 1] as const) {
    const centre = side.at + way * (side.halfWidth + CORNER_METRES)
    const at = (radius: number, angle: number) => [
      centre - way * radius * sine(angle),
      sign * (halfWidth + CORNER_METRES - radius * cosine(angle)),
      0,
    ]
    const outer = CORNER_METRES + inset
    const steps = 4
    for (let step = 0; step < steps; step++) {
      const from = (step / steps) * (TAU / 4)
      const to = ((step + 1) / steps) * (TAU / 4)
      pieces.push(
        worldOf(road, [
          ...[...at(outer, from), ...at(outer, to)],
          ...[...at(outer + 0.1, to), ...at(outer + 0.1, from)],
        ]),
      )
    }
    const s = centre - way * outer
    const d = sign * (halfWidth + CORNER_METRES)
    pieces.push(strip(road, s, s - way * 0.1, d, d + sign * 7))
  }
  return pieces
}

export const drawMouth = (pen: Pen, road: Road, side: SideRoad): void => {
  const { halfWidth, pavement } = road.profile
  const sign = signOf(side.side)
  if (pavement > 0) {
    const reach = side.halfWidth + pavement
    const inner = sign * (halfWidth + 0.2)
    pen.fill('#c3beb2', [
      strip(road, side.at - reach, side.at + reach, inner, sign * SIDE_ROAD_METRES),
    ])
    pen.fill('#dcd9cf', [mouthOutline(road, side, 0.2)])
  }
  pen.fill(ASPHALT, [mouthOutline(road, side, 0)])
  // Give way: a double broken line across the half that comes out.
  const marks: number[][] = []
  const out = sign < 0 ? 1 : -1
  for (let step = 0.15; step < side.halfWidth - 0.3; step += 0.95) {
    for (const back of [0.15, 0.55]) {
      const from = side.at + out * step
      const to = side.at + out * (step + 0.6)
      const d = sign * (halfWidth + back)
      marks.push(strip(road, from, to, d, d + sign * 0.2))
    }
  }
  const d = sign * (halfWidth + 1.4)
  for (let along = 0; along < 5; along++) {
    const near = d + sign * along * 6
    marks.push(strip(road, side.at - 0.06, side.at + 0.06, near, near + sign * 3))
  }
  pen.fill(WHITE, marks)
  const { edge } = road.profile
  if (edge === 'double-yellow' || edge === 'single-yellow') {
    const insets = edge === 'double-yellow' ? [0.25, 0.5] : [0.25]
    pen.fill(
      '#e8c33a',
      insets.flatMap((inset) => cornerLines(road, side, inset)),
    )
  }
}

const drawBusBox = (pen: Pen, road: Road, sign: -1 | 1, from: number, to: number): void => {
  const edge = road.profile.halfWidth
  const outer = sign * (edge - 0.15)
  const inner = sign * (edge - 2.6)
  const marks: number[][] = [
    strip(road, from, from + 0.15, inner, outer),
    strip(road, to - 0.15, to, inner, outer),
  ]
  for (let s = from; s < to; s += 2) marks.push(strip(road, s, s + 1, inner, inner + 0.12))
  pen.fill('#e8c33a', marks)
}

/** How long the mouth of a lay-by slants at either end. */
const TAPER_METRES = 6
const LAY_BY_DEPTH = 2.9

const drawLayBy = (pen: Pen, road: Road, sign: -1 | 1, from: number, to: number): void => {
  const edge = road.profile.halfWidth
  const outline = (wider: number) => {
    const triples: number[] = []
    const add = (s: number, d: number) => triples.push(s, sign * d, 0)
    const outer = edge + LAY_BY_DEPTH + wider
    const inner = wider > 0 ? edge : edge - MOUTH_OVERLAP / 2
    add(from - TAPER_METRES - wider, inner)
    // It bends with the road: a straight one would leave a wedge of grass beside it.
    const steps = Math.ceil((to - from) / 4)
    for (let step = 0; step <= steps; step++) add(from + ((to - from) * step) / steps, outer)
    add(to + TAPER_METRES + wider, inner)
    const back = Math.ceil((to - from + 2 * TAPER_METRES) / 4)
    for (let step = back - 1; step > 0; step--) {
      add(from - TAPER_METRES + ((to - from + 2 * TAPER_METRES) * step) / back, inner)
    }
    return worldOf(road, triples)
  }
  pen.fill('#dcd9cf', [outline(0.2)])
  pen.fill('#74797d', [outline(0)])
  const marks: number[][] = []
  for (let s = from - TAPER_METRES; s < to + TAPER_METRES; s += 2) {
    marks.push(strip(road, s, s + 1, sign * (edge - 0.3), sign * (edge - 0.18)))
  }
  pen.fill(WHITE, marks)
}

/** One flat fitting; upright ones are drawn with the things. */
export const drawFlatFitting = (pen: Pen, road: Road, fitting: Fitting): void => {
  if (fitting.kind === 'zebra') drawZebra(pen, road, fitting.at)
  else if (fitting.kind === 'signal-crossing') drawSignalCrossing(pen, road, fitting.at)
  else if (fitting.kind === 'bus-box' || fitting.kind === 'lay-by') {
    const sign = signOf(fitting.side)
    const draw = fitting.kind === 'bus-box' ? drawBusBox : drawLayBy
    draw(pen, road, sign, fitting.from, fitting.to)
  }
}

/** Where the lines of the main road stop for something else: along its edges, and in its middle. */
export const lineGaps = (
  sideRoads: readonly SideRoad[],
  fittings: readonly Fitting[],
): Readonly<Record<-1 | 0 | 1, readonly Reach[]>> => {
  const gaps: Record<-1 | 0 | 1, Reach[]> = { '-1': [], 0: [], 1: [] }
  for (const fitting of fittings) {
    if (fitting.kind === 'lay-by') {
      const { from, to } = fitting
      gaps[signOf(fitting.side)].push({ from: from - TAPER_METRES, to: to + TAPER_METRES })
    } else if (fitting.kind === 'zebra' || fitting.kind === 'signal-crossing') {
      const reach = ZIG_ZAG_METRES + 4
      const gap = { from: fitting.at - reach, to: fitting.at + reach }
      for (const side of [-1, 0, 1] as const) gaps[side].push(gap)
    }
  }
  for (const { side, at, halfWidth } of sideRoads) {
    const reach = halfWidth + CORNER_METRES
    gaps[signOf(side)].push({ from: at - reach, to: at + reach })
  }
  for (const side of [-1, 0, 1] as const) gaps[side].sort((one, other) => one.from - other.from)
  return gaps
}
