/**
 * The numbers both sides say in their first frame.
 *
 * PROTOCOL_VERSION is the shape of the frames. A changed frame fails `version.test.ts` until this
 * number moves and its line is written here.
 *
 * 1  The first: hello, push, manifest up; welcome, snap, rows, ack, need, gone, live, sets,
 *    quarantine, tick, refuse down.
 * 2  hello says its schema and which refused changes it asks about; keep brings what could not be
 *    written again; welcome says the relay's schema; decided tells an author what an admin decided;
 *    gone says what was erased.
 * 3  packs brings whole documents packed, where snap brought them bare.
 * 4  what packs bring is packed with the dictionary both sides know (decision 20); an app of protocol
 *    3 is brought snap again.
 */
export const PROTOCOL_VERSION = 4

/** From this protocol on a device opens `packs` as they are made now; before it, `snap` is sent. */
export const PACKS_SINCE_PROTOCOL = 4

/** The oldest protocol this relay still serves. */
export const OLDEST_SERVED_PROTOCOL = 1

/**
 * The shape of the records: of every kind and every set in the registry together. A changed shape
 * fails `registry.schema.test.ts` until this number moves and gets its line there. Shapes only grow:
 * new fields are optional, so that an app two numbers behind still reads and keeps everything.
 */
export const SCHEMA_VERSION = 3

/** The oldest shapes an app may still know: two numbers behind. */
export const OLDEST_SERVED_SCHEMA = Math.max(1, SCHEMA_VERSION - 2)

/** What a hello without a schema means: it comes from an app of protocol 1. */
export const UNSAID_SCHEMA = 1

/**
 * Is an app with these numbers served here? `update-needed`: the app is too old. `relay-older`: the
 * relay is, and the app waits until it has caught up.
 */
export const servedAs = (said: {
  readonly protocol: number
  readonly schema?: number | undefined
}): 'served' | 'update-needed' | 'relay-older' => {
  const { protocol, schema = UNSAID_SCHEMA } = said
  if (protocol < OLDEST_SERVED_PROTOCOL || schema < OLDEST_SERVED_SCHEMA) return 'update-needed'
  return protocol > PROTOCOL_VERSION || schema > SCHEMA_VERSION ? 'relay-older' : 'served'
}
