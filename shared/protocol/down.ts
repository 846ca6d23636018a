/** Frames the relay sends. */
import * as v from 'valibot'

const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array)
const seq = v.number()
const heads = v.array(v.string())

/** A projected row on the wire; its own fields are the kind's business. */
const row = v.looseObject({
  table: v.string(),
  id: v.string(),
  doc: v.string(),
  bucket: v.string(),
})

/** Covers the change with this hash and everything it depends on. */
const receipt = v.object({ hash: v.string(), bytes })

export const welcomeFrame = v.object({
  type: v.literal('welcome'),
  person: v.string(),
  roles: v.array(v.picklist(['admin', 'instructor', 'learner'])),
  teams: v.array(v.string()),
  /** Changes when the relay was restored: devices then offer again what they hold. */
  epoch: v.string(),
  top: seq,
  /** The relay's clock, to notice a wrong one here. */
  now: v.number(),
  protocol: v.number(),
  /** Which shapes of records the relay knows; a relay of protocol 1 does not say. */
  schema: v.optional(v.number()),
})

/** Whole documents with the rows the relay has projected, newest first. */
export const snapFrame = v.object({
  type: v.literal('snap'),
  docs: v.array(
    v.object({ doc: v.string(), heads, bytes, rows: v.array(row), receipts: v.array(receipt) }),
  ),
})

/**
 * The same, each document as the relay keeps it ready: its entry of a `snap` frame in CBOR, deflated on
 * its own, so that sending a school is copying bytes. A device hears it as a `snap`.
 */
export const packsFrame = v.object({ type: v.literal('packs'), docs: v.array(bytes) })

/** Single changes, in the order of the log. The cursor also passes rows this person may not read. */
export const rowsFrame = v.object({
  type: v.literal('rows'),
  changes: v.array(
    v.object({
      seq,
      doc: v.string(),
      hash: v.string(),
      bytes,
      person: v.string(),
      receivedAt: v.number(),
      receipt: bytes,
    }),
  ),
  cur: seq,
})

export const changeVerdict = v.variant('verdict', [
  /** In the log, on disk. */
  v.object({
    verdict: v.literal('committed'),
    hash: v.string(),
    seq,
    receivedAt: v.number(),
    receipt: bytes,
  }),
  /** Was in the log already. */
  v.object({ verdict: v.literal('duplicate'), hash: v.string(), seq, receipt: bytes }),
  /** Kept in quarantine; the author and the admins see it. */
  v.object({
    verdict: v.literal('refused'),
    hash: v.string(),
    code: v.string(),
    message: v.string(),
  }),
  /** Not decided: send again later, after what it depends on. */
  v.object({
    verdict: v.literal('retry'),
    hash: v.string(),
    why: v.picklist(['missing-deps', 'busy']),
  }),
])

/** Sent only after COMMIT. */
export const ackFrame = v.object({
  type: v.literal('ack'),
  push: v.number(),
  verdicts: v.array(changeVerdict),
})

/** The relay lacks these (after a restore): push everything of these documents that is not below `heads`. */
export const needFrame = v.object({
  type: v.literal('need'),
  docs: v.array(v.object({ doc: v.string(), heads })),
})

/** May no longer be read here, or has been erased. */
export const goneFrame = v.object({
  type: v.literal('gone'),
  docs: v.array(v.string()),
  cur: seq,
  /** Gone for good, because of these people: what waits here for them or about them goes too. */
  erased: v.optional(v.array(v.string())),
})

/** Caught up: everything up to `cur` has been sent. */
export const liveFrame = v.object({ type: v.literal('live'), cur: seq, teams: v.array(v.string()) })

/** A published set has newer rows: pull it. */
export const setsFrame = v.object({ type: v.literal('sets'), sets: v.array(v.string()) })

/** Refused changes an admin should know of have appeared or gone. */
export const quarantineFrame = v.object({ type: v.literal('quarantine'), open: v.number() })

/** What an admin decided about refused changes of this device. */
export const decidedFrame = v.object({
  type: v.literal('decided'),
  decisions: v.array(
    v.object({
      hash: v.string(),
      decision: v.picklist(['adopt', 'keep']),
      by: v.string(),
      at: v.number(),
      reason: v.optional(v.string()),
    }),
  ),
})

/**
 * Sent on a quiet line, so that the app notices a dead one: it cannot see the socket's own pings.
 */
export const tickFrame = v.object({ type: v.literal('tick') })

/** The connection ends: why, and a sentence for people. */
export const refuseFrame = v.object({
  type: v.literal('refuse'),
  code: v.picklist([
    'bad-frame',
    'signed-out',
    'device-ended',
    'update-needed',
    'relay-older',
    'busy',
  ]),
  message: v.string(),
})

export const downFrame = v.variant('type', [
  welcomeFrame,
  snapFrame,
  rowsFrame,
  ackFrame,
  needFrame,
  goneFrame,
  liveFrame,
  setsFrame,
  quarantineFrame,
  decidedFrame,
  tickFrame,
  refuseFrame,
])

/** What a device hears. */
export type DownFrame = v.InferOutput<typeof downFrame>
export type PacksFrame = v.InferOutput<typeof packsFrame>
/** What the relay puts on the wire. */
export type SentFrame = DownFrame | PacksFrame
export type WelcomeFrame = v.InferOutput<typeof welcomeFrame>
export type SnapFrame = v.InferOutput<typeof snapFrame>
export type RowsFrame = v.InferOutput<typeof rowsFrame>
export type AckFrame = v.InferOutput<typeof ackFrame>
export type NeedFrame = v.InferOutput<typeof needFrame>
export type GoneFrame = v.InferOutput<typeof goneFrame>
export type DecidedFrame = v.InferOutput<typeof decidedFrame>
export type RefuseFrame = v.InferOutput<typeof refuseFrame>
export type ChangeVerdict = v.InferOutput<typeof changeVerdict>
export type WireRow = v.InferOutput<typeof row>
