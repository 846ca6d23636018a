/**
 * A saved document whose values lie plain. Automerge deflates a column of more than 256 bytes by
 * itself, and whoever deflates the document again together with its rows cannot find in them what the
 * column says. A document with plain columns is as good a document: short columns always are.
 */
import { hash as digest } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { createReader, MalformedBytes, type Reader } from './byte-reader.ts'

const MAGIC = 0x856f4a83
const DOCUMENT = 0
const CHECKSUM_AT = 4
const TYPE_AT = 8
const HASH_BYTES = 32
const MAX_ACTORS = 65_536
const MAX_COLUMNS = 64
/** Bit 3 of a column's number says its data is deflated. */
const DEFLATED = 0b1000
/** Column 5 of the operations, values as they are: all texts of a record stand in it. */
const VALUES = (5 << 4) | 7
/** Deflate looks back 32 KB: in more than half of it the rows would find nothing. */
const MOST_VALUES_BYTES = 16 * 1024

type Column = { readonly spec: number; readonly data: Uint8Array }

const leb = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(Math.floor(value / 0x80))]

const checksumOf = (hashed: Uint8Array): Buffer => digest('sha256', hashed, 'buffer').subarray(0, 4)

const columnsOf = (reader: Reader): { spec: number; length: number }[] => {
  const count = reader.unsigned()
  if (count > MAX_COLUMNS) throw new MalformedBytes()
  return Array.from({ length: count }, () => ({
    spec: reader.unsigned(),
    length: reader.unsigned(),
  }))
}

const chunkOf = (body: Uint8Array): Buffer => {
  const hashed = Buffer.concat([Uint8Array.from([DOCUMENT, ...leb(body.length)]), body])
  const magic = Buffer.alloc(CHECKSUM_AT)
  magic.writeUInt32BE(MAGIC)
  return Buffer.concat([magic, checksumOf(hashed), hashed])
}

const plain = ({ spec, data }: Column): Column => ({
  spec: spec & ~DEFLATED,
  data: inflateRawSync(data, { maxOutputLength: MOST_VALUES_BYTES }),
})

/** The document chunk these bytes begin with, and what comes after it; undefined if all is plain. */
const rewritten = (bytes: Uint8Array): Uint8Array | undefined => {
  const outer = createReader(bytes)
  if (outer.uint32() !== MAGIC) return undefined
  const checksum = outer.uint32()
  if (outer.byte() !== DOCUMENT) return undefined
  const reader = outer.part(outer.unsigned())
  const end = bytes.length - outer.left()
  const at = (): number => end - reader.left()
  const bodyAt = at()
  const actors = reader.unsigned()
  if (actors > MAX_ACTORS) return undefined
  for (let left = actors; left > 0; left -= 1) reader.skip(reader.unsigned())
  reader.skip(reader.unsigned() * HASH_BYTES)
  const ofChanges = columnsOf(reader)
  const columnsAt = at()
  const columns = columnsOf(reader)
  if (!columns.some(({ spec }) => spec === (VALUES | DEFLATED))) return undefined
  const dataAt = at()
  for (const { length } of ofChanges) reader.skip(length)
  const changesEnd = at()
  const operations = columns.map(({ spec, length }): Column => {
    const from = at()
    reader.skip(length)
    const column = { spec, data: bytes.subarray(from, from + length) }
    return spec === (VALUES | DEFLATED) ? plain(column) : column
  })
  // Bytes that have turned on the disk must not come out with a right checksum.
  if (checksumOf(bytes.subarray(TYPE_AT, end)).readUInt32BE() !== checksum) return undefined
  const head = operations.flatMap(({ spec, data }) => [...leb(spec), ...leb(data.length)])
  const body = Buffer.concat([
    bytes.subarray(bodyAt, columnsAt),
    Uint8Array.from([...leb(operations.length), ...head]),
    bytes.subarray(dataAt, changesEnd),
    ...operations.map(({ data }) => data),
    bytes.subarray(at(), end),
  ])
  return Buffer.concat([chunkOf(body), bytes.subarray(end)])
}

/**
 * The same document with its values plain, or these very bytes where there is nothing to do or
 * anything is not as Automerge saves it. Never throws. For bytes this relay has saved itself.
 */
export const withPlainValues = (bytes: Uint8Array): Uint8Array => {
  try {
    return rewritten(bytes) ?? bytes
  } catch {
    return bytes
  }
}
