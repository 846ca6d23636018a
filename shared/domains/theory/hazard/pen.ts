/** Draws world shapes as picture shapes: projects, fades with distance, leaves out what is not seen. */
import { type DrawOp, PICTURE_WIDTH } from './draw-op.ts'
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

/** Whether a thick line touches the picture. */
const isLineSeen = (points: readonly number[], width: number): boolean => {
  let left = true
  let right = true
  for (let index = 0; index < points.length; index += 2) {
    const x = points[index] as number
    if (x + width >= 0) left = false
    if (x - width <= PICTURE_WIDTH) right = false
  }
  return !(left || right)
}

export const takePen = (camera: Camera, palette: Palette, tint: Tint): Pen => {
  const ops: DrawOp[] = []
  const depthOf = (x: number, y: number): number =>
    (x - camera.x) * camera.forward[0] + (y - camera.y) * camera.forward[1]
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
      let nearest: readonly number[] | undefined
      for (const world of worlds) {
        const outline = projectOutline(camera, world)
        if (!outline) continue
        outlines.push(outline)
        nearest ??= world
      }
      if (!nearest) return
      const depth = depthOf(nearest[0] as number, nearest[1] as number)
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
      const scale = scales / (points.length / 3)
      if (!isLineSeen(seen, widthMetres * scale)) return
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
