/** From the world into the picture: a camera without lens, and what it does to outlines. */

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

/**
 * The outline in the picture of a polygon in the view (side, up, depth, …), cut where it comes too
 * near; `undefined` if nothing of it is in front.
 */
export const projectOutline = (camera: Camera, view: readonly number[]): number[] | undefined => {
  const outline: number[] = []
  const count = view.length / 3
  let inFront = 0
  for (let index = 0; index < count; index++) {
    if ((view[index * 3 + 2] as number) >= NEAR_METRES) inFront++
  }
  if (inFront === 0) return undefined
  for (let index = 0; index < count; index++) {
    const side = view[index * 3] as number
    const up = view[index * 3 + 1] as number
    const depth = view[index * 3 + 2] as number
    if (inFront === count) {
      pushPoint(camera, side, up, depth, outline)
      continue
    }
    const after = ((index + 1) % count) * 3
    const nextDepth = view[after + 2] as number
    if (depth >= NEAR_METRES) pushPoint(camera, side, up, depth, outline)
    if (depth >= NEAR_METRES !== nextDepth >= NEAR_METRES) {
      const share = (NEAR_METRES - depth) / (nextDepth - depth)
      pushPoint(
        camera,
        side + ((view[after] as number) - side) * share,
        up + ((view[after + 1] as number) - up) * share,
        NEAR_METRES,
        outline,
      )
    }
  }
  return outline
}
