/** Sends whole documents to one connection, a frame a turn, from packs where the app opens them. */
import type { DocId } from '#shared/kernel/ids.ts'
import { PACKS_SINCE_PROTOCOL } from '#shared/protocol/version.ts'
import { mayReadDoc } from './access.ts'
import type { Peer } from './connections.ts'
import { type Core, turn } from './core.ts'
import { type SnapDoc, snapDoc } from './documents-to-send.ts'
import { keepPacks, packOf } from './packs.ts'
import { isRotten } from './rotten.ts'

/** About one frame's worth; a frame may pass it by one document. */
export const FRAME_BYTES = 200 * 1024
/** What a change weighs on the wire besides its bytes. */
export const CHANGE_OVERHEAD_BYTES = 200

export const drained = async (peer: Peer): Promise<void> => {
  while (peer.full !== undefined && !peer.isClosed) await peer.full
}

/** Waits for the next turn, and for a full socket to drain. */
export const breathe = async (core: Core, peer: Peer): Promise<void> => {
  await turn(core)
  await drained(peer)
}

/** Documents to be sent, and when all of them were known to be readable, if that was asked before. */
type ToSend = {
  readonly docs: Iterable<DocId>
  readonly readableAt?: { readonly top: number; readonly principals: Peer['principals'] }
}

/** Rights change with the log or with the person, and with nothing else. */
const mayStillRead = (core: Core, peer: Peer, { readableAt }: ToSend, doc: DocId): boolean =>
  (readableAt?.top === core.top && readableAt.principals === peer.principals) ||
  mayReadDoc(core, peer.principals, doc)

/** What may be read now, one after the other in this order: a frame's worth, read together, a turn. */
const sendWhole = async <One>(
  core: Core,
  peer: Peer,
  toSend: ToSend,
  read: (doc: DocId) => { readonly one: One; readonly bytes: number } | undefined,
  send: (frame: One[]) => void,
): Promise<void> => {
  const docs = toSend.docs[Symbol.iterator]()
  const nextFrame = (): One[] => {
    const frame: One[] = []
    for (let bytes = 0; bytes < FRAME_BYTES; ) {
      const { value: doc, done } = docs.next()
      if (done) break
      const next = core.health.reading(() =>
        mayStillRead(core, peer, toSend, doc) && !isRotten(core.rot, doc) ? read(doc) : undefined,
      )
      if (next === undefined) continue
      frame.push(next.one)
      bytes += next.bytes
    }
    return frame
  }
  while (!peer.isClosed) {
    const frame = core.db.together(nextFrame)
    if (frame.length === 0) return
    send(frame)
    await breathe(core, peer)
  }
}

/** Sends whole documents in this order, in frames; what cannot be read any more is left out. */
export const sendSnaps = (core: Core, peer: Peer, docs: Iterable<DocId>): Promise<void> =>
  sendDocs(core, peer, { docs })

export const sendDocs = (core: Core, peer: Peer, toSend: ToSend): Promise<void> => {
  if (peer.protocol < PACKS_SINCE_PROTOCOL) {
    const read = (doc: DocId) => {
      const one = snapDoc(core, doc)
      return one && { one, bytes: one.bytes.length + CHANGE_OVERHEAD_BYTES }
    }
    return sendWhole<SnapDoc>(core, peer, toSend, read, (frame) =>
      peer.send({ type: 'snap', docs: frame }),
    )
  }
  const made = new Map<DocId, Uint8Array>()
  const read = (doc: DocId) => {
    const pack = packOf(core, doc)
    if (pack?.isNew) made.set(doc, pack.bytes)
    return pack && { one: pack.bytes, bytes: pack.bytes.length }
  }
  return sendWhole<Uint8Array>(core, peer, toSend, read, (frame) => {
    peer.send({ type: 'packs', docs: frame })
    // In the same turn as they were made: nothing can have changed in between.
    keepPacks(core, made)
    made.clear()
  })
}
