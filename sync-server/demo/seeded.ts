/** Chance and ids of the demo school, from one seed, so that it looks the same every day. */
import { v7 } from 'uuid'
import type { InstantMs } from '#shared/kernel/ports.ts'

export type Dice = {
  /** From 0 up to 1. */
  next(): number
  /** A whole number from 0 to `below - 1`. */
  roll(below: number): number
  pick<Item>(items: readonly Item[]): Item
  /** True `percent` times in a hundred. */
  happens(percent: number): boolean
  bytes(length: number): Uint8Array
}

/** mulberry32: small, and good enough for a timetable. */
export const createDice = (seed: number): Dice => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const roll = (below: number): number => Math.floor(next() * below)
  return {
    next,
    roll,
    pick: <Item>(items: readonly Item[]): Item => items[roll(items.length)] as Item,
    happens: (percent) => next() * 100 < percent,
    bytes: (length) => Uint8Array.from({ length }, () => roll(256)),
  }
}

/** UUIDv7 of a moment in the story; those of one moment sort in the order they were asked for. */
export const createStoryIds = (dice: Dice) => {
  let sequence = 0
  return (atMs: InstantMs): string => {
    sequence += 1
    return v7({ msecs: atMs, seq: sequence, random: dice.bytes(16) })
  }
}
