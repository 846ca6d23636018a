/** How much one connection may ask of the relay, and how long it may stay silent. */
import { MAX_FRAME_BYTES } from '#shared/protocol/limits.ts'

/** A connection that does not say who it wants to be within this is not one of ours. */
export const HELLO_WITHIN_MS = 5_000
export const PING_EVERY_MS = 25_000
export const MISSED_PINGS_AT_MOST = 2
export const SESSION_CHECKED_EVERY_MS = 60_000
export const SOCKETS_PER_PERSON = 20
/** A whole school behind one line; more from one address is nobody's office. */
export const SOCKETS_PER_ADDRESS = 500
/** What a small machine holds: an idle one takes some tens of kilobytes. */
export const SOCKETS_AT_MOST = 10_000
/** Unsent bytes at which no more is fed; the feed goes on when the peer has read. */
export const PAUSE_FEED_ABOVE_BYTES = 1024 * 1024
/** Unsent bytes at which the peer is let go; it comes back with its cursor. */
export const CLOSE_ABOVE_BYTES = 4 * 1024 * 1024
/** Frames being worked on; above it no more are read from this connection. */
export const FRAMES_IN_HAND = 16

/** A frame costs one token, one for each of these, and what it gives the relay to do. */
export const BYTES_PER_TOKEN = 1024
/** A judge needs about half a millisecond for so many. */
export const OPERATIONS_PER_TOKEN = 20
/** Of a manifest: each is looked up once. */
export const DOCUMENTS_PER_TOKEN = 20
/** Of one push; more than this is not judged at once, whatever it claims (see admission.ts). */
export const OPERATIONS_CHARGED_AT_MOST = 20_000
/** Of one person, over all their sockets. */
export const TOKENS_PER_SECOND = 500
/** A device that was offline for a month sends what it has in one go. */
export const TOKENS_AT_MOST = 5_000

/** For `ws`: nothing larger than a frame is ever assembled, and none from thousands of crumbs. */
export const WEBSOCKET_SERVER_OPTIONS = {
  noServer: true,
  maxPayload: MAX_FRAME_BYTES,
  perMessageDeflate: false,
  maxFragments: 64,
  maxBufferedChunks: 4_096,
} as const

/** Codes of RFC 6455 7.4.1 and its registry. */
export const CLOSE_CODES = {
  refused: 1008,
  fault: 1011,
  restarting: 1012,
  tryLater: 1013,
} as const
