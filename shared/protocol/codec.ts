/** Frames as CBOR. The build without code generation, because the page forbids it. */
import { Decoder, Encoder } from 'cbor-x/index-no-eval'
import { inflateSync } from 'fflate'
import * as v from 'valibot'
import { ok, type Result, refuseWith } from '../kernel/result.ts'
import { type DownFrame, downFrame, packsFrame, type SentFrame, type SnapFrame } from './down.ts'
import { MAX_FRAME_BYTES } from './limits.ts'
import { packDictionary } from './pack-dictionary.ts'
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

export const encodeFrame = (frame: UpFrame | SentFrame): Uint8Array => encoder.encode(frame)

/**
 * A document of a `snap` frame by itself, to be deflated and kept for `packs` frames. The texts come
 * first, so that they deflate together; the document's own bytes are no text, and come last.
 */
export const encodeSnapDoc = ({
  doc,
  heads,
  rows,
  receipts,
  bytes,
}: SnapFrame['docs'][number]): Uint8Array => encoder.encode({ doc, heads, rows, receipts, bytes })

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

const unpacked = (packs: readonly Uint8Array[]): unknown => {
  try {
    const dictionary = packDictionary()
    return { type: 'snap', docs: packs.map((pack) => decode(inflateSync(pack, { dictionary }))) }
  } catch {
    return undefined
  }
}

/**
 * Parses what the relay sent. Unknown fields pass (a newer relay); unknown frames are refused. Packed
 * documents come out as the `snap` they stand for.
 */
export const parseDown = (bytes: Uint8Array): Result<DownFrame, 'bad-frame'> => {
  const frame = decode(bytes)
  const plain = v.is(packsFrame, frame) ? unpacked(frame.docs) : frame
  const parsed = v.safeParse(downFrame, plain)
  return parsed.success ? ok(parsed.output) : badFrame
}

const badFrame = refuseWith('bad-frame', 'The message could not be read. Nothing was changed.')
