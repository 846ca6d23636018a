/** From the world into the picture: a camera without lens, and what it does to outlines. */
import { PICTURE_HEIGHT, PICTURE_WIDTH } from './draw-op.ts'

export type Camera = {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly forward: readonly [number, number]
  readonly right: readonly [number, number]
  /** Rise of the line of sight, metres a metre. */
  readonly slope: number
  /** Pixels for one metre, one metre away. */
  readonly focal: number
  readonly centreX: number
  readonly centreY: number
}

/** Nothing nearer is drawn. */
export const NEAR_METRES = 1.2

/** A tenth of a pixel is the finest there is: smaller differences are not visible. */
export const round = (value: number): number => Math.round(value * 10) / 10

/** Side, up and depth of a world point, as the camera sees it, into `into` at `index`. */
export const intoView = (
  camera: Camera,
  x: number,
  y: number,
  z: number,
  into: number[],
  index: number,
): void => {
  const dx = x - camera.x
  const dy = y - camera.y
  const depth = dx * camera.forward[0] + dy * camera.forward[1]
  into[index] = dx * camera.right[0] + dy * camera.right[1]
  into[index + 1] = z - camera.z - camera.slope * depth
  into[index + 2] = depth
}

/** Fewer square pixels than this are not worth a shape. */
const LEAST_AREA = 1.5

/** Used again for every outline: a frame has hundreds. */
const view: number[] = []

const pushPoint = (
  camera: Camera,
  side: number,
  up: number,
  depth: number,
  outline: number[],
): void => {
  const scale = camera.focal / depth
  outline.push(round(camera.centreX + side * scale), round(camera.centreY - up * scale))
}

/** Whether any of it lies in the picture, and it is large enough to be seen. */
const isSeen = (outline: readonly number[]): boolean => {
  let left = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (let index = 0; index < outline.length; index += 2) {
    const x = outline[index] as number
    const y = outline[index + 1] as number
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  if (right < 0 || left > PICTURE_WIDTH || bottom < 0 || top > PICTURE_HEIGHT) return false
  return (right - left) * (bottom - top) >= LEAST_AREA
}

/** The outline where part of it is too near: cut at the nearest depth that is drawn. */
const cutOutline = (camera: Camera, length: number): number[] => {
  const outline: number[] = []
  for (let index = 0; index < length; index += 3) {
    const side = view[index] as number
    const up = view[index + 1] as number
    const depth = view[index + 2] as number
    const after = (index + 3) % length
    const nextDepth = view[after + 2] as number
    if (depth >= NEAR_METRES) pushPoint(camera, side, up, depth, outline)
    if (depth >= NEAR_METRES !== nextDepth >= NEAR_METRES) {
      const share = (NEAR_METRES - depth) / (nextDepth - depth)
      const cutSide = side + ((view[after] as number) - side) * share
      const cutUp = up + ((view[after + 1] as number) - up) * share
      pushPoint(camera, cutSide, cutUp, NEAR_METRES, outline)
    }
  }
  return outline
}

/**
 * The outline in the picture of a polygon in the world (x, y, z, …); `undefined` if nothing of it
 * is in front, in the picture, or large enough.
 */
export const projectOutline = (camera: Camera, world: readonly number[]): number[] | undefined => {
  const { length } = world
  let inFront = 0
  for (let index = 0; index < length; index += 3) {
    intoView(
      camera,
      world[index] as number,
      world[index + 1] as number,
      world[index + 2] as number,
      view,
      index,
    )
    if ((view[index + 2] as number) >= NEAR_METRES) inFront += 3
  }
  if (inFront === 0) return undefined
  if (inFront < length) {
    const cut = cutOutline(camera, length)
    return isSeen(cut) ? cut : undefined
  }
  const outline: number[] = []
  for (let index = 0; index < length; index += 3) {
    pushPoint(
      camera,
      view[index] as number,
      view[index + 1] as number,
      view[index + 2] as number,
      outline,
    )
  }
  return isSeen(outline) ? outline : undefined
}
