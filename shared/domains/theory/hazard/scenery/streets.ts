/** Rows of buildings: which houses stand along a stretch of town. */
import { noise } from '../exact-math.ts'
import type { Road } from '../road.ts'
import type { StretchKind } from '../scene-script.ts'
import { buildHouse } from './house.ts'
import { STYLES } from './house-styles.ts'
import { front, groupThings, type Shape, type Thing, wall, worldOf } from './thing.ts'

type Row = {
  readonly side: -1 | 1
  readonly from: number
  readonly to: number
  /** Outer edge of the pavement, from the middle. */
  readonly outer: number
  readonly seed: number
  readonly litShare: number
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
      worlds: [
        wall(road, from, to, d, 0.95, 1.05),
        wall(road, from, to, d, 0.45, 0.55),
        ...Array.from({ length: Math.ceil((to - from) / 3) + 1 }, (_none, index) => {
          const s = Math.min(from + index * 3, to)
          return front(road, s, d + row.side * 0.06, d - row.side * 0.06, 0, 1.1)
        }),
      ],
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
