/**
 * Mathematics that gives the same bits on every device. `Math.sin` may differ in its last digits
 * from one browser to the next; sums, products, quotients and square roots may not.
 */

export const TAU = 6.283185307179586
const HALF_TURN = TAU / 2
const QUARTER_TURN = TAU / 4

/** Sine of an angle in radians, right to about six digits: a thousandth of a pixel. */
export const sine = (angle: number): number => {
  const turns = angle / TAU
  let rest = (turns - Math.floor(turns + 0.5)) * TAU
  if (rest > QUARTER_TURN) rest = HALF_TURN - rest
  else if (rest < -QUARTER_TURN) rest = -HALF_TURN - rest
  const square = rest * rest
  return (
    rest * (1 + square * (-1 / 6 + square * (1 / 120 + square * (-1 / 5040 + square / 362_880))))
  )
}

export const cosine = (angle: number): number => sine(angle + QUARTER_TURN)

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high)

/** 0 before `from`, 1 after `to`, soft at both ends. */
export const easeBetween = (value: number, from: number, to: number): number => {
  const share = clamp((value - from) / (to - from), 0, 1)
  return share * share * (3 - 2 * share)
}

/** The same 0 <= x < 1 for the same two numbers. */
export const noise = (seed: number, index: number): number => {
  let hash = Math.imul((seed | 0) ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul((index | 0) + 1, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return ((hash ^ (hash >>> 15)) >>> 0) / 0x1_0000_0000
}

/** One of a list, the same one for the same two numbers. */
export const pick = <Item>(items: readonly Item[], seed: number, index: number): Item =>
  items[Math.floor(noise(seed, index) * items.length)] as Item
