/** What the parts of a school share: its file, its keys, who is connected, what time it is. */
import type { LoadedDoc } from '#shared/documents/automerge.ts'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { AnySet } from '#shared/documents/published-set.ts'
import type { Records } from '#shared/documents/records.ts'
import type { SchoolId } from '#shared/kernel/actor.ts'
import { type DocId, parseDocId } from '#shared/kernel/ids.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { ServedVersions } from '#shared/protocol/version.ts'
import type { KnownDevice } from '#sync-server/storage/school/meta.ts'
import type { SchoolDb } from '#sync-server/storage/school/school-db.ts'
import type { Connections } from './connections.ts'
import type { Health } from './health.ts'
import type { DocumentBytes, Judge } from './judge.ts'
import type { Receipts } from './receipts.ts'
import type { Rot } from './rotten.ts'
import type { UnderWay } from './under-way.ts'

/** Where a record's first change ends: the same bytes for every record of the kind. */
export type FirstState = {
  readonly bytes: Uint8Array
  readonly hash: string
  readonly endOp: number
}

export type Core = {
  readonly schoolId: SchoolId
  readonly db: SchoolDb
  readonly ports: Ports
  readonly judge: Judge
  readonly kinds: ReadonlyMap<string, AnyKind>
  readonly sets: ReadonlyMap<string, AnySet>
  readonly records: Records
  readonly served: ServedVersions
  readonly firstOf: (kind: AnyKind) => FirstState
  readonly receipts: Receipts
  /** Packs made with another key or in another form are void. */
  readonly packSeal: number
  readonly connections: Connections
  readonly underWay: UnderWay
  /** Whether the file can be written. */
  readonly health: Health
  /** Changes whose bytes have turned on the disk. */
  readonly rot: Rot
  /** When records were last held against their hashes because something was strange. */
  readonly lookedAtMs: Map<DocId, number>
  readonly deviceOf: (actorPrefix: string) => KnownDevice | undefined
  /** A bug of ours that cost nobody anything but a retry: for the relay's own log. */
  readonly onFault: (what: string, fault?: unknown) => void
  readonly nextTurn: (run: () => void) => void
  /** Next number of the published sets' own sequence. */
  readonly nextPublishedSeq: () => number
  epoch: string
  /** Goes up with each person erased: what was judged before that is judged again. */
  erasures: number
  /** Goes up when somebody gains or loses a right: whose it was is looked at before a commit. */
  rightsChanges: number
  /** Number of the log's last entry. */
  top: number
}

/** The kind of a document id from outside; undefined when there is no such kind. */
export const kindOfDoc = (core: Core, doc: DocId): AnyKind | undefined => {
  const parsed = parseDocId(doc)
  return parsed && core.kinds.get(parsed.kind)
}

export const turn = (core: Core): Promise<void> => new Promise((done) => core.nextTurn(done))

/** A document's bytes as they lie in the file. */
export const documentBytes = (core: Core, doc: DocId): DocumentBytes => {
  const snapUpto = core.db.documents.byId(doc)?.snapUpto ?? 0
  const snap = snapUpto === 0 ? undefined : core.db.documents.snap(doc)
  return { snap, tail: core.db.log.tail(doc, snapUpto) }
}

/** Computes where the kind's first change ends. */
export const firstState = (records: Records, kind: AnyKind): FirstState => {
  const { bytes, hash } = records.first(kind)
  const A = records.automerge
  const doc: LoadedDoc = A.load(bytes)
  const changes = A.getAllChanges(doc).map((change) => A.decodeChange(change))
  A.free(doc)
  const endOp = Math.max(...changes.map(({ startOp, ops }) => startOp + ops.length))
  return { bytes, hash, endOp }
}
