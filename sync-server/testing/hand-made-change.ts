/** Changes written byte by byte, for what no library would write. */
import { createHash } from 'node:crypto'

export const leb = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(Math.floor(value / 0x80))]
export const signedLeb = (value: number): number[] =>
  value >= -64 && value < 64
    ? [value & 0x7f]
    : [(value & 0x7f) | 0x80, ...signedLeb(Math.floor(value / 0x80))]

/** A change chunk with a right length and checksum around `body`. */
export const chunk = (body: readonly number[], type = 1): Uint8Array => {
  const hashed = Uint8Array.from([type, ...leb(body.length), ...body])
  const checksum = createHash('sha256').update(hashed).digest().subarray(0, 4)
  return Uint8Array.from([0x85, 0x6f, 0x4a, 0x83, ...checksum, ...hashed])
}

const column = (spec: number, data: readonly number[]) => ({ spec, data })

type Header = {
  readonly actor?: string
  readonly deps?: readonly string[]
  readonly startOp?: number
}

const bytesOf = (hex: string): number[] => [...Buffer.from(hex, 'hex')]

/** `count` times "set the same key to null", which run-length encoding makes tiny. */
export const amplified = (
  count: number,
  { actor = 'ab'.repeat(16), deps = [], startOp = 1 }: Header = {},
  specBits = 0,
): Uint8Array => {
  const columns = [
    column(0x15, [...signedLeb(count), 1, 0x61]),
    column(0x34, [...leb(count)]),
    column(0x42 | specBits, [...signedLeb(count), 1]),
    column(0x56, [...signedLeb(count), 0]),
    column(0x70, [...signedLeb(count), 0]),
  ]
  return chunk([
    deps.length,
    ...deps.flatMap(bytesOf),
    actor.length / 2,
    ...bytesOf(actor),
    1,
    ...leb(startOp),
    0,
    0,
    0,
    columns.length,
    ...columns.flatMap(({ spec, data }) => [...leb(spec), ...leb(data.length)]),
    ...columns.flatMap(({ data }) => data),
  ])
}

/** A change's own hash, without decoding it. */
export const hashOfChange = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes.subarray(8)).digest('hex')
