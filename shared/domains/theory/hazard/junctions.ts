/** Flat things across the road: mouths of side roads, zebras, bus boxes, lay-bys. */
import { cosine, sine, TAU } from './exact-math.ts'
import { ASPHALT, strip } from './ground.ts'
import type { Pen } from './pen.ts'
import type { Road } from './road.ts'
import type { Fitting, SideRoad } from './scene-script.ts'
import { worldOf } from './scenery/thing.ts'

const WHITE = '#f4f4ee'
const CORNER_METRES = 3
const SIDE_ROAD_METRES = 70
/** Zebra: how long it is along the road, and its controlled area with zig-zags. */
const ZEBRA_METRES = 2.8
const ZIG_ZAG_METRES = 14

const mouthOutline = (road: Road, side: SideRoad, wider: number): number[] => {
  const sign = side.side === 'left' ? -1 : 1
  const edge = road.profile.halfWidth
  const half = side.halfWidth + wider
  const radius = CORNER_METRES - wider
  const triples: number[] = []
  const add = (s: number, across: number) => triples.push(side.at + s, sign * across, 0)
  add(-half - radius, edge - 0.06)
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
  add(half + radius, edge - 0.06)
  return worldOf(road, triples)
}

export const drawMouth = (pen: Pen, road: Road, side: SideRoad): void => {
  const { halfWidth, pavement } = road.profile
  const sign = side.side === 'left' ? -1 : 1
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
}

const drawZebra = (pen: Pen, road: Road, at: number): void => {
  const { halfWidth } = road.profile
  const stripes: number[][] = []
  const count = Math.floor((halfWidth * 2) / 1.1)
  const width = (halfWidth * 2) / count
  pen.fill('#4e5356', [
    strip(road, at - ZEBRA_METRES / 2, at + ZEBRA_METRES / 2, -halfWidth, halfWidth),
  ])
  for (let index = 0; index < count; index++) {
    const left = -halfWidth + index * width + width * 0.2
    stripes.push(
      strip(road, at - ZEBRA_METRES / 2, at + ZEBRA_METRES / 2, left, left + width * 0.6),
    )
  }
  pen.fill(WHITE, stripes)
  const lines: number[][] = []
  for (const before of [-1, 1] as const) {
    const start = at + before * (ZEBRA_METRES / 2 + 1)
    lines.push(
      strip(
        road,
        start - 0.1,
        start + 0.1,
        before < 0 ? -halfWidth : 0.1,
        before < 0 ? -0.1 : halfWidth,
      ),
    )
    for (const d of [-halfWidth + 0.5, -0.15, halfWidth - 0.5]) {
      const steps = 7
      for (let index = 0; index < steps; index++) {
        const from = start + before * (0.5 + (index * ZIG_ZAG_METRES) / steps)
        const to = start + before * (0.5 + ((index + 1) * ZIG_ZAG_METRES) / steps)
        const bend = index % 2 === 0 ? 0.22 : -0.22
        lines.push(
          worldOf(road, [
            from,
            d - bend - 0.06,
            0,
            from,
            d - bend + 0.06,
            0,
            to,
            d + bend + 0.06,
            0,
            to,
            d + bend - 0.06,
            0,
          ]),
        )
      }
    }
  }
  pen.fill(WHITE, lines)
}

const drawSignalCrossing = (pen: Pen, road: Road, at: number): void => {
  const { halfWidth } = road.profile
  const marks: number[][] = []
  for (let d = -halfWidth + 0.2; d < halfWidth - 0.3; d += 0.9) {
    for (const s of [at - 1.4, at + 1.4]) marks.push(strip(road, s - 0.08, s + 0.08, d, d + 0.45))
  }
  marks.push(strip(road, at - 3.1, at - 2.9, -halfWidth, -0.1))
  marks.push(strip(road, at + 2.9, at + 3.1, 0.1, halfWidth))
  pen.fill(WHITE, marks)
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

const drawLayBy = (pen: Pen, road: Road, sign: -1 | 1, from: number, to: number): void => {
  const edge = road.profile.halfWidth
  const deep = edge + 2.9
  const outline = (wider: number) =>
    worldOf(road, [
      from - 5 - wider,
      sign * (edge - 0.1),
      0,
      from,
      sign * (deep + wider),
      0,
      to,
      sign * (deep + wider),
      0,
      to + 5 + wider,
      sign * (edge - 0.1),
      0,
    ])
  pen.fill('#dcd9cf', [outline(0.2)])
  pen.fill('#74797d', [outline(0)])
  const marks: number[][] = []
  for (let s = from - 4; s < to + 4; s += 2) {
    marks.push(strip(road, s, s + 1, sign * (edge - 0.05), sign * (edge + 0.07)))
  }
  pen.fill(WHITE, marks)
}

/** One flat fitting; upright ones are drawn with the things. */
export const drawFlatFitting = (pen: Pen, road: Road, fitting: Fitting): void => {
  if (fitting.kind === 'zebra') drawZebra(pen, road, fitting.at)
  else if (fitting.kind === 'signal-crossing') drawSignalCrossing(pen, road, fitting.at)
  else if (fitting.kind === 'bus-box' || fitting.kind === 'lay-by') {
    const sign = fitting.side === 'left' ? -1 : 1
    const draw = fitting.kind === 'bus-box' ? drawBusBox : drawLayBy
    draw(pen, road, sign, fitting.from, fitting.to)
  }
}

/** Where the lines of the main road stop for something else. */
export const lineGaps =
  (sideRoads: readonly SideRoad[], fittings: readonly Fitting[]) =>
  (s: number, side: -1 | 0 | 1): boolean => {
    for (const fitting of fittings) {
      const reach = fitting.kind === 'zebra' ? ZIG_ZAG_METRES + 3 : 4
      if (fitting.kind !== 'zebra' && fitting.kind !== 'signal-crossing') continue
      if (s > fitting.at - reach && s < fitting.at + reach) return true
    }
    if (side === 0) return false
    return sideRoads.some(
      (mouth) =>
        (mouth.side === 'left' ? -1 : 1) === side &&
        s > mouth.at - mouth.halfWidth - 2 &&
        s < mouth.at + mouth.halfWidth + 2,
    )
  }
