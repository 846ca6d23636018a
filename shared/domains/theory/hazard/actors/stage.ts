/** What an actor needs to be drawn: where it stands, which way it looks, and what it is doing. */
import type { Pen } from '../pen.ts'

export type Pose = {
  readonly x: number
  readonly y: number
  readonly z: number
  /** Unit vector it faces, in the world. */
  readonly facing: readonly [number, number]
  readonly speed: number
  readonly gone: number
  readonly second: number
  readonly braking: boolean
  /** -1 left, 1 right, 2 both; 0 when dark. */
  readonly signal: -1 | 0 | 1 | 2
  /** 0 closed, 1 wide open. */
  readonly doorOpen: number
  readonly doorSide: -1 | 1
  readonly headlampsOn: boolean
}

/** Local right, forward and up in metres to the world, appended to `into`. */
export const place = (
  pose: Pose,
  right: number,
  forward: number,
  up: number,
  into: number[],
): void => {
  const [fx, fy] = pose.facing
  into.push(pose.x + fy * right + fx * forward, pose.y - fx * right + fy * forward, pose.z + up)
}

export const placeAll = (pose: Pose, locals: readonly number[]): number[] => {
  const world: number[] = []
  for (let index = 0; index < locals.length; index += 3) {
    place(
      pose,
      locals[index] as number,
      locals[index + 1] as number,
      locals[index + 2] as number,
      world,
    )
  }
  return world
}

/** A dark patch on the ground: without it everything floats. */
export const drawShadow = (pen: Pen, pose: Pose, halfWidth: number, halfLength: number): void => {
  const corners: number[] = []
  for (const [x, y] of [
    [-1, -0.85],
    [-0.8, -1],
    [0.8, -1],
    [1, -0.85],
    [1, 0.85],
    [0.8, 1],
    [-0.8, 1],
    [-1, 0.85],
  ] as const) {
    corners.push(x * halfWidth, y * halfLength, 0.01)
  }
  pen.fill('#16191c', [placeAll(pose, corners)], {
    alpha: pen.palette.light === 'day' ? 0.36 : 0.24,
  })
}
