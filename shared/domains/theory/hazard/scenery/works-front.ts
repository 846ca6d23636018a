/** The front of a works unit: gates that roll up, a small door, a strip of light under the eaves. */
import { shade } from '../palettes.ts'
import type { Road } from '../road.ts'
import { type Shape, wall } from './thing.ts'

type Unit = {
  readonly from: number
  readonly to: number
  readonly side: -1 | 1
  readonly wallD: number
  readonly eaves: number
  readonly wall: string
  readonly door: string
}

const GATES = 3

export const worksFront = (road: Road, unit: Unit): Shape[] => {
  const { from, to, side, wallD, eaves } = unit
  const plane = wallD - side * 0.05
  const nearer = wallD - side * 0.08
  const bay = (to - from) / GATES
  const gates: number[][] = []
  const slats: number[][] = []
  for (let index = 0; index < GATES; index++) {
    const left = from + index * bay + 1.4
    const right = left + Math.min(bay - 3.4, 4.6)
    gates.push(wall(road, left, right, plane, 0, 4))
    for (const up of [0.9, 1.9, 2.9]) slats.push(wall(road, left, right, nearer, up, up + 0.12))
  }
  return [
    {
      kind: 'fill',
      colour: shade(unit.wall, 0.25),
      worlds: [wall(road, from + 0.6, to - 0.6, plane, eaves - 1.3, eaves - 0.6)],
    },
    { kind: 'fill', colour: unit.door, worlds: gates },
    { kind: 'fill', colour: shade(unit.door, -0.25), worlds: slats },
    {
      kind: 'fill',
      colour: '#4a5257',
      worlds: [wall(road, to - 1.4, to - 0.5, plane, 0.05, 2.1)],
    },
  ]
}
