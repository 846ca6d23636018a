/**
 * Reads the header of a change without decoding it. Run-length encoding packs a million operations
 * into 181 bytes that would block the decoder for half a minute, so operations are counted here, on
 * the bytes, before anything bigger than this function touches them.
 */
import { hash as digest } from 'node:crypto'
import { MAX_CHANGE_BYTES, MAX_CHANGE_DEPS, MAX_CHANGE_OPS } from '#shared/protocol/limits.ts'
import { createReader, MalformedBytes, type Reader } from './byte-reader.ts'

export type ChangeHeader = {
  readonly hash: string
  readonly actor: string
  readonly seq: number
  readonly startOp: number
  readonly opCount: number
  readonly deps: readonly string[]
}

export type Preflight =
  | { readonly ok: true; readonly header: ChangeHeader }
  | { readonly ok: false; readonly code: 'malformed' | 'too-many-operations' }

const MAGIC = 0x856f4a83
const CHANGE = 1
const CHECKSUM_END = 8
const HASH_BYTES = 32
const ACTOR_BYTES = 16
const MAX_OTHER_ACTORS = 256
const MAX_COLUMNS = 64
/** Bit 3 of a column's number says its data is deflated. */
const DEFLATED = 0b1000
/** Column 4 (action), run-length encoded integers. */
const ACTION_COLUMN = (4 << 4) | 2
/** The low three bits of a column's number say what it holds; this: run-length encoded strings. */
const COLUMN_TYPE = 0b111
const STRINGS = 5

const times = <T>(count: number, most: number, read: () => T): T[] => {
  if (count > most) throw new MalformedBytes()
  return Array.from({ length: count }, read)
}

/** Operations are the lengths of the runs of the action column, added up. */
const countOperations = (column: Reader): number => {
  let count = 0
  while (!column.isAtEnd()) {
    const run = column.signed()
    if (run > 0) column.unsigned()
    else if (run < 0) {
      if (-run > MAX_CHANGE_BYTES) throw new MalformedBytes()
      for (let left = -run; left > 0; left -= 1) column.unsigned()
    }
    count += run === 0 ? column.unsigned() : Math.abs(run)
  }
  return count
}

/**
 * Strings have to lie inside their column. The decoder makes room for the length a string claims
 * before it looks whether it is there: 319 bytes once held 500 MB for good.
 */
const walkStrings = (column: Reader): void => {
  while (!column.isAtEnd()) {
    const run = column.signed()
    if (run === 0) column.unsigned()
    else for (let left = run > 0 ? 1 : -run; left > 0; left -= 1) column.skip(column.unsigned())
  }
}

const walkColumns = (reader: Reader): number => {
  const columns = times(reader.unsigned(), MAX_COLUMNS, () => {
    const spec = reader.unsigned()
    if ((spec & DEFLATED) !== 0) throw new MalformedBytes()
    return { spec, length: reader.unsigned() }
  })
  let count = 0
  for (const { spec, length } of columns) {
    const column = reader.part(length)
    if (spec === ACTION_COLUMN) count += countOperations(column)
    else if ((spec & COLUMN_TYPE) === STRINGS) walkStrings(column)
  }
  return count
}

const walk = (bytes: Uint8Array): Omit<ChangeHeader, 'hash'> => {
  const reader = createReader(bytes)
  if (reader.uint32() !== MAGIC) throw new MalformedBytes()
  reader.skip(4)
  if (reader.byte() !== CHANGE) throw new MalformedBytes()
  // Exactly one change: bytes after it would be stored and never looked at.
  if (reader.unsigned() !== reader.left()) throw new MalformedBytes()
  const deps = times(reader.unsigned(), MAX_CHANGE_DEPS, () => reader.hex(HASH_BYTES))
  if (reader.unsigned() !== ACTOR_BYTES) throw new MalformedBytes()
  const actor = reader.hex(ACTOR_BYTES)
  const seq = reader.unsigned()
  const startOp = reader.unsigned()
  reader.signed() // time: the author's own claim, never used
  reader.skip(reader.unsigned()) // message: likewise
  times(reader.unsigned(), MAX_OTHER_ACTORS, () => reader.skip(reader.unsigned()))
  return { actor, seq, startOp, deps, opCount: walkColumns(reader) }
}

/** What a change's own hash is: of everything after the checksum. */
const hashOf = (bytes: Uint8Array): string => digest('sha256', bytes.subarray(CHECKSUM_END), 'hex')

const read = (bytes: Uint8Array): Preflight => {
  if (bytes.length > MAX_CHANGE_BYTES) return { ok: false, code: 'malformed' }
  try {
    const header = walk(bytes)
    if (header.opCount > MAX_CHANGE_OPS) return { ok: false, code: 'too-many-operations' }
    return { ok: true, header: { ...header, hash: hashOf(bytes) } }
  } catch (error) {
    if (error instanceof MalformedBytes) return { ok: false, code: 'malformed' }
    throw error
  }
}

/** Several ask about the same bytes on their way through the airlock. */
const known = new WeakMap<Uint8Array, Preflight>()

/** Header of one change, or why it goes no further. Never throws; bytes never change afterwards. */
export const preflight = (bytes: Uint8Array): Preflight => {
  const before = known.get(bytes)
  if (before !== undefined) return before
  const outcome = read(bytes)
  known.set(bytes, outcome)
  return outcome
}
