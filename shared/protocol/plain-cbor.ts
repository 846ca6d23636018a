/**
 * Is this the plain CBOR our frames are made of? Asked before the decoder sees it: CBOR's tags stand
 * for big numbers, patterns, shared objects and more, and one 200 KB "big number" keeps the decoder
 * busy for a minute. No frame has ever needed one.
 */

/** Frames nest four deep; a bit more for what a newer app may add. */
const MAX_DEPTH = 8

const UINT = 0
const NEGATIVE = 1
const BYTES = 2
const TEXT = 3
const ARRAY = 4
const MAP = 5
const SIMPLE = 7

/** Bytes of the number after the first byte, by its low five bits; beyond 27 nothing of ours. */
const sizeOf = (low: number): number => (low < 24 ? 0 : low <= 27 ? 2 ** (low - 24) : -1)

/**
 * One value, of numbers, texts, bytes, lists, maps and simple values of stated length, with nothing
 * after it. Takes time in proportion to the number of values, whatever they say. Never throws.
 */
export const isPlainCbor = (bytes: Uint8Array): boolean => {
  let at = 0
  /** Values still to come at each depth. */
  const open = [1]
  while (open.length > 0) {
    const left = open.pop() as number
    if (left === 0) continue
    open.push(left - 1)
    const head = bytes[at]
    if (head === undefined) return false
    at += 1
    const major = head >> 5
    const low = head & 0x1f
    const size = sizeOf(low)
    if (size < 0 || at + size > bytes.length) return false
    let value = size === 0 ? low : 0
    for (let end = at + size; at < end; at += 1) value = value * 256 + (bytes[at] as number)
    if (major === BYTES || major === TEXT) {
      if (value > bytes.length - at) return false
      at += value
    } else if (major === ARRAY || major === MAP) {
      if (open.length >= MAX_DEPTH || value > bytes.length - at) return false
      open.push(major === MAP ? value * 2 : value)
    } else if (major !== UINT && major !== NEGATIVE && major !== SIMPLE) return false
  }
  return at === bytes.length
}
