/** Where the driver’s eye is in a frame, and how the picture follows it. */
import { type CompiledScene, swayAt } from './compile.ts'
import { PICTURE_WIDTH } from './draw-op.ts'
import { clamp } from './exact-math.ts'
import type { Camera } from './projection.ts'

const EYE_METRES = 1.32
const FOCAL = 1120
const HORIZON = 318

/** Where the driver’s eye is, and what it looks along. */
export const eyeOf = (scene: CompiledScene, seed: number, second: number) => {
  const s = scene.own.at(second)
  const d = scene.ownLateral(second)
  const speed = scene.own.speedAt(second)
  const drift = (scene.ownLateral(second + 0.2) - scene.ownLateral(second - 0.2)) / 0.4
  const [hx, hy] = scene.road.heading(s + 5)
  const turn = (drift / Math.max(speed, 4)) * 0.5
  const length = Math.sqrt(1 + turn * turn)
  const forward = [(hx + hy * turn) / length, (hy - hx * turn) / length] as const
  const at: number[] = []
  scene.road.place(s, d, 0, at, 0)
  const bob = clamp(speed / 14, 0, 1) * 0.012 * swayAt(seed, second)
  // Braking dips the nose, and the picture with it.
  const slowing = scene.own.speedAt(second - 0.2) - scene.own.speedAt(second + 0.2)
  const camera: Camera = {
    x: at[0] as number,
    y: at[1] as number,
    z: (at[2] as number) + EYE_METRES + bob,
    forward,
    right: [forward[1], -forward[0]],
    slope: scene.road.slope(s + 4),
    focal: FOCAL,
    centreX: PICTURE_WIDTH / 2,
    centreY: HORIZON - clamp(slowing * 2.4, -4, 8),
  }
  return { s, d, speed, camera }
}
