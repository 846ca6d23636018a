/** Who takes up how much of the road, and whether two would touch. In metres along and across it. */
import { sizeOf } from './actors/actor.ts'
import { type MotionTable, valueAt } from './motion.ts'
import type { OwnCar } from './own-car.ts'
import { FRAME_RATE } from './scene.ts'
import type { Actor } from './scene-script.ts'

export type Box = {
  readonly id: string
  readonly s: number
  readonly d: number
  readonly along: number
  readonly across: number
  readonly halfLength: number
  readonly half: number
}

export const boxOf = (actor: Actor, motion: MotionTable, frame: number): Box => {
  const { halfLength, half } = sizeOf(actor.look)
  return {
    id: actor.id,
    s: valueAt(motion.s, frame),
    d: valueAt(motion.d, frame),
    along: valueAt(motion.facesS, frame),
    across: valueAt(motion.facesD, frame),
    halfLength,
    half,
  }
}

/** The own car around the driver's eye, with `spare` metres in front. */
export const ownBox = (
  own: OwnCar,
  lateral: (second: number) => number,
  frame: number,
  spare: number,
): Box => {
  const second = frame / FRAME_RATE
  return {
    id: 'own car',
    s: own.at(second) - 0.2 + spare / 2,
    d: lateral(second) - 0.36,
    along: 1,
    across: 0,
    halfLength: 2.1 + spare / 2,
    half: 0.88,
  }
}

const cornersOf = (box: Box): [number, number][] =>
  (
    [
      [-1, -1],
      [-1, 1],
      [1, 1],
      [1, -1],
    ] as const
  ).map(([length, width]) => [
    box.s + box.along * length * box.halfLength - box.across * width * box.half,
    box.d + box.across * length * box.halfLength + box.along * width * box.half,
  ])

/** Two boxes overlap unless a line along one of their sides parts them. */
export const touch = (one: Box, other: Box): boolean => {
  const corners = [cornersOf(one), cornersOf(other)] as const
  for (const box of [one, other]) {
    for (const [x, y] of [
      [box.along, box.across],
      [-box.across, box.along],
    ] as const) {
      const [first, second] = corners.map((list) => list.map(([s, d]) => s * x + d * y)) as [
        number[],
        number[],
      ]
      if (Math.max(...first) < Math.min(...second) || Math.max(...second) < Math.min(...first))
        return false
    }
  }
  return true
}
