/**
 * The plates: circles order, triangles warn, rectangles inform. Measures are those of a sign 600 high;
 * borders keep the proportions of the working drawings (a ring is a tenth of the sign). Every plate has
 * a white edge, so that it stands out on a dark screen as it does on a dark hedge.
 */
import { COLOUR, type Colour } from './colours.ts'
import { circle, fill, line, place, rect, type Shape, type SignPicture } from './picture.ts'

const EDGE = 8

/** A white disc with a red ring, 600 across, its middle at (300, 300); inside, 480 are white. */
export const redRing = (shapes: readonly Shape[], over: readonly Shape[] = []): SignPicture => ({
  frame: [-10, -10, 620, 620],
  shapes: [
    circle(300, 300, 300 + EDGE, COLOUR.white),
    circle(300, 300, 300, COLOUR.red),
    circle(300, 300, 240, COLOUR.white),
    ...shapes,
    ...over,
  ],
})

/** A disc of one colour with a white border, as the blue ones that tell you what to do. */
export const disc = (shapes: readonly Shape[], colour: Colour = COLOUR.blue): SignPicture => ({
  frame: [-10, -10, 620, 620],
  shapes: [circle(300, 300, 300 + EDGE, COLOUR.white), circle(300, 300, 292, colour), ...shapes],
})

const TRIANGLE =
  'M638 600C654 600 669 591 677 577C685 563 685 546 677 533L383 23C375 9 361 0 345 0C329 0 315 9 307 23L13 533C5 546 5 563 13 577C21 591 36 600 52 600Z'

/** Point up, 690 wide and 600 high; the middle is x = 345, symbols stand on y = 520. */
export const triangle = (shapes: readonly Shape[]): SignPicture => ({
  frame: [-12, -12, 714, 624],
  shapes: [
    { ...line(TRIANGLE, COLOUR.white, EDGE * 2, true) },
    fill(TRIANGLE, COLOUR.red),
    fill('M345 76L77 540H613Z', COLOUR.white),
    ...shapes,
  ],
})

const DOWNWARDS =
  'M52 0C36 0 21 9 13 23C5 37 5 54 13 67L307 577C315 591 329 600 345 600C361 600 375 591 383 577L677 67C685 54 685 37 677 23C669 9 654 0 638 0Z'

/** Point down: only ever GIVE WAY, or the warning that it comes. */
export const downwardTriangle = (shapes: readonly Shape[], extraBelow = 0): SignPicture => ({
  frame: [-12, -12, 714, 624 + extraBelow],
  shapes: [
    line(DOWNWARDS, COLOUR.white, EDGE * 2, true),
    fill(DOWNWARDS, COLOUR.red),
    fill('M345 524L613 60H77Z', COLOUR.white),
    ...shapes,
  ],
})

export type PanelLook = {
  readonly ground: Colour
  readonly border: Colour
  /** Width of the border; 0 for none. */
  readonly borderWidth?: number
  readonly radius?: number
}

/** A rectangle at (x, y): white edge, border, ground. */
const panelShapes = (
  [x, y, w, h]: readonly [number, number, number, number],
  look: PanelLook,
): Shape[] => {
  const { ground, border, borderWidth = 12, radius = 28 } = look
  return [
    rect(x - EDGE, y - EDGE, w + 2 * EDGE, h + 2 * EDGE, COLOUR.white, radius + EDGE),
    rect(x, y, w, h, border, radius),
    rect(
      x + borderWidth,
      y + borderWidth,
      w - 2 * borderWidth,
      h - 2 * borderWidth,
      ground,
      Math.max(0, radius - borderWidth),
    ),
  ]
}

/** A rectangular plate from (0, 0). */
export const panel = (
  width: number,
  height: number,
  look: PanelLook,
  shapes: readonly Shape[],
): SignPicture => ({
  frame: [-10, -10, width + 20, height + 20],
  shapes: [...panelShapes([0, 0, width, height], look), ...shapes],
})

const onGround = (ground: Colour): PanelLook => ({ ground, border: COLOUR.white })
export const BLUE: PanelLook = onGround(COLOUR.blue)
export const GREEN: PanelLook = onGround(COLOUR.green)
export const RED: PanelLook = onGround(COLOUR.red)
export const WHITE: PanelLook = { ground: COLOUR.white, border: COLOUR.black, borderWidth: 14 }
export const YELLOW: PanelLook = { ground: COLOUR.yellow, border: COLOUR.black, borderWidth: 14 }

/** Two pictures, the second below the first and centred under it. */
export const below = (upper: SignPicture, lower: SignPicture, gap = 14): SignPicture => {
  const [ux, uy, uw, uh] = upper.frame
  const [lx, ly, lw, lh] = lower.frame
  const width = Math.max(uw, lw)
  return {
    frame: [0, 0, width, uh + gap + lh],
    shapes: [
      ...place(upper.shapes, { x: (width - uw) / 2 - ux, y: -uy }),
      ...place(lower.shapes, { x: (width - lw) / 2 - lx, y: uh + gap - ly }),
    ],
  }
}
