/** Frames a device sends. Untrusted: parsed strictly, unknown fields refused. */
import * as v from 'valibot'
import { MAX_CHANGE_BYTES, MAX_CHANGE_DEPS, MAX_PUSH_CHANGES, MAX_REFUSED_ASKED } from './limits.ts'

const docId = v.pipe(v.string(), v.maxLength(150))
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const bytes = (max: number) =>
  v.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= max)

/** First frame of a connection. Who it is comes from the session, not from here. */
export const helloFrame = v.strictObject({
  type: v.literal('hello'),
  protocol: v.pipe(v.number(), v.safeInteger()),
  app: v.pipe(v.string(), v.maxLength(40)),
  /** The relay's epoch this device last saw; empty on a new device. */
  epoch: v.pipe(v.string(), v.maxLength(40)),
  /** Everything up to this sequence number is stored here, in one transaction with its rows. */
  cursor: seq,
  /** Which shapes of records this app knows; an app of protocol 1 does not say. */
  schema: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  /** Refused changes of which this device does not know yet what an admin decided. */
  refused: v.optional(v.pipe(v.array(hash), v.maxLength(MAX_REFUSED_ASKED))),
})

export const pushedChange = v.strictObject({
  hash,
  bytes: bytes(MAX_CHANGE_BYTES),
  /** Relay receipts for changes that were accepted before (healing a restored relay). */
  receipt: v.optional(bytes(64)),
})

/** Changes of one document, in causal order. */
export const pushFrame = v.strictObject({
  type: v.literal('push'),
  /** Chosen by the device; comes back in the ack. */
  push: v.pipe(v.number(), v.safeInteger()),
  doc: docId,
  changes: v.pipe(v.array(pushedChange), v.minLength(1), v.maxLength(MAX_PUSH_CHANGES)),
})

/**
 * Changes that could not be written again after another was refused: for the admins' list, never
 * judged. Answered by an ack in which all of them are refused.
 */
export const keepFrame = v.strictObject({
  type: v.literal('keep'),
  /** Numbered like a push, in the same row. */
  push: v.pipe(v.number(), v.safeInteger()),
  doc: docId,
  changes: v.pipe(
    v.array(v.strictObject({ hash, bytes: bytes(MAX_CHANGE_BYTES) })),
    v.minLength(1),
    v.maxLength(MAX_PUSH_CHANGES),
  ),
})

/** What this device holds, confirmed: only after an epoch change. */
export const manifestFrame = v.strictObject({
  type: v.literal('manifest'),
  docs: v.pipe(
    v.array(
      v.strictObject({ doc: docId, heads: v.pipe(v.array(hash), v.maxLength(MAX_CHANGE_DEPS)) }),
    ),
    v.maxLength(1_000),
  ),
  /** True on the last frame of the manifest. */
  last: v.boolean(),
})

export const upFrame = v.variant('type', [helloFrame, pushFrame, keepFrame, manifestFrame])

export type HelloFrame = v.InferOutput<typeof helloFrame>
export type PushFrame = v.InferOutput<typeof pushFrame>
export type KeepFrame = v.InferOutput<typeof keepFrame>
export type PushedChange = v.InferOutput<typeof pushedChange>
export type ManifestFrame = v.InferOutput<typeof manifestFrame>
export type UpFrame = v.InferOutput<typeof upFrame>
