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

type Span = { readonly oldest: number; readonly newest: number }

/** Which apps a relay serves: those whose two numbers lie between these, both included. */
export type ServedVersions = { readonly protocol: Span; readonly schema: Span }

/** What this relay serves. */
export const SERVED_VERSIONS: ServedVersions = {
  protocol: { oldest: OLDEST_SERVED_PROTOCOL, newest: PROTOCOL_VERSION },
  schema: { oldest: OLDEST_SERVED_SCHEMA, newest: SCHEMA_VERSION },
}

/** `update-needed`: the app is too old. `relay-older`: the relay is, and the app waits for it. */
export type ServedAs = 'served' | 'update-needed' | 'relay-older'

/**
 * Is an app with these numbers served? Where a protocol is not said, only the shapes count: who asks
 * without a line speaks in no frames.
 */
export const servedAs = (
  said: { readonly protocol?: number | undefined; readonly schema?: number | undefined },
  { protocol, schema }: ServedVersions = SERVED_VERSIONS,
): ServedAs => {
  const frames = said.protocol ?? protocol.oldest
  const shapes = said.schema ?? UNSAID_SCHEMA
  if (frames < protocol.oldest || shapes < schema.oldest) return 'update-needed'
  return frames > protocol.newest || shapes > schema.newest ? 'relay-older' : 'served'
}
