/** Every scene, in the order in which one follows from another. */
import { bookedOver, decided, office, twoAtOnce } from './admin.ts'
import { day, sortedOutElsewhere, withoutSignal } from './instructor.ts'
import { inAClash, learning } from './learner.ts'
import { door } from './nobody.ts'
import type { Scene } from './shot.ts'

export const SCENES: readonly Scene[] = [
  door,
  day,
  learning,
  office,
  withoutSignal,
  bookedOver,
  twoAtOnce,
  sortedOutElsewhere,
  inAClash,
  decided,
]
