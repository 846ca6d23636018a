/** Frames as CBOR. The build without code generation, because the page forbids it. */
import { Decoder, Encoder } from 'cbor-x/index-no-eval'
import * as v from 'valibot'
import { ok, type Result, refuseWith } from '../kernel/result.ts'
import { type DownFrame, downFrame } from './down.ts'
import { MAX_FRAME_BYTES } from './limits.ts'
import { isPlainCbor } from './plain-cbor.ts'
import { type UpFrame, upFrame } from './up.ts'

const options = {
  useRecords: false,
  mapsAsObjects: true,
  tagUint8Array: false,
  variableMapSize: true,
}
const encoder = new Encoder(options)
const decoder = new Decoder(options)

export const encodeFrame = (frame: UpFrame | DownFrame): Uint8Array => encoder.encode(frame)

const decode = (bytes: Uint8Array): unknown => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** What a device sent, as yet unparsed; undefined for anything no frame is made of. Never throws. */
export const decodeUntrusted = (bytes: Uint8Array): unknown =>
  bytes.length <= MAX_FRAME_BYTES && isPlainCbor(bytes) ? decode(bytes) : undefined

/** Parses what a device sent. Refuses `bad-frame` for anything else than exactly a known frame. */
export const parseUp = (bytes: Uint8Array): Result<UpFrame, 'bad-frame'> => {
  const parsed = v.safeParse(upFrame, decodeUntrusted(bytes))
  return parsed.success ? ok(parsed.output) : badFrame
}

/** Parses what the relay sent. Unknown fields pass (a newer relay); unknown frames are refused. */
export const parseDown = (bytes: Uint8Array): Result<DownFrame, 'bad-frame'> => {
  const parsed = v.safeParse(downFrame, decode(bytes))
  return parsed.success ? ok(parsed.output) : badFrame
}

const badFrame = refuseWith('bad-frame', 'The message could not be read. Nothing was changed.')
