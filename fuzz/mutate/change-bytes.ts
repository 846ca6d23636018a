/**
 * Changes with some bytes changed and the length and checksum right again. Without the repair nearly
 * all of them would die at the checksum, and nothing behind it would be tried.
 */
import { createHash } from 'node:crypto'
import type { SeededRandom } from '#simulation/random.ts'
import { createReader } from '#sync-server/school/byte-reader.ts'

const CHECKSUM_AT = 4
const TYPE_AT = 8
const DEP_BYTES = 32
/** One byte of length and sixteen of the actor itself. */
const ACTOR_BYTES = 17
const MOST_CUT = 8
/** Values at the edges of LEB128 numbers and of our own limits. */
const EDGES: readonly (readonly number[])[] = [
  [0],
  [0x3f],
  [0x40],
  [0x7f],
  [0x80],
  [0xff],
  [0x80, 0x01],
  [0xff, 0x7f],
  [0x80, 0x80, 0x04],
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
]

const leb = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(Math.floor(value / 0x80))]

/** Where the body begins: after the type and the length. */
const bodyAt = (bytes: Uint8Array): number => {
  let at = TYPE_AT + 1
  while (((bytes[at] ?? 0) & 0x80) !== 0) at += 1
  return at + 1
}

/** A chunk of this type and body, with the length and checksum that belong to them. */
const chunk = (magic: Uint8Array, type: number, body: readonly number[]): Uint8Array => {
  const hashed = Uint8Array.from([type, ...leb(body.length), ...body])
  const checksum = createHash('sha256').update(hashed).digest().subarray(0, 4)
  return Uint8Array.from([...magic.subarray(0, CHECKSUM_AT), ...checksum, ...hashed])
}

/** What the change calls itself after it was mutated. */
export const hashOfChange = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes.subarray(TYPE_AT)).digest('hex')

/** First byte after what a change depends on and who wrote it: before it nearly all is a known refusal. */
const behindActor = (body: readonly number[]): number => {
  const deps = body[0] ?? 0
  return 1 + deps * DEP_BYTES + ACTOR_BYTES
}

const mutateOnce = (
  body: number[],
  random: SeededRandom,
  donor: readonly number[],
  first: number,
): void => {
  const from = Math.max(0, Math.min(first, body.length - 1))
  const at = from + random.below(Math.max(1, body.length - from))
  const what = random.weighted<string>([
    ['flip', 5],
    ['random', 4],
    ['edge', 4],
    ['cut', 3],
    ['insert', 3],
    ['double', 1],
    ['borrow', 2],
  ])
  if (what === 'flip') body[at] = (body[at] ?? 0) ^ (1 << random.below(8))
  else if (what === 'random') body[at] = random.below(256)
  else if (what === 'edge') body.splice(at, 1, ...random.pick(EDGES))
  else if (what === 'cut') body.splice(at, 1 + random.below(MOST_CUT))
  else if (what === 'insert') body.splice(at, 0, random.below(256))
  else if (what === 'double') body.splice(at, 0, ...body.slice(at, at + 1 + random.below(16)))
  else {
    const start = random.below(donor.length)
    const piece = donor.slice(start, start + 1 + random.below(24))
    body.splice(at, piece.length, ...piece)
  }
}

type Column = { readonly spec: number; readonly data: number[] }

/** Columns of a change's body, and what stands before them. Honest bodies only. */
const columnsOf = (body: readonly number[]): { head: number[]; columns: Column[] } => {
  const reader = createReader(Uint8Array.from(body))
  reader.skip(reader.unsigned() * DEP_BYTES)
  reader.skip(reader.unsigned())
  reader.unsigned() // seq
  reader.unsigned() // first operation
  reader.signed() // time
  reader.skip(reader.unsigned()) // message
  for (let left = reader.unsigned(); left > 0; left -= 1) reader.skip(reader.unsigned())
  const head = body.slice(0, body.length - reader.left())
  const shapes = Array.from({ length: reader.unsigned() }, () => ({
    spec: reader.unsigned(),
    length: reader.unsigned(),
  }))
  let at = body.length - reader.left()
  const columns = shapes.map(({ spec, length }) => {
    at += length
    return { spec, data: body.slice(at - length, at) }
  })
  return { head, columns }
}

/** Whole columns spoilt, with lengths that are right again: it gets past everything that only counts. */
const mutateColumns = (
  body: readonly number[],
  random: SeededRandom,
  donor: readonly number[],
): number[] => {
  const { head, columns } = columnsOf(body)
  const others = columnsOf(donor).columns
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const column = random.pick(columns)
    const other = others.find(({ spec }) => spec === column.spec)
    if (other !== undefined && random.chance(0.2))
      column.data.splice(0, column.data.length, ...other.data)
    else mutateOnce(column.data, random, random.pick(others).data, 0)
  }
  return [
    ...head,
    ...leb(columns.length),
    ...columns.flatMap(({ spec, data }) => [...leb(spec), ...leb(data.length)]),
    ...columns.flatMap(({ data }) => data),
  ]
}

const mutateAnywhere = (
  body: readonly number[],
  random: SeededRandom,
  donor: readonly number[],
): number[] => {
  const changed = [...body]
  for (let left = 1 + random.below(4); left > 0; left -= 1)
    mutateOnce(changed, random, donor, random.chance(0.9) ? behindActor(changed) : 0)
  return changed
}

/** Some mutations; `donor` is another change to borrow pieces from. */
export const mutateChange = (
  bytes: Uint8Array,
  random: SeededRandom,
  donor: Uint8Array = bytes,
): Uint8Array => {
  const body = [...bytes.subarray(bodyAt(bytes))]
  const pieces = [...donor.subarray(bodyAt(donor))]
  const mutate = random.chance(0.6) ? mutateColumns : mutateAnywhere
  const type = random.chance(0.01) ? random.below(4) : (bytes[TYPE_AT] ?? 1)
  return chunk(bytes, type, mutate(body, random, pieces))
}
