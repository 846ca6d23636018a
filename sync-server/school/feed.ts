/**
 * Brings one connection up to date: what it lost, what was opened to it, then the log after its
 * cursor, a frame a turn. Everything is decided by what the person may read now; the order in which
 * rights came and went in between does not matter.
 */
import type { DocId } from '#shared/kernel/ids.ts'
import type { RowsFrame } from '#shared/protocol/down.ts'
import type { ErasedDoc } from '#sync-server/storage/school/erasure.ts'
import { mayReadDoc, teamsOf } from './access.ts'
import type { Peer } from './connections.ts'
import type { Core } from './core.ts'
import {
  breathe,
  CHANGE_OVERHEAD_BYTES,
  drained,
  FRAME_BYTES,
  sendDocs,
  sendSnaps,
} from './send-documents.ts'

const ROWS_A_CHUNK = 500
/** Documents that were opened to this person, or closed, after `from`. */
const changedRights = (core: Core, peer: Peer, from: number, to: number) => {
  const { personId } = peer.session
  const rights = core.db.log.rightsBetween(from, to)
  const mine = rights.filter((right) => right.person === personId)
  const heldLately = new Set([...peer.principals, ...mine.map((right) => right.principal)])
  const concerned = new Set<DocId>()
  for (const { doc, person, principal } of rights) {
    if (principal === null) continue
    if (doc !== null && heldLately.has(principal)) concerned.add(doc)
    if (person === personId) for (const one of core.db.access.docsOf(principal)) concerned.add(one)
  }
  const opened: DocId[] = []
  const closed: DocId[] = []
  for (const doc of concerned) (mayReadDoc(core, peer.principals, doc) ? opened : closed).push(doc)
  // Whoever could read it, now or until lately, may have it still.
  const erased = core.db.erasure
    .between(from, to)
    .filter(({ doc }) => core.db.access.readers(doc).some((principal) => heldLately.has(principal)))
  return { opened, closed, erased }
}

const sendRows = async (core: Core, peer: Peer, to: number): Promise<void> => {
  const readable = new Map<DocId, boolean>()
  const mayRead = (doc: DocId): boolean => {
    const known = readable.get(doc) ?? mayReadDoc(core, peer.principals, doc)
    readable.set(doc, known)
    return known
  }
  while (peer.sentSeq < to && !peer.isClosed) {
    const changes: RowsFrame['changes'] = []
    let bytes = 0
    let cur = peer.sentSeq
    for (const row of core.db.log.between(cur, to, ROWS_A_CHUNK)) {
      cur = row.seq
      const { kind, doc, hash, person, seq, receivedAt } = row
      if (kind !== 'change' || doc === null || hash === null || !mayRead(doc)) continue
      const change = core.health.reading(() => core.db.log.bytesAt(seq))
      if (change === undefined || core.rot.has(hash)) continue
      const receipt = core.receipts.issue(doc, hash)
      changes.push({ seq, doc, hash, bytes: change, person: person ?? '', receivedAt, receipt })
      bytes += change.length + CHANGE_OVERHEAD_BYTES
      if (bytes >= FRAME_BYTES) break
    }
    peer.sentSeq = cur
    peer.send({ type: 'rows', changes, cur })
    await breathe(core, peer)
    // Rights may have changed while the socket drained.
    readable.clear()
  }
}

/** Documents to be dropped with all that waits in them, and because of whom. */
const sayErased = (peer: Peer, erased: readonly ErasedDoc[], cur: number): void => {
  if (erased.length === 0) return
  const docs = [...new Set(erased.map(({ doc }) => doc))]
  const persons = [...new Set(erased.map(({ person }) => person))]
  peer.send({ type: 'gone', docs, cur, erased: persons })
}

/** The same; those that began anew come again after it. */
export const sendErased = async (
  core: Core,
  peer: Peer,
  erased: readonly ErasedDoc[],
  cur: number,
): Promise<void> => {
  sayErased(peer, erased, cur)
  await sendSnaps(core, peer, new Set(erased.map(({ doc }) => doc)))
}

/** Sends everything between what the connection has and `to`. */
const sendRange = async (core: Core, peer: Peer, to: number): Promise<void> => {
  const { opened, closed, erased } = changedRights(core, peer, peer.sentSeq, to)
  // The cursor stays: if the connection breaks before the rows, all this comes again.
  if (closed.length > 0) peer.send({ type: 'gone', docs: closed, cur: peer.sentSeq })
  await sendSnaps(core, peer, opened)
  await sendErased(core, peer, erased, peer.sentSeq)
  await sendRows(core, peer, to)
}

const sayLive = (core: Core, peer: Peer): void =>
  peer.send({ type: 'live', cur: peer.sentSeq, teams: teamsOf(core, peer.session.personId) })

/** Runs until the connection has everything; from then on it hears of commits as they happen. */
const runFeed = async (core: Core, peer: Peer, opening: () => Promise<void>): Promise<void> => {
  if (peer.isFeeding) return
  peer.isFeeding = true
  peer.isLive = false
  try {
    if (peer.full !== undefined) await drained(peer)
    await opening()
    while (peer.sentSeq < core.top && !peer.isClosed) await sendRange(core, peer, core.top)
    peer.isLive = !peer.isClosed
    if (peer.isLive) sayLive(core, peer)
  } finally {
    peer.isFeeding = false
  }
}

/** From where the connection stands to the top. */
export const catchUp = (core: Core, peer: Peer): Promise<void> =>
  runFeed(core, peer, async () => {})

/**
 * A device with nothing, or with what an earlier life of the relay gave it.
 * @param mayHold it has been here before, and may hold what it was sent before the line broke: what
 * was closed or erased since then is said first
 */
export const feedFromScratch = (core: Core, peer: Peer, mayHold: boolean): Promise<void> => {
  // Changes after this moment come as rows; documents are listed now, so none can slip between.
  peer.sentSeq = core.top
  const docs = core.db.documents.readableBy([...peer.principals])
  const readableAt = { top: core.top, principals: peer.principals }
  return runFeed(core, peer, async () => {
    if (mayHold) {
      const { closed, erased } = changedRights(core, peer, 0, core.top)
      if (closed.length > 0) peer.send({ type: 'gone', docs: closed, cur: 0 })
      sayErased(peer, erased, 0)
    }
    await sendDocs(core, peer, { docs, readableAt })
  })
}

/** Does this person's own reading change with these rights? */
export const concernsReading = (
  peer: Peer,
  right: { readonly person: string | null; readonly principal: string | null },
): boolean =>
  right.person === peer.session.personId ||
  (right.person === null && right.principal !== null && peer.principals.has(right.principal))
