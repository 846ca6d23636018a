/** A picture is a frame and shapes, painted in order. Nothing in it depends on a browser. */
import type { Colour } from './colours.ts'
import { type Matrix, type Path, parsePath, printPath, transformPath } from './path.ts'

export type Shape = {
  readonly path: Path
  readonly fill?: Colour
  /** A line along the path, `width` wide. */
  readonly stroke?: Colour
  readonly width?: number
  readonly isRound?: boolean
}

/** x, y, width, height. */
export type Frame = readonly [number, number, number, number]

export type SignPicture = { readonly frame: Frame; readonly shapes: readonly Shape[] }

export const fill = (data: string, colour: Colour): Shape => ({
  path: parsePath(data),
  fill: colour,
})

/** A line with ends cut square, or round ones. */
export const line = (data: string, colour: Colour, width: number, isRound = false): Shape => ({
  path: parsePath(data),
  stroke: colour,
  width,
  isRound,
})

const ellipseData = (x: number, y: number, rx: number, ry: number): string =>
  `M${x - rx} ${y}A${rx} ${ry} 0 0 1 ${x + rx} ${y}A${rx} ${ry} 0 0 1 ${x - rx} ${y}Z`

export const circle = (x: number, y: number, radius: number, colour: Colour): Shape =>
  fill(ellipseData(x, y, radius, radius), colour)

export const ellipse = (x: number, y: number, rx: number, ry: number, colour: Colour): Shape =>
  fill(ellipseData(x, y, rx, ry), colour)

/** A circle's line, `width` wide and centred on the radius. */
export const ring = (
  x: number,
  y: number,
  radius: number,
  colour: Colour,
  width: number,
): Shape => ({ path: parsePath(ellipseData(x, y, radius, radius)), stroke: colour, width })

const rectData = (x: number, y: number, w: number, h: number, r: number): string =>
  r === 0
    ? `M${x} ${y}H${x + w}V${y + h}H${x}Z`
    : `M${x + r} ${y}H${x + w - r}A${r} ${r} 0 0 1 ${x + w} ${y + r}V${y + h - r}A${r} ${r} 0 0 1 ${x + w - r} ${y + h}H${x + r}A${r} ${r} 0 0 1 ${x} ${y + h - r}V${y + r}A${r} ${r} 0 0 1 ${x + r} ${y}Z`

/** Left, top, width, height, corner radius. */
export const rect = (
  x: number,
  y: number,
  w: number,
  h: number,
  colour: Colour,
  radius = 0,
): Shape => fill(rectData(x, y, w, h, radius), colour)

export type Placing = {
  readonly x?: number
  readonly y?: number
  readonly scale?: number
  /** Clockwise degrees about the shapes' own origin. */
  readonly turn?: number
  /** Left becomes right, about the shapes' own origin. */
  readonly isMirrored?: boolean
}

/** The shapes elsewhere: scaled, mirrored and turned about their origin, then moved to x, y. */
export const place = (shapes: readonly Shape[], placing: Placing): Shape[] => {
  const { x = 0, y = 0, scale = 1, turn = 0, isMirrored = false } = placing
  const angle = (turn * Math.PI) / 180
  const across = isMirrored ? -scale : scale
  const matrix: Matrix = [
    across * Math.cos(angle),
    across * Math.sin(angle),
    -scale * Math.sin(angle),
    scale * Math.cos(angle),
    x,
    y,
  ]
  return shapes.map((shape) => ({
    ...shape,
    path: transformPath(shape.path, matrix),
    ...(shape.width === undefined ? {} : { width: shape.width * scale }),
  }))
}

/** The whole picture seen in a mirror: a left-hand sign from a right-hand one. No lettering in it. */
export const mirrored = (picture: SignPicture): SignPicture => {
  const [x, , width] = picture.frame
  return {
    ...picture,
    shapes: place(picture.shapes, { x: 2 * x + width, isMirrored: true }),
  }
}

const attributes = (shape: Shape): string => {
  const paint = shape.fill === undefined ? ' fill="none"' : ` fill="${shape.fill}"`
  if (shape.stroke === undefined) return paint
  const width = Math.round((shape.width ?? 1) * 10) / 10
  const ends = shape.isRound ? ' stroke-linecap="round" stroke-linejoin="round"' : ''
  return `${paint} stroke="${shape.stroke}" stroke-width="${width}"${ends}`
}

/** The picture as one SVG element. It has no words of its own: whoever shows it names it. */
export const toSvg = ({ frame, shapes }: SignPicture): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${frame.join(' ')}" width="100%" height="100%" aria-hidden="true">${shapes
    .map((shape) => `<path d="${printPath(shape.path)}"${attributes(shape)}/>`)
    .join('')}</svg>`
