/** What the council puts beside a road: lamps, shelters, post boxes, cones, crossings' posts. */
import type { Palette } from '../palettes.ts'
import type { Road } from '../road.ts'
import type { Fitting } from '../scene-script.ts'
import { buildBush, buildTree } from './greenery.ts'
import { front, type Shape, type Thing, wall, worldOf } from './thing.ts'

const STEEL = '#7d858a'

type Plain = Exclude<Extract<Fitting, { d: number }>['kind'], 'sign' | 'tree' | 'bush'>

/** A block with a front and the side that faces the road. */
const block = (
  road: Road,
  s: number,
  d: number,
  long: number,
  wide: number,
  low: number,
  top: number,
) => {
  const inner = d > 0 ? d - wide / 2 : d + wide / 2
  return {
    end: front(road, s - long / 2, d - wide / 2, d + wide / 2, low, top),
    flank: wall(road, s - long / 2, s + long / 2, inner, low, top),
  }
}

export const buildLamp = (road: Road, s: number, d: number, palette: Palette): Thing => {
  const reach = d > 0 ? -1.4 : 1.4
  const head = worldOf(road, [s, d + reach, 6.9])
  const shapes: Shape[] = [
    {
      kind: 'line',
      colour: STEEL,
      points: worldOf(road, [s, d, 0, s, d, 6.4, s, d + reach * 0.3, 6.9, s, d + reach, 7]),
      width: 0.13,
    },
    {
      kind: 'fill',
      colour: palette.lampsOn ? '#ffe9b8' : '#c9ced0',
      worlds: [
        worldOf(road, [
          s,
          d + reach - 0.35,
          7.02,
          s,
          d + reach + 0.3,
          7.02,
          s,
          d + reach + 0.2,
          6.85,
          s,
          d + reach - 0.3,
          6.85,
        ]),
      ],
      glowing: palette.lampsOn,
    },
  ]
  if (palette.lampsOn) {
    shapes.push({ kind: 'glow', colour: '#ffd98a', at: head, radius: 1.6, alpha: 0.6 })
  }
  return { near: s, far: s, d, shapes }
}

/** The seat of a bench, seen from above. */
const seatOf = (road: Road, s: number, d: number): number[] => {
  const inner = d - Math.sign(d) * 0.45
  return worldOf(road, [
    ...[s - 0.9, d, 0.48, s + 0.9, d, 0.48],
    ...[s + 0.9, inner, 0.48, s - 0.9, inner, 0.48],
  ])
}

const FORMS: Readonly<Record<Plain, (road: Road, s: number, d: number) => Shape[]>> = {
  'post-box': (road, s, d) => {
    const body = block(road, s, d, 0.5, 0.5, 0, 1.5)
    return [
      { kind: 'fill', colour: '#a5182a', worlds: [body.flank] },
      { kind: 'fill', colour: '#c4202f', worlds: [body.end] },
      {
        kind: 'fill',
        colour: '#2b2b2b',
        worlds: [
          front(road, s - 0.26, d - 0.15, d + 0.15, 1.15, 1.22),
          front(road, s - 0.26, d - 0.25, d + 0.25, 0, 0.15),
        ],
      },
      { kind: 'ball', colour: '#c4202f', at: worldOf(road, [s - 0.25, d, 1.48]), radius: 0.25 },
    ]
  },
  bin: (road, s, d) => {
    const body = block(road, s, d, 0.6, 0.55, 0.05, 1.05)
    return [
      { kind: 'fill', colour: '#3b4b41', worlds: [body.flank] },
      { kind: 'fill', colour: '#46594d', worlds: [body.end] },
    ]
  },
  bench: (road, s, d) => [
    // One by one: where faces of one shape overlap, they would leave holes in each other.
    { kind: 'fill', colour: '#6d523b', worlds: [wall(road, s - 0.9, s + 0.9, d, 0.6, 0.9)] },
    { kind: 'fill', colour: '#8a6a4d', worlds: [seatOf(road, s, d)] },
    {
      kind: 'fill',
      colour: '#7a5c42',
      worlds: [front(road, s - 0.9, d, d - Math.sign(d) * 0.45, 0.4, 0.48)],
    },
    {
      // Each end: a post that carries the back, and a leg under the front of the seat.
      kind: 'fill',
      colour: '#444444',
      worlds: [-0.85, 0.85].flatMap((along) => [
        front(road, s + along, d - 0.04, d + 0.04, 0, 0.9),
        front(road, s + along, d - Math.sign(d) * 0.45, d - Math.sign(d) * 0.37, 0, 0.4),
      ]),
    },
  ],
  bollard: (road, s, d) => [
    { kind: 'line', colour: '#2d3134', points: worldOf(road, [s, d, 0, s, d, 0.95]), width: 0.16 },
    {
      kind: 'line',
      colour: '#e9e4d4',
      points: worldOf(road, [s, d, 0.72, s, d, 0.8]),
      width: 0.17,
    },
  ],
  pole: (road, s, d) => [
    { kind: 'line', colour: '#6b5a49', points: worldOf(road, [s, d, 0, s, d, 8]), width: 0.22 },
    {
      kind: 'line',
      colour: '#6b5a49',
      points: worldOf(road, [s, d - 0.7, 7.5, s, d + 0.7, 7.5]),
      width: 0.12,
    },
  ],
  shelter: (road, s, d) => {
    const back = d
    const inner = d > 0 ? d - 1.2 : d + 1.2
    return [
      { kind: 'fill', colour: '#a9bac2', worlds: [wall(road, s - 1.8, s + 1.8, back, 0.3, 2.2)] },
      { kind: 'fill', colour: '#b03a35', worlds: [front(road, s - 1.8, back, inner, 0.5, 2)] },
      {
        kind: 'fill',
        colour: '#4d565b',
        worlds: [
          wall(road, s - 1.9, s + 1.9, inner, 2.2, 2.4),
          front(road, s - 1.9, back, inner, 2.2, 2.4),
          wall(road, s - 1.8, s - 1.72, inner, 0, 2.2),
          wall(road, s + 1.72, s + 1.8, inner, 0, 2.2),
        ],
      },
    ]
  },
  'bus-flag': (road, s, d) => [
    { kind: 'line', colour: STEEL, points: worldOf(road, [s, d, 0, s, d, 2.9]), width: 0.08 },
    { kind: 'fill', colour: '#c4202f', worlds: [front(road, s, d, d + 0.5, 2.35, 2.9)] },
    {
      kind: 'fill',
      colour: '#f4f4ee',
      worlds: [front(road, s - 0.02, d + 0.1, d + 0.4, 2.5, 2.75)],
    },
  ],
  cone: (road, s, d) => {
    const slice = (low: number, top: number) => {
      const half = (height: number) => 0.2 * (1 - height / 0.85) + 0.03
      return worldOf(road, [
        s,
        d - half(low),
        low,
        s,
        d + half(low),
        low,
        s,
        d + half(top),
        top,
        s,
        d - half(top),
        top,
      ])
    }
    return [
      {
        kind: 'fill',
        colour: '#d9541e',
        worlds: [front(road, s - 0.02, d - 0.26, d + 0.26, 0, 0.06), slice(0.05, 0.75)],
      },
      { kind: 'fill', colour: '#f4f4ee', worlds: [slice(0.3, 0.52)] },
    ]
  },
  barrier: (road, s, d) => [
    {
      kind: 'fill',
      colour: '#b9bdb8',
      worlds: [
        front(road, s, d - 0.9, d - 0.8, 0, 1.05),
        front(road, s, d + 0.8, d + 0.9, 0, 1.05),
      ],
    },
    { kind: 'fill', colour: '#c4202f', worlds: [front(road, s - 0.02, d - 1, d + 1, 0.7, 1.05)] },
    {
      kind: 'fill',
      colour: '#f4f4ee',
      worlds: [-0.8, -0.2, 0.4].map((x) => front(road, s - 0.04, d + x, d + x + 0.3, 0.7, 1.05)),
    },
  ],
  heap: (road, s, d) => [
    {
      kind: 'fill',
      colour: '#8a7358',
      worlds: [
        worldOf(road, [
          s,
          d - 1.1,
          0,
          s,
          d - 0.6,
          0.5,
          s,
          d - 0.1,
          0.8,
          s,
          d + 0.4,
          0.55,
          s,
          d + 1.1,
          0,
        ]),
      ],
    },
  ],
  gate: (road, s, d) => {
    const bars = [0.25, 0.5, 0.75, 1, 1.2].map((height) =>
      wall(road, s - 1.8, s + 1.8, d, height - 0.04, height + 0.04),
    )
    return [
      {
        kind: 'fill',
        colour: '#93877a',
        worlds: [
          ...bars,
          wall(road, s - 1.9, s - 1.75, d, 0, 1.4),
          wall(road, s + 1.75, s + 1.9, d, 0, 1.4),
        ],
      },
    ]
  },
  signal: (road, s, d) => [
    { kind: 'line', colour: '#3a3f42', points: worldOf(road, [s, d, 0, s, d, 2.2]), width: 0.12 },
    { kind: 'fill', colour: '#1f2325', worlds: [front(road, s, d - 0.2, d + 0.2, 2.1, 3.1)] },
  ],
}

export const buildFitting = (
  road: Road,
  fitting: Extract<Fitting, { d: number }>,
  seed: number,
  behind: number,
): Thing => {
  const { at, d } = fitting
  if (fitting.kind === 'tree') return buildTree(road, at, d, seed, behind)
  if (fitting.kind === 'bush') return buildBush(road, at, d, seed, behind)
  const shapes = FORMS[fitting.kind as Plain](road, at, d)
  const long = fitting.kind === 'shelter' || fitting.kind === 'gate' ? 1.8 : 0
  return { near: at - long, far: at + long + behind, d, shapes }
}

/** The black and white posts of a zebra crossing; their globes are lit by the frame. */
export const buildBeacon = (road: Road, s: number, d: number): Thing => {
  const shapes: Shape[] = []
  for (let piece = 0; piece < 6; piece++) {
    shapes.push({
      kind: 'line',
      colour: piece % 2 === 0 ? '#1f2225' : '#f4f4ee',
      points: worldOf(road, [s, d, piece * 0.4, s, d, piece * 0.4 + 0.4]),
      width: 0.11,
    })
  }
  return { near: s, far: s, d, shapes, beacon: worldOf(road, [s, d, 2.55]) }
}
