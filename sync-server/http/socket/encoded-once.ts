/** A frame that goes to many sockets is turned into bytes once. */
import { encodeFrame } from '#shared/protocol/codec.ts'
import type { SentFrame } from '#shared/protocol/down.ts'

const encodings = new WeakMap<SentFrame, Uint8Array>()

export const encodedOnce = (frame: SentFrame): Uint8Array => {
  const known = encodings.get(frame)
  if (known) return known
  const bytes = encodeFrame(frame)
  encodings.set(frame, bytes)
  return bytes
}
