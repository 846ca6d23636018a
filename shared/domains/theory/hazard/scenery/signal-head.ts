/** The lights of a crossing as we come to it: green for us, with the box that is pressed below. */
import type { Road } from '../road.ts'
import { front, type Shape, type Thing, worldOf } from './thing.ts'

const POST = '#3a3f42'
const BLACK = '#17191b'
const BORDER = '#f1f1ec'
const LAMP_RADIUS = 0.11

export const buildSignalHead = (road: Road, s: number, d: number): Thing => {
  const plate = (half: number, low: number, top: number, nearer: number) =>
    front(road, s - nearer, d - half, d + half, low, top)
  const lamp = (colour: string, up: number, glowing = false): Shape => ({
    kind: 'ball',
    colour,
    at: worldOf(road, [s - 0.1, d, up]),
    radius: LAMP_RADIUS,
    glowing,
  })
  const plain: Shape[] = [
    { kind: 'line', colour: POST, points: worldOf(road, [s, d, 0, s, d, 2.3]), width: 0.12 },
    { kind: 'fill', colour: BORDER, worlds: [plate(0.29, 2.17, 3.43, 0.04)] },
    { kind: 'fill', colour: BLACK, worlds: [plate(0.24, 2.22, 3.38, 0.06)] },
  ]
  const green = lamp('#3ee08a', 2.44, true)
  return {
    near: s,
    far: s,
    d,
    shapes: [
      ...plain,
      lamp('#4d1c1c', 3.16),
      lamp('#4a3817', 2.8),
      green,
      { kind: 'fill', colour: '#e0b63a', worlds: [plate(0.13, 0.95, 1.3, 0.08)] },
      { kind: 'fill', colour: BLACK, worlds: [plate(0.07, 1.0, 1.14, 0.1)] },
    ],
    distant: [...plain, green],
  }
}
