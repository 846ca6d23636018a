/** A house beside the road: a wall with windows, a roof, and its end where one can see it. */
import { noise } from '../exact-math.ts'
import { shade } from '../palettes.ts'
import type { Road } from '../road.ts'
import { front, type Shape, type Thing, wall, worldOf } from './thing.ts'
import { worksFront } from './works-front.ts'

export type HouseForm = {
  readonly from: number
  readonly to: number
  readonly side: -1 | 1
  /** Of the wall that faces the road, from the middle of the road. */
  readonly wallD: number
  readonly depth: number
  readonly eaves: number
  readonly ridge: number
  readonly wall: string
  readonly roof: string
  readonly door: string
  readonly storeys: number
  readonly windows: number
  /** A shop front instead of a door and windows below; its fascia has this colour. */
  readonly fascia?: string
  /** A works unit: gates, not windows and a door. */
  readonly works?: boolean
  /** The gable towards the viewer can be seen. */
  readonly endShows: boolean
  readonly chimney: boolean
  /** Share of windows with a light on. */
  readonly litShare: number
  readonly seed: number
}

const FRAME = '#eceae2'
const GLASS = '#6f8698'
const LIT = '#f0c67a'

const roofOf = (road: Road, form: HouseForm): number[] => {
  const { from, to, side, wallD, depth, eaves, ridge } = form
  const lip = wallD - side * 0.3
  const top = wallD + (side * depth) / 2
  return worldOf(road, [
    from,
    lip,
    eaves - 0.1,
    to,
    lip,
    eaves - 0.1,
    to,
    top,
    ridge,
    from,
    top,
    ridge,
  ])
}

const endOf = (road: Road, form: HouseForm): number[] => {
  const { from, side, wallD, depth, eaves, ridge } = form
  const back = wallD + side * depth
  const top = wallD + (side * depth) / 2
  return worldOf(road, [
    from,
    wallD,
    0,
    from,
    wallD,
    eaves,
    from,
    top,
    ridge,
    from,
    back,
    eaves,
    from,
    back,
    0,
  ])
}

/** Windows with their frames, storey by storey; a door or a shop front below. */
const openings = (road: Road, form: HouseForm): Shape[] => {
  const { from, to, wallD, side, storeys, eaves, seed } = form
  const width = to - from
  const plane = wallD - side * 0.04
  const glassPlane = wallD - side * 0.07
  const height = eaves / storeys
  const frames: number[][] = []
  const glass: number[][] = []
  const lit: number[][] = []
  const columns = form.windows
  const doorColumn = noise(seed, 3) < 0.5 ? 0 : columns - 1
  for (let storey = 0; storey < storeys; storey++) {
    if (storey === 0 && form.fascia) continue
    for (let column = 0; column < columns; column++) {
      if (storey === 0 && column === doorColumn) continue
      const middle = from + (width * (column + 0.5)) / columns
      const half = Math.min((width / columns) * 0.27, 0.75)
      const bottom = storey * height + height * 0.34
      const top = storey * height + height * 0.8
      frames.push(wall(road, middle - half, middle + half, plane, bottom - 0.06, top + 0.06))
      const isLit = noise(seed, 20 + storey * 7 + column) < form.litShare
      const panes = isLit ? lit : glass
      panes.push(
        wall(road, middle - half + 0.1, middle - 0.03, glassPlane, bottom + 0.05, top - 0.05),
      )
      panes.push(
        wall(road, middle + 0.03, middle + half - 0.1, glassPlane, bottom + 0.05, top - 0.05),
      )
    }
  }
  const shapes: Shape[] = []
  if (form.fascia) {
    const lightOn = form.litShare > 0
    frames.push(wall(road, from + 0.15, to - 0.15, plane, 0, 2.75))
    const shop = [wall(road, from + 0.4, to - 1.5, glassPlane, 0.55, 2.55)]
    shapes.push({ kind: 'fill', colour: FRAME, worlds: frames })
    shapes.push({
      kind: 'fill',
      colour: lightOn ? '#f3d59a' : '#5d7281',
      worlds: shop,
      glowing: lightOn,
    })
    shapes.push({
      kind: 'fill',
      colour: form.fascia,
      worlds: [
        wall(road, from + 0.1, to - 0.1, wallD - side * 0.1, 2.75, 3.4),
        wall(road, to - 1.3, to - 0.4, glassPlane, 0.05, 2.4),
        wall(road, from + 0.4, to - 1.5, glassPlane, 0.1, 0.45),
      ],
    })
  } else {
    shapes.push({ kind: 'fill', colour: FRAME, worlds: frames })
    const middle = from + (width * (doorColumn + 0.5)) / columns
    shapes.push({
      kind: 'fill',
      colour: form.door,
      worlds: [wall(road, middle - 0.48, middle + 0.48, plane, 0.1, 2.15)],
    })
  }
  if (glass.length > 0) shapes.push({ kind: 'fill', colour: GLASS, worlds: glass })
  if (lit.length > 0) shapes.push({ kind: 'fill', colour: LIT, worlds: lit, glowing: true })
  return shapes
}

/** Far away: one dark square a window. */
const distantOpenings = (road: Road, form: HouseForm): Shape => {
  const { from, to, wallD, side, storeys, eaves, windows } = form
  const worlds: number[][] = []
  const height = eaves / storeys
  const column = (to - from) / windows
  for (let storey = 0; storey < storeys; storey++) {
    for (let index = 0; index < windows; index++) {
      const middle = from + column * (index + 0.5)
      worlds.push(
        wall(
          road,
          middle - 0.5,
          middle + 0.5,
          wallD - side * 0.05,
          storey * height + 0.9,
          storey * height + 2.1,
        ),
      )
    }
  }
  return form.litShare > 0.3
    ? { kind: 'fill', colour: '#a8906a', worlds, glowing: true }
    : { kind: 'fill', colour: '#8498a3', worlds }
}

const chimneyOf = (road: Road, form: HouseForm): Shape => {
  const { to, side, wallD, depth, ridge } = form
  const d = wallD + (side * depth) / 2
  return {
    kind: 'fill',
    colour: shade(form.wall, -0.18),
    worlds: [
      wall(road, to - 0.5, to + 0.4, d - side * 0.3, ridge - 0.5, ridge + 1),
      front(road, to - 0.5, d - side * 0.3, d + side * 0.3, ridge - 0.5, ridge + 1),
    ],
  }
}

export const buildHouse = (road: Road, form: HouseForm): Thing => {
  const plain: Shape[] = [
    { kind: 'fill', colour: form.roof, worlds: [roofOf(road, form)] },
    {
      kind: 'fill',
      colour: form.wall,
      worlds: [wall(road, form.from, form.to, form.wallD, 0, form.eaves)],
    },
  ]
  if (form.endShows) {
    plain.push({ kind: 'fill', colour: shade(form.wall, -0.12), worlds: [endOf(road, form)] })
  }
  const chimney = form.chimney ? [chimneyOf(road, form)] : []
  return {
    near: form.from,
    far: form.to,
    d: form.wallD,
    shapes: [...chimney, ...plain, ...(form.works ? worksFront(road, form) : openings(road, form))],
    distant: [
      ...plain,
      ...(form.works ? worksFront(road, form).slice(0, 2) : [distantOpenings(road, form)]),
    ],
  }
}
