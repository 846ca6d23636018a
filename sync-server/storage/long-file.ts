/** A file that may be longer than one string or buffer can be, read in pieces. */
import { closeSync, openSync, readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'

const PIECE_BYTES = 1024 * 1024
/** Of what has no end of line yet; more is no line of ours (a hole after a power cut, say). */
const LINE_AT_MOST = 64 * 1024

/** The bytes from `fromByte` on, up to `untilByte`. */
export function* piecesOf(
  file: string,
  fromByte = 0,
  untilByte: number = Number.POSITIVE_INFINITY,
): Generator<Uint8Array> {
  const descriptor = openSync(file, 'r')
  try {
    for (let at = fromByte; at < untilByte; ) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, untilByte - at))
      const count = readSync(descriptor, piece, 0, piece.length, at)
      if (count === 0) return
      at += count
      yield piece.subarray(0, count)
    }
  } finally {
    closeSync(descriptor)
  }
}

/** Its lines, without their ends. Of one that is too long only the end is given. */
export function* linesOf(file: string, fromByte = 0): Generator<string> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for (const piece of piecesOf(file, fromByte)) {
    const lines = (rest + decoder.write(Buffer.from(piece))).split('\n')
    rest = (lines.pop() ?? '').slice(-LINE_AT_MOST)
    yield* lines
  }
  yield rest
}
