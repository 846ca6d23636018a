/** Hedges, trees, woods, fields and moor: what stands along a road outside the town. */
import { noise, pick } from '../exact-math.ts'
import { shade } from '../palettes.ts'
import type { Road } from '../road.ts'
import type { StretchKind } from '../scene-script.ts'
import { front, type Shape, type Thing, wall, worldOf } from './thing.ts'

const LEAVES = ['#6f8f5f', '#638353', '#7a9966', '#587a50', '#86995c']

type Row = {
  readonly side: -1 | 1
  readonly from: number
  readonly to: number
  readonly outer: number
  readonly seed: number
}

/** Where a hedge, a wall or a fence stands between the road and what grows behind it. */
const ENCLOSED: ReadonlySet<StretchKind> = new Set<StretchKind>(['hedge', 'field', 'wood'])

/**
 * What stands beyond the line of hedges and fences is painted before the piece beside it: it comes
 * as much farther back in the painter's order as a piece is long.
 */
export const standsBehind = (road: Road, kind: StretchKind | undefined, d: number): number => {
  const line = road.profile.halfWidth + road.profile.pavement + 0.75
  return kind && ENCLOSED.has(kind) && Math.abs(d) > line ? PIECE_METRES + 0.5 : 0
}

const PIECE_METRES = 12
const HEDGE_METRES = 8

export const buildTree = (
  road: Road,
  s: number,
  d: number,
  seed: number,
  behind: number,
): Thing => {
  const height = 5.5 + noise(seed, 1) * 3.5
  const crown = 1.7 + noise(seed, 2) * 0.9
  const leaf = pick(LEAVES, seed, 3)
  const trunk = worldOf(road, [s, d, 0, s, d, height - crown])
  const at = (ds: number, dd: number, up: number) => worldOf(road, [s + ds, d + dd, up])
  return {
    near: s,
    far: s + behind,
    d,
    shapes: [
      { kind: 'line', colour: '#5f4f42', points: trunk, width: 0.32 },
      {
        kind: 'ball',
        colour: shade(leaf, -0.12),
        at: at(0.2, crown * 0.5, height - crown * 0.9),
        radius: crown * 0.85,
      },
      { kind: 'ball', colour: leaf, at: at(0, 0, height - crown * 0.6), radius: crown },
      {
        kind: 'ball',
        colour: leaf,
        at: at(0, -crown * 0.5, height - crown * 1.1),
        radius: crown * 0.75,
      },
      {
        kind: 'ball',
        colour: shade(leaf, 0.12),
        at: at(-0.1, -crown * 0.3, height - crown * 0.35),
        radius: crown * 0.5,
      },
    ],
    distant: [
      { kind: 'line', colour: '#5f4f42', points: trunk, width: 0.32 },
      { kind: 'ball', colour: leaf, at: at(0, 0, height - crown * 0.8), radius: crown * 1.15 },
    ],
  }
}

export const buildBush = (
  road: Road,
  s: number,
  d: number,
  seed: number,
  behind: number,
): Thing => {
  const leaf = pick(LEAVES, seed, 4)
  const at = (dd: number, up: number) => worldOf(road, [s, d + dd, up])
  return {
    near: s,
    far: s + behind,
    d,
    shapes: [
      { kind: 'ball', colour: shade(leaf, -0.1), at: at(0.5, 0.55), radius: 0.75 },
      { kind: 'ball', colour: leaf, at: at(-0.3, 0.65), radius: 0.85 },
    ],
  }
}

/** One piece of hedge with an uneven top. */
const hedgePiece = (
  road: Road,
  row: Row,
  from: number,
  to: number,
  height: number,
  ends: { readonly near: boolean; readonly far: boolean },
): Thing => {
  const d = row.side * (row.outer + 0.6)
  const leaf = pick(LEAVES, row.seed + Math.floor(from / 40), 5)
  const top: number[] = []
  const steps = 5
  for (let index = steps; index >= 0; index--) {
    const s = from + ((to - from) * index) / steps
    // A hedge grows thin towards its ends; it is not sawn off.
    const isEnd = (ends.near && index === 0) || (ends.far && index === steps)
    const grown = isEnd ? height * 0.8 : height
    top.push(s, d, grown + noise(row.seed, Math.round(s * 3)) * (isEnd ? 0.1 : 0.4))
  }
  const shapes: Shape[] = [
    { kind: 'fill', colour: leaf, worlds: [worldOf(road, [from, d, 0, to, d, 0, ...top])] },
    {
      kind: 'fill',
      colour: shade(leaf, -0.16),
      worlds: [wall(road, from, to, d - row.side * 0.02, 0, height * 0.35)],
    },
  ]
  if (ends.near) {
    const across = (share: number) => d + row.side * 1.3 * share
    const end = worldOf(road, [
      ...[from, d, 0, from, d, height * 0.82],
      ...[from, across(0.35), height * 0.95, from, across(0.75), height * 0.86],
      ...[from, across(1), height * 0.55, from, across(1), 0],
    ])
    shapes.push({ kind: 'fill', colour: shade(leaf, -0.1), worlds: [end] })
  }
  return { near: from, far: to, d, shapes, distant: shapes.slice(0, 1) }
}

/** Drawn round the same way as the rails in the same shape: else each would cut a hole in the other. */
const post = (road: Road, row: Row, s: number, d: number, top: number): number[] =>
  front(road, s, d + row.side * 0.06, d - row.side * 0.06, 0, top)

const fencePiece = (road: Road, row: Row, from: number, to: number, isLast: boolean): Thing => {
  const d = row.side * (row.outer + 0.5)
  const isStone = noise(row.seed, 77) < 0.5
  const posts: number[][] = []
  for (let s = from; s < to - 0.5; s += 3) posts.push(post(road, row, s, d, 1.15))
  if (isLast) posts.push(post(road, row, to, d, 1.15))
  const rails = [wall(road, from, to, d, 0.95, 1.05), wall(road, from, to, d, 0.5, 0.6)]
  const shapes: Shape[] = isStone
    ? [
        { kind: 'fill', colour: '#a29a88', worlds: [wall(road, from, to, d, 0, 1.05)] },
        { kind: 'fill', colour: '#8c8473', worlds: [wall(road, from, to, d, 0.92, 1.12)] },
      ]
    : [{ kind: 'fill', colour: '#8a7660', worlds: [...rails, ...posts] }]
  return { near: from, far: to, d, shapes, distant: shapes.slice(0, 1) }
}

/** [from, to, whether the row stops there]. */
const pieces = (row: Row, length: number, isFree: (from: number, to: number) => boolean) => {
  const list: [number, number, boolean][] = []
  for (let s = row.from; s < row.to; s += length) {
    const to = Math.min(s + length, row.to)
    if (!isFree(s, to)) continue
    const isLast = to >= row.to || !isFree(to, to + length)
    // A little longer than its place: no daylight between two pieces.
    list.push([s, isLast ? to : to + 0.25, isLast])
  }
  return list
}

/** Everything green along one stretch. */
export const buildGreen = (
  road: Road,
  kind: StretchKind,
  row: Row,
  isFree: (from: number, to: number) => boolean,
): Thing[] => {
  const things: Thing[] = []
  const treeEvery = (gap: number, nearest: number, depth: number) => {
    for (let s = row.from; s < row.to; s += gap) {
      const seed = row.seed * 17 + Math.round(s)
      const place = s + noise(seed, 1) * gap * 0.8
      if (!isFree(place - 1.5, place + 1.5)) continue
      const d = row.side * (row.outer + nearest + noise(seed, 2) * depth)
      things.push(buildTree(road, place, d, seed, standsBehind(road, kind, d)))
    }
  }
  if (kind === 'hedge') {
    const height = 1.4 + noise(row.seed, 6) * 0.6
    const all = pieces(row, HEDGE_METRES, isFree)
    all.forEach(([from, to, far], index) => {
      const near = index === 0 || all[index - 1]?.[2] === true
      things.push(hedgePiece(road, row, from, to, height, { near, far }))
    })
    treeEvery(34, 2, 4)
  } else if (kind === 'field') {
    for (const [from, to, isLast] of pieces(row, PIECE_METRES, isFree)) {
      things.push(fencePiece(road, row, from, to, isLast))
    }
    treeEvery(60, 8, 24)
  } else if (kind === 'wood') {
    treeEvery(5.5, 1.4, 1.5)
    treeEvery(8, 4.5, 6)
  } else if (kind === 'park') {
    const d = row.side * (row.outer + 0.2)
    for (const [from, to] of pieces(row, 8, isFree)) {
      const rails: number[][] = []
      for (let s = from; s < to; s += 0.8) rails.push(wall(road, s, s + 0.06, d, 0, 1.1))
      rails.push(wall(road, from, to, d, 1, 1.07), post(road, row, from, d, 1.2))
      const worlds = [wall(road, from, to, d, 1, 1.07), post(road, row, from, d, 1.2)]
      things.push({
        near: from,
        far: to,
        d,
        shapes: [{ kind: 'fill', colour: '#39453f', worlds: rails }],
        distant: [{ kind: 'fill', colour: '#39453f', worlds }],
      })
    }
    treeEvery(13, 2.5, 5)
    treeEvery(17, 9, 12)
  } else if (kind === 'moor') {
    for (let s = row.from; s < row.to; s += 7) {
      const seed = row.seed * 13 + Math.round(s)
      const d = row.side * (row.outer + 0.8 + noise(seed, 2) * 14)
      if (isFree(s, s + 1)) things.push(buildTussock(road, s + noise(seed, 1) * 6, d, seed))
    }
  }
  return things
}

const buildTussock = (road: Road, s: number, d: number, seed: number): Thing => {
  const colour = pick(['#8d8a58', '#7f8455', '#a09a68', '#8b8f93'], seed, 3)
  const size = 0.3 + noise(seed, 4) * 0.5
  const world = worldOf(road, [
    s,
    d - size,
    0,
    s,
    d - size * 0.6,
    size * 0.8,
    s,
    d,
    size,
    s,
    d + size * 0.7,
    size * 0.6,
    s,
    d + size,
    0,
  ])
  return { near: s, far: s, d, shapes: [{ kind: 'fill', colour, worlds: [world] }] }
}
