/** Rows of buildings: which houses stand along a stretch of town. */
import { noise, pick } from '../exact-math.ts'
import type { Road } from '../road.ts'
import type { StretchKind } from '../scene-script.ts'
import { buildHouse, type HouseForm } from './house.ts'
import { front, groupThings, type Shape, type Thing, wall, worldOf } from './thing.ts'

const BRICKS = ['#a9705a', '#b17a62', '#9f6650', '#b8876c', '#a4735f']
const RENDER = ['#dcd6c6', '#e3ddd0', '#cfc8b8', '#d8cdb6', '#c9d0cf']
const STONE = ['#b9ad94', '#ada289', '#c0b69e']
const SLATES = ['#5b6268', '#646b70', '#555c63']
const TILES = ['#8a5a4a', '#93614f', '#7d5346']
const DOORS = ['#7a2a30', '#26456e', '#2f5d4b', '#333a40', '#8a6a2a', '#5a3b63']
const FASCIAS = ['#27496d', '#7b2d34', '#2f6150', '#c08a2b', '#40454a', '#6b4a7d', '#2d7f86']

type Row = {
  readonly side: -1 | 1
  readonly from: number
  readonly to: number
  /** Outer edge of the pavement, from the middle. */
  readonly outer: number
  readonly seed: number
  readonly litShare: number
}

type Style = {
  readonly width: number
  readonly gap: number
  readonly setback: number
  readonly form: (
    seed: number,
  ) => Omit<HouseForm, 'from' | 'to' | 'side' | 'wallD' | 'endShows' | 'litShare' | 'seed'>
}

const STYLES: Readonly<Partial<Record<StretchKind, Style>>> = {
  terrace: {
    width: 5.4,
    gap: 0,
    setback: 1.8,
    form: (seed) => ({
      depth: 8,
      eaves: 5.4,
      ridge: 7.9,
      wall: pick(BRICKS, seed, 1),
      roof: pick(SLATES, seed >> 3, 2),
      door: pick(DOORS, seed, 3),
      storeys: 2,
      windows: 2,
      chimney: true,
    }),
  },
  cottages: {
    width: 8,
    gap: 3,
    setback: 2.5,
    form: (seed) => ({
      depth: 6.5,
      eaves: 4.4,
      ridge: 7,
      wall: pick(noise(seed, 9) < 0.5 ? STONE : RENDER, seed, 1),
      roof: pick(SLATES, seed, 2),
      door: pick(DOORS, seed, 3),
      storeys: 2,
      windows: 3,
      chimney: true,
    }),
  },
  semis: {
    width: 12,
    gap: 4.5,
    setback: 5.5,
    form: (seed) => ({
      depth: 8,
      eaves: 5.2,
      ridge: 8,
      wall: pick(noise(seed, 9) < 0.6 ? BRICKS : RENDER, seed, 1),
      roof: pick(TILES, seed, 2),
      door: pick(DOORS, seed, 3),
      storeys: 2,
      windows: 4,
      chimney: true,
    }),
  },
  shops: {
    width: 6.4,
    gap: 0,
    setback: 0.4,
    form: (seed) => ({
      depth: 10,
      eaves: 6.6 + noise(seed, 8) * 1.6,
      ridge: 9.6,
      wall: pick(noise(seed, 9) < 0.6 ? BRICKS : RENDER, seed, 1),
      roof: pick(SLATES, seed, 2),
      door: '#444',
      storeys: 2,
      windows: 2,
      chimney: noise(seed, 5) < 0.5,
      fascia: pick(FASCIAS, seed, 4),
    }),
  },
  flats: {
    width: 18,
    gap: 7,
    setback: 4,
    form: (seed) => ({
      depth: 10,
      eaves: 9.6,
      ridge: 10.6,
      wall: pick(BRICKS, seed, 1),
      roof: pick(SLATES, seed, 2),
      door: pick(DOORS, seed, 3),
      storeys: 3,
      windows: 6,
      chimney: false,
    }),
  },
  school: {
    width: 26,
    gap: 8,
    setback: 9,
    form: (seed) => ({
      depth: 10,
      eaves: 4.2,
      ridge: 6.4,
      wall: pick(BRICKS, seed, 1),
      roof: pick(TILES, seed, 2),
      door: '#26456e',
      storeys: 1,
      windows: 8,
      chimney: false,
    }),
  },
  sheds: {
    width: 24,
    gap: 9,
    setback: 6,
    form: (seed) => ({
      depth: 20,
      eaves: 6.4,
      ridge: 8,
      wall: pick(['#8f9aa1', '#7f8f86', '#9aa0a0', '#7d8b9b'], seed, 1),
      roof: pick(['#6d757b', '#737a7c'], seed, 2),
      door: '#3a5a78',
      storeys: 2,
      windows: 5,
      chimney: false,
    }),
  },
}

/** What separates the front garden from the pavement. */
const frontOf = (
  road: Road,
  kind: StretchKind,
  row: Row,
  from: number,
  to: number,
): Thing | undefined => {
  const d = row.side * (row.outer + 0.15)
  const shapes: Shape[] = []
  if (kind === 'terrace' || kind === 'flats') {
    const gate = from + (to - from) * (noise(row.seed, from | 0) < 0.5 ? 0.2 : 0.7)
    shapes.push({
      kind: 'fill',
      colour: '#8d6453',
      worlds: [wall(road, from, gate, d, 0, 0.75), wall(road, gate + 1, to, d, 0, 0.75)],
    })
    shapes.push({
      kind: 'fill',
      colour: '#b9b2a4',
      worlds: [
        worldOf(road, [
          from,
          d,
          0.75,
          gate,
          d,
          0.75,
          gate,
          d + row.side * 0.3,
          0.75,
          from,
          d + row.side * 0.3,
          0.75,
        ]),
        worldOf(road, [
          gate + 1,
          d,
          0.75,
          to,
          d,
          0.75,
          to,
          d + row.side * 0.3,
          0.75,
          gate + 1,
          d + row.side * 0.3,
          0.75,
        ]),
      ],
    })
  } else if (kind === 'semis' || kind === 'cottages') {
    const drive = from + (to - from) * 0.42
    const green = noise(row.seed, from | 0) < 0.5 ? '#5f7d4d' : '#6b8753'
    shapes.push({
      kind: 'fill',
      colour: green,
      worlds: [
        wall(road, from, drive, d, 0, 1.05),
        wall(road, drive + 2.8, to, d, 0, 1.05),
        front(road, drive + 2.8, d, d + row.side * 0.7, 0, 1.05),
      ],
    })
  } else if (kind === 'school') {
    const rails: number[][] = []
    for (let s = from; s < to; s += 1.6) rails.push(wall(road, s, s + 0.07, d, 0, 1.3))
    rails.push(wall(road, from, to, d, 1.15, 1.22), wall(road, from, to, d, 0.15, 0.22))
    shapes.push({ kind: 'fill', colour: '#3f5a4a', worlds: rails })
  } else if (kind === 'sheds') {
    shapes.push({
      kind: 'fill',
      colour: '#7f8a8a',
      worlds: [wall(road, from, to, d, 0.95, 1.05), wall(road, from, to, d, 0.45, 0.55)],
    })
  }
  if (shapes.length === 0) return undefined
  return { near: from, far: to - 0.2, d, shapes, distant: shapes.slice(0, 1) }
}

export const isBuilt = (kind: StretchKind): boolean => STYLES[kind] !== undefined

/** So many metres of a row become one shape a colour from afar. */
const GROUP_METRES = 36

const grouped = (things: readonly Thing[]): Thing[] => {
  const groups: Thing[] = []
  let members: Thing[] = []
  for (const thing of things) {
    const [first] = members
    if (first && thing.far - first.near > GROUP_METRES) {
      groups.push(groupThings(members))
      members = []
    }
    members.push(thing)
  }
  if (members.length > 0) groups.push(groupThings(members))
  return groups
}

/** All houses of one stretch; `isFree` says where a side road keeps a gap. */
export const buildRow = (
  road: Road,
  kind: StretchKind,
  row: Row,
  isFree: (from: number, to: number) => boolean,
): Thing[] => {
  const style = STYLES[kind]
  if (!style) return []
  const things: Thing[] = []
  let exposed = true
  let index = 0
  for (let s = row.from; s + style.width <= row.to; s += style.width + style.gap) {
    index++
    const to = s + style.width
    if (!isFree(s, to)) {
      exposed = true
      continue
    }
    const seed = row.seed * 31 + index
    things.push(
      buildHouse(road, {
        ...style.form(seed),
        from: s,
        to,
        side: row.side,
        wallD: row.side * (row.outer + style.setback),
        endShows: exposed || style.gap > 0,
        litShare: row.litShare,
        seed,
      }),
    )
    exposed = style.gap > 0
    const fence = frontOf(road, kind, row, s, to + style.gap)
    if (fence && isFree(s, to + style.gap)) things.push(fence)
  }
  // Where there are gaps, nearer houses hide the ends of farther ones: those stay apart.
  return style.gap === 0 ? grouped(things) : things
}
