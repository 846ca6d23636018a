/**
 * What a frame is made of: a list of plain shapes in a fixed picture, so that a frame can be compared,
 * hashed and painted anywhere. Later shapes cover earlier ones.
 */

/** The picture all coordinates refer to. Painters scale it. */
export const PICTURE_WIDTH = 1280
export const PICTURE_HEIGHT = 720

/** One closed outline: x0, y0, x1, y1, … */
export type Outline = readonly number[]

export type DrawOp =
  | {
      readonly op: 'fill'
      readonly outlines: readonly Outline[]
      readonly colour: string
      readonly alpha: number
    }
  | {
      /** An open line with round joins. */
      readonly op: 'stroke'
      readonly points: Outline
      readonly width: number
      readonly ends: 'round' | 'flat'
      readonly colour: string
      readonly alpha: number
    }
  | {
      readonly op: 'ellipse'
      readonly x: number
      readonly y: number
      readonly rx: number
      readonly ry: number
      readonly colour: string
      readonly alpha: number
    }
  | {
      /** A band over the whole width, from one colour above to another below. */
      readonly op: 'band'
      readonly top: number
      readonly bottom: number
      readonly from: string
      readonly to: string
    }
  | {
      /** A soft light: the colour in the middle, nothing at the rim. */
      readonly op: 'glow'
      readonly x: number
      readonly y: number
      readonly radius: number
      readonly colour: string
      readonly alpha: number
    }
  /** Only inside this rectangle, until the next `unclip`. Not nested. */
  | {
      readonly op: 'clip'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }
  | { readonly op: 'unclip' }
