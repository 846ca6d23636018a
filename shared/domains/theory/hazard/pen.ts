/** Draws world shapes as picture shapes: projects, fades with distance, leaves out what is not seen. */
import { type DrawOp, PICTURE_HEIGHT, PICTURE_WIDTH } from './draw-op.ts'
import type { Palette, Tint } from './palettes.ts'
import { type Camera, intoView, NEAR_METRES, projectOutline, round } from './projection.ts'

export type Ink = {
  readonly alpha?: number
  /** Shines by itself: dusk does not darken it. */
  readonly glowing?: boolean
  /** A line that stands on the ground ends flat; limbs end round. */
  readonly flatEnds?: boolean
}

/** Points are x, y, z triples in the world. */
export type Pen = {
  readonly camera: Camera
  readonly palette: Palette
  readonly ops: DrawOp[]
  /** Scenery is washed out in high contrast, so that what moves stands out. */
  washed: boolean
  fill(colour: string, worlds: readonly (readonly number[])[], ink?: Ink): void
  /** An open line, as thick as so many metres. */
  line(colour: string, points: readonly number[], widthMetres: number, ink?: Ink): void
  ball(colour: string, x: number, y: number, z: number, radiusMetres: number, ink?: Ink): void
  glow(colour: string, x: number, y: number, z: number, radiusMetres: number, alpha: number): void
  tint(colour: string, depthMetres: number, glowing: boolean): string
  depthOf(x: number, y: number): number
  /** x and y in the picture; `undefined` behind the camera. */
  spot(x: number, y: number, z: number): readonly [number, number, number] | undefined
}

/** Fewer square pixels than this are not worth a shape. */
const LEAST_AREA = 1.5

/** Whether any of it lies in the picture and is large enough to be seen. */
const isSeen = (outline: readonly number[], leastArea: number): boolean => {
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
  return (right - left) * (bottom - top) >= leastArea
}

export const takePen = (camera: Camera, palette: Palette, tint: Tint): Pen => {
  const ops: DrawOp[] = []
  const depthOf = (x: number, y: number): number =>
    (x - camera.x) * camera.forward[0] + (y - camera.y) * camera.forward[1]
  const viewOf = (world: readonly number[]): number[] => {
    const view: number[] = []
    for (let index = 0; index < world.length; index += 3) {
      intoView(
        camera,
        world[index] as number,
        world[index + 1] as number,
        world[index + 2] as number,
        view,
        index,
      )
    }
    return view
  }
  const spot: Pen['spot'] = (x, y, z) => {
    const view: number[] = []
    intoView(camera, x, y, z, view, 0)
    const depth = view[2] as number
    if (depth < NEAR_METRES) return undefined
    const scale = camera.focal / depth
    return [
      camera.centreX + (view[0] as number) * scale,
      camera.centreY - (view[1] as number) * scale,
      scale,
    ]
  }

  const pen: Pen = {
    camera,
    palette,
    ops,
    washed: true,
    depthOf,
    spot,
    tint: (colour, depthMetres, glowing) => tint(colour, depthMetres, glowing, pen.washed),
    fill(colour, worlds, ink) {
      const outlines: number[][] = []
      let depth = 0
      for (const world of worlds) {
        const view = viewOf(world)
        const outline = projectOutline(camera, view)
        if (!outline || !isSeen(outline, LEAST_AREA)) continue
        outlines.push(outline)
        depth = Math.max(depth, view[2] as number)
      }
      if (outlines.length === 0) return
      const colourHere = tint(colour, depth, ink?.glowing ?? false, pen.washed)
      ops.push({ op: 'fill', outlines, colour: colourHere, alpha: ink?.alpha ?? 1 })
    },
    line(colour, points, widthMetres, ink) {
      const seen: number[] = []
      let scales = 0
      for (let index = 0; index < points.length; index += 3) {
        const at = spot(
          points[index] as number,
          points[index + 1] as number,
          points[index + 2] as number,
        )
        if (!at) return
        seen.push(round(at[0]), round(at[1]))
        scales += at[2]
      }
      if (!isSeen(seen, 0)) return
      const scale = scales / (points.length / 3)
      ops.push({
        op: 'stroke',
        points: seen,
        width: Math.max(round(widthMetres * scale), 0.5),
        ends: ink?.flatEnds ? 'flat' : 'round',
        colour: tint(colour, camera.focal / scale, ink?.glowing ?? false, pen.washed),
        alpha: ink?.alpha ?? 1,
      })
    },
    ball(colour, x, y, z, radiusMetres, ink) {
      const at = spot(x, y, z)
      if (!at) return
      const radius = round(radiusMetres * at[2])
      if (at[0] + radius < 0 || at[0] - radius > PICTURE_WIDTH) return
      ops.push({
        op: 'ellipse',
        x: round(at[0]),
        y: round(at[1]),
        rx: radius,
        ry: radius,
        colour: tint(colour, camera.focal / at[2], ink?.glowing ?? false, pen.washed),
        alpha: ink?.alpha ?? 1,
      })
    },
    glow(colour, x, y, z, radiusMetres, alpha) {
      const at = spot(x, y, z)
      if (!at) return
      const radius = Math.min(round(radiusMetres * at[2]), 400)
      if (radius < 1 || at[0] + radius < 0 || at[0] - radius > PICTURE_WIDTH) return
      ops.push({ op: 'glow', x: round(at[0]), y: round(at[1]), radius, colour, alpha })
    },
  }
  return pen
}
