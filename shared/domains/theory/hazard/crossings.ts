/** Painted crossings: zebras and those with lights, with the zig-zags that keep parked cars away. */
import { strip } from './ground.ts'
import type { Pen } from './pen.ts'
import type { Road } from './road.ts'
import { worldOf } from './scenery/thing.ts'

const WHITE = '#f4f4ee'
/** Zebra: how long it is along the road, and its controlled area with zig-zags. */
const ZEBRA_METRES = 2.8
export const ZIG_ZAG_METRES = 14
/** How far before the stripes drivers wait. */
const GIVE_WAY_METRES = 1.1
const STOP_METRES = 2.9

/** Three zig-zag lines before and after, `start` metres from the middle of the crossing. */
const zigZags = (road: Road, at: number, start: number): number[][] => {
  const { halfWidth } = road.profile
  const lines: number[][] = []
  const steps = 8
  for (const way of [-1, 1] as const) {
    for (const d of [-halfWidth + 0.5, 0, halfWidth - 0.5]) {
      for (let index = 0; index < steps; index++) {
        const from = at + way * (start + (index * ZIG_ZAG_METRES) / steps)
        const to = at + way * (start + ((index + 0.92) * ZIG_ZAG_METRES) / steps)
        const left = d + (index % 2 === 0 ? 0.16 : -0.16)
        const right = d - (index % 2 === 0 ? 0.16 : -0.16)
        lines.push(
          worldOf(road, [
            ...[from, left - 0.05, 0, from, left + 0.05, 0],
            ...[to, right + 0.05, 0, to, right - 0.05, 0],
          ]),
        )
      }
    }
  }
  return lines
}

export const drawZebra = (pen: Pen, road: Road, at: number): void => {
  const { halfWidth } = road.profile
  const half = ZEBRA_METRES / 2
  const count = Math.floor((halfWidth * 2) / 1.1)
  const width = (halfWidth * 2) / count
  pen.fill('#4e5356', [strip(road, at - half, at + half, -halfWidth, halfWidth)])
  const marks: number[][] = []
  for (let index = 0; index < count; index++) {
    const left = -halfWidth + index * width + width * 0.2
    marks.push(strip(road, at - half, at + half, left, left + width * 0.6))
  }
  // One gives way: a broken line. Only lights are waited for at a solid one.
  for (const way of [-1, 1] as const) {
    const s = at + way * (half + GIVE_WAY_METRES)
    for (let d = 0.2; d + 0.5 < halfWidth; d += 0.8) {
      marks.push(strip(road, s - 0.1, s + 0.1, way * d, way * (d + 0.5)))
    }
  }
  pen.fill(WHITE, marks)
  pen.fill(WHITE, zigZags(road, at, half + GIVE_WAY_METRES + 0.4))
}

export const drawSignalCrossing = (pen: Pen, road: Road, at: number): void => {
  const { halfWidth } = road.profile
  const marks: number[][] = []
  for (let d = -halfWidth + 0.2; d < halfWidth - 0.3; d += 0.9) {
    for (const s of [at - 1.4, at + 1.4]) marks.push(strip(road, s - 0.08, s + 0.08, d, d + 0.45))
  }
  marks.push(strip(road, at - STOP_METRES - 0.2, at - STOP_METRES, -halfWidth, -0.1))
  marks.push(strip(road, at + STOP_METRES, at + STOP_METRES + 0.2, 0.1, halfWidth))
  pen.fill(WHITE, marks)
  pen.fill(WHITE, zigZags(road, at, STOP_METRES + 0.5))
}
