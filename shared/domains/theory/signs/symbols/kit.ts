/** What the symbols share. */
import { place, type Shape } from '../picture.ts'

/** Shapes drawn around one point, moved to another and scaled. */
export const moved = (
  shapes: readonly Shape[],
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
  scale = 1,
  isMirrored = false,
): Shape[] =>
  place(shapes, {
    x: toX - (isMirrored ? -fromX : fromX) * scale,
    y: toY - fromY * scale,
    scale,
    isMirrored,
  })
