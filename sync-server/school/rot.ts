/**
 * A bit that turned inside a change. A change is named by its hash, so its bytes can be had back from
 * wherever they still lie: from the document's snapshot, or from any device that holds it. Until
 * then the record is not read out, nothing new is written to it, and everybody keeps what they have.
 */
import type { DocId } from '#shared/kernel/ids.ts'
import { MINUTE_MS } from '#shared/kernel/time.ts'
import type { ScrubFindings } from '#sync-server/storage/scrub.ts'
import { troubleOf } from '#sync-server/storage/trouble.ts'
import { mayReadDoc } from './access.ts'
import { audit } from './audited.ts'
import type { Peer } from './connections.ts'
import type { Core } from './core.ts'
import { preflight } from './preflight.ts'
import { replay } from './replay.ts'
import { isRotten, type RottenChange } from './rotten.ts'
import { sendSnaps } from './send-documents.ts'
import { isItself } from './verify.ts'

/** Asks one device for the records it may read and the school cannot. */
export const askFor = (core: Core, peer: Peer): void => {
  if (core.rot.size === 0) return
  const wanted = new Set([...core.rot.values()].map(({ doc }) => doc))
  const docs = [...wanted].filter((doc) => mayReadDoc(core, peer.principals, doc))
  if (docs.length > 0) peer.send({ type: 'need', docs: docs.map((doc) => ({ doc, heads: [] })) })
}

const putBack = (
  core: Core,
  { seq, doc }: RottenChange,
  hash: string,
  bytes: Uint8Array,
): boolean => {
  if (!isItself({ hash, bytes })) return false
  core.db.transaction(() => {
    core.db.log.mend(seq, hash, bytes)
    // Packed, it may have been read while it was not itself.
    core.db.documents.dropPack(doc)
    audit(core, 'change-mended', doc)
  })
  return true
}

/** Somebody sent the change again: the bytes prove themselves. */
export const mendWith = (core: Core, hash: string, bytes: Uint8Array): void => {
  const rotten = core.rot.get(hash)
  if (rotten === undefined || !putBack(core, rotten, hash, bytes)) return
  core.rot.delete(hash)
  if (isRotten(core.rot, rotten.doc)) return
  // Whoever came meanwhile was not given it.
  for (const peer of core.connections.holding(core.db.access.readers(rotten.doc)))
    if (peer.isWelcome) void sendSnaps(core, peer, [rotten.doc])
}

/** Changes inside the document's snapshot, by hash. None when that cannot be opened either. */
const inSnapshot = (core: Core, doc: DocId): ReadonlyMap<string, Uint8Array> => {
  const snap = core.db.documents.snap(doc)
  const A = core.records.automerge
  try {
    if (snap === undefined) return new Map()
    const opened = A.load<Record<string, unknown>>(snap)
    const changes = A.getAllChanges(opened).map((bytes) => Uint8Array.from(bytes))
    A.free(opened)
    return new Map(
      changes.flatMap((bytes): [string, Uint8Array][] => {
        const walked = preflight(bytes)
        return walked.ok ? [[walked.header.hash, bytes]] : []
      }),
    )
  } catch {
    return new Map()
  }
}

/** Looks at a record's changes again; what can be had back here is, the rest is remembered. */
const look = (core: Core, doc: DocId): number => {
  const turned = core.db.log.wholeOf(doc).filter((change) => !isItself(change))
  const here = turned.length > 0 ? inSnapshot(core, doc) : new Map<string, Uint8Array>()
  let missing = 0
  for (const { seq, hash } of turned) {
    const rotten = { seq, doc }
    const bytes = here.get(hash)
    if (bytes !== undefined && putBack(core, rotten, hash, bytes)) continue
    missing += 1
    if (core.rot.has(hash)) continue
    core.rot.set(hash, rotten)
    core.db.transaction(() => audit(core, 'change-rotted', doc))
  }
  return missing
}

/** The snapshot is only a copy: it is made again from the changes. */
const mendSnapshot = (core: Core, doc: DocId): void => {
  const lastSeq = core.db.log.ofDoc(doc).at(-1)?.seq ?? 0
  const { derived, saved } = replay(core, doc)
  core.db.transaction(() => {
    core.db.documents.putSnap(doc, saved)
    const snap = { snapUpto: lastSeq, snapBytes: saved.length, tailCount: 0, tailBytes: 0 }
    core.db.documents.put({ id: doc, heads: derived.heads, lastSeq, ...snap })
    audit(core, 'snapshot-mended', doc)
  })
}

/** One record that cannot be made from its changes must not keep the others as they are. */
const tryMending = (core: Core, doc: DocId): void => {
  try {
    mendSnapshot(core, doc)
  } catch (fault) {
    if (troubleOf(fault) !== undefined) throw fault
    core.onFault(`the snapshot of ${doc} could not be made again`, fault)
  }
}

/** Looking costs as much as the record is long, and whoever is refused a lot must not make us look a lot. */
const LOOK_AGAIN_MS = 60 * MINUTE_MS
const MOST_REMEMBERED = 10_000

/**
 * Is this record as it was written? Mends what it can. For when something about it was strange; what
 * was looked at within the hour is not looked at again.
 */
export const looksSound = (core: Core, doc: DocId): boolean => {
  if (isRotten(core.rot, doc)) return false
  const now = core.ports.clock.monotonicMs()
  if (now - (core.lookedAtMs.get(doc) ?? Number.NEGATIVE_INFINITY) < LOOK_AGAIN_MS) return true
  if (core.lookedAtMs.size >= MOST_REMEMBERED) core.lookedAtMs.clear()
  core.lookedAtMs.set(doc, now)
  return isSound(core, doc)
}

const isSound = (core: Core, doc: DocId): boolean => {
  if (look(core, doc) === 0) return true
  core.onFault('a change has turned on the disk; devices are asked for it')
  for (const peer of core.connections.all()) if (peer.isWelcome) askFor(core, peer)
  return false
}

/** What a scrub of the file found: mended where that is possible here, asked of the devices else. */
export const heedScrub = (core: Core, { damage, changes, snapshots }: ScrubFindings): void => {
  const [broken] = damage
  if (broken !== undefined) {
    core.health.damaged(broken)
    return
  }
  for (const doc of new Set(changes.map((one) => one.doc))) isSound(core, doc)
  for (const doc of snapshots) {
    // Without its changes it cannot be made again; they were just asked for.
    if (isRotten(core.rot, doc)) continue
    tryMending(core, doc)
  }
}
