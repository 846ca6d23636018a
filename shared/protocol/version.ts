/**
 * The number both sides say in their first frame. A changed frame shape fails `version.test.ts`
 * until this number moves and its line is written here.
 *
 * 1  The first: hello, push, manifest up; welcome, snap, rows, ack, need, gone, live, sets,
 *    quarantine, tick, refuse down.
 */
export const PROTOCOL_VERSION = 1

/** The oldest protocol this relay still serves. */
export const OLDEST_SERVED_PROTOCOL = 1
