/** Walks bytes without ever reading past their end. */

/** The bytes are not what they say they are. */
export class MalformedBytes extends Error {}

const MAX_LEB_BYTES = 8

export type Reader = {
  byte(): number
  uint32(): number
  /** LEB128, at most 2^53 - 1. */
  unsigned(): number
  signed(): number
  hex(length: number): string
  skip(length: number): void
  /** A reader of the next `length` bytes, which are skipped here. */
  part(length: number): Reader
  left(): number
  isAtEnd(): boolean
}

export const createReader = (bytes: Uint8Array, start = 0, end = bytes.length): Reader => {
  let at = start

  const advance = (length: number): number => {
    const from = at
    if (!(length <= end - at)) throw new MalformedBytes()
    at += length
    return from
  }
  const byte = (): number => bytes[advance(1)] as number

  const leb = (): { value: number; bits: number; last: number } => {
    let value = 0
    let factor = 1
    for (let count = 1; count <= MAX_LEB_BYTES; count += 1) {
      const one = byte()
      value += (one & 0x7f) * factor
      factor *= 0x80
      if ((one & 0x80) === 0) {
        if (value > Number.MAX_SAFE_INTEGER) throw new MalformedBytes()
        return { value, bits: 7 * count, last: one }
      }
    }
    throw new MalformedBytes()
  }

  return {
    byte,
    uint32: () => {
      const from = advance(4)
      return new DataView(bytes.buffer, bytes.byteOffset + from, 4).getUint32(0)
    },
    unsigned: () => leb().value,
    signed: () => {
      const { value, bits, last } = leb()
      return (last & 0x40) === 0 ? value : value - 2 ** bits
    },
    hex: (length) => {
      const from = advance(length)
      return Buffer.from(bytes.buffer, bytes.byteOffset + from, length).toString('hex')
    },
    skip: (length) => void advance(length),
    part: (length) => {
      const from = advance(length)
      return createReader(bytes, from, from + length)
    },
    left: () => end - at,
    isAtEnd: () => at === end,
  }
}
