/** Lamps and plates of vehicles with flat ends. */
import { type Face, panel } from './mesh.ts'

export const GLASS = '#3f5260'
const PLATE_BACK = '#f0c419'
const PLATE_FRONT = '#f1f1ec'

/** Lamps and plates at both ends. */
export const lamps = (back: number, front: number, half: number, low: number): Face[] => [
  panel(-1, back - 0.03, -half + 0.05, -half + 0.3, low, low + 0.3, 'tail'),
  panel(-1, back - 0.03, half - 0.3, half - 0.05, low, low + 0.3, 'tail'),
  panel(-1, back - 0.03, -half + 0.05, -half + 0.3, low + 0.3, low + 0.48, 'left'),
  panel(-1, back - 0.03, half - 0.3, half - 0.05, low + 0.3, low + 0.48, 'right'),
  panel(-1, back - 0.04, -0.28, 0.28, low, low + 0.14, PLATE_BACK),
  panel(1, front + 0.03, -half + 0.1, -half + 0.5, low, low + 0.24, 'head'),
  panel(1, front + 0.03, half - 0.5, half - 0.1, low, low + 0.24, 'head'),
  panel(1, front + 0.03, -half + 0.1, -half + 0.32, low - 0.16, low - 0.02, 'left'),
  panel(1, front + 0.03, half - 0.32, half - 0.1, low - 0.16, low - 0.02, 'right'),
  panel(1, front + 0.03, -0.28, 0.28, low - 0.1, low + 0.03, PLATE_FRONT),
]
