/** Bounds on what a device may send, checked before anything is decoded. Measured in docs/decisions. */

/** One frame. A push is split to stay below it. */
export const MAX_FRAME_BYTES = 256 * 1024
/** One change. `decodeChange` panics on huge ones; no honest command comes near. */
export const MAX_CHANGE_BYTES = 64 * 1024
/**
 * Run-length encoding packs a million operations into 181 bytes, so operations are counted too. Each
 * letter of a text is one, and a long honest lesson log has two texts of 4,000.
 */
export const MAX_CHANGE_OPS = 10_000
export const MAX_CHANGE_DEPS = 64
/** Changes in one push frame. */
export const MAX_PUSH_CHANGES = 200
/** Refused changes a device asks about when it says hello. */
export const MAX_REFUSED_ASKED = 200
