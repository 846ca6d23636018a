/**
 * One transaction for everything that was judged in one turn of the loop: the changes, and all that
 * follows from them. Nobody is told anything before it is on disk.
 */
import type { DeviceId, PersonId } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { LATE_WORK } from '#shared/kernel/late-work.ts'
import type { ChangeEntry, LogRow } from '#sync-server/storage/school/log.ts'
import type { Decision, NewQuarantineRow } from '#sync-server/storage/school/quarantine.ts'
import { storeAccess } from './access.ts'
import { countAsked } from './asking.ts'
import { markAwaiting } from './awaiting.ts'
import type { Peer } from './connections.ts'
import type { Core } from './core.ts'
import { telling } from './heard.ts'
import type { JudgeOutcome } from './judge.ts'
import { applyRights, storePublications, type TouchedSets } from './published.ts'
import { keepRefused, storeDecision } from './refusals.ts'
import { isWorthSnapshot } from './snapshots.ts'

/** An admin's word on what was refused. */
export type Adoption = { readonly id: number } & Decision

/** What one push comes to. */
export type Work = {
  readonly doc: DocId
  /** Sound changes in order, with what follows from the last of them. */
  readonly entries: readonly ChangeEntry[]
  readonly after: JudgeOutcome['after']
  readonly quarantined: readonly NewQuarantineRow[]
  /** Nothing that only comes back after a restore. */
  readonly isNew: boolean
  /** Whoever asks for something by this new record: counted by the day. */
  readonly asker?: PersonId
  /** An admin stands for what was refused. */
  readonly adopted?: Adoption
  readonly device: DeviceId
  /** The connection they came by, which hears of them by its ack; a copied profile has another. */
  readonly peer?: Peer
  /** Asked at the last moment: is the sender still allowed to be here? */
  readonly isVoid: () => boolean
  /** Told as soon as it is on disk, before anybody else; undefined: nothing was stored. */
  readonly settle: (seqs: readonly number[] | undefined) => void
}

export type CommittedChange = { readonly seq: number; readonly entry: ChangeEntry }

export type Committed = {
  readonly pushes: readonly {
    readonly peer: Peer | undefined
    readonly readers: readonly string[]
    readonly changes: readonly CommittedChange[]
  }[]
  readonly rights: readonly LogRow[]
  readonly touchedSets: TouchedSets
  readonly quarantineChanged: boolean
}

type Stored = {
  readonly changes: CommittedChange[]
  readonly rights: LogRow[]
}

const storeDocument = (core: Core, work: Work, touched: TouchedSets): Stored => {
  const { doc, entries, after } = work
  if (after === undefined) return { changes: [], rights: [] }
  const { derived, saved } = after
  const { db } = core
  const before = db.documents.byId(doc)
  const receivedAt = entries[0]?.receivedAt ?? core.ports.clock.now()
  // Rights come before the change that brought them, so that a feed sends the past before it.
  const rights = storeAccess(core, doc, derived, before === undefined, receivedAt)
  const changes = entries.map((entry) => ({ seq: db.log.addChange(entry), entry }))
  const lastSeq = changes.at(-1)?.seq ?? before?.lastSeq ?? 0
  const tail = {
    count: (before?.tailCount ?? 0) + entries.length,
    bytes: entries.reduce((sum, { bytes }) => sum + bytes.length, before?.tailBytes ?? 0),
  }
  const compacts = isWorthSnapshot(tail, before?.snapBytes ?? 0)
  if (compacts) db.documents.putSnap(doc, saved)
  db.documents.put({
    id: doc,
    heads: derived.heads,
    lastSeq,
    snapUpto: compacts ? lastSeq : (before?.snapUpto ?? 0),
    snapBytes: compacts ? saved.length : (before?.snapBytes ?? 0),
    tailCount: compacts ? 0 : tail.count,
    tailBytes: compacts ? 0 : tail.bytes,
  })
  db.rows.replace(doc, derived.rows)
  storePublications(core, doc, derived.publications, touched)
  applyRights(core, rights, touched)
  return { changes, rights }
}

/** What one before it in the same transaction has taken the right to is not stored. */
const storeWork = (core: Core, work: Work, touched: TouchedSets): Stored | undefined => {
  if (work.isVoid()) return undefined
  const { doc, entries, isNew } = work
  const heardAt = entries[0]?.receivedAt
  const store = (): Stored => storeDocument(core, work, touched)
  const stored =
    isNew && heardAt !== undefined ? telling(core, doc, heardAt, touched, store) : store()
  if (work.asker && stored.changes.length > 0) countAsked(core, work.asker, work.doc)
  keepRefused(core, work.quarantined)
  const { adopted, device } = work
  if (adopted) storeDecision(core, adopted, device)
  const isLate = work.quarantined.some(({ code }) => code === LATE_WORK)
  if (isLate || adopted) markAwaiting(core, work.doc, touched)
  return stored
}

const committedOf = (
  group: readonly Work[],
  stored: readonly (Stored | undefined)[],
  touchedSets: TouchedSets,
): Committed => ({
  pushes: group.map(({ peer, after }, index) => ({
    peer,
    readers: after?.derived.readers ?? [],
    changes: stored[index]?.changes ?? [],
  })),
  rights: stored.flatMap((one) => one?.rights ?? []),
  touchedSets,
  quarantineChanged: group.some(({ quarantined, adopted }) => quarantined.length > 0 || adopted),
})

/** Stores a group in one transaction, or nothing of it: then undefined, and the fault is noted. */
const tryGroup = (core: Core, group: readonly Work[]): Committed | undefined => {
  const touched: TouchedSets = new Map()
  let stored: (Stored | undefined)[]
  try {
    stored = core.db.transaction(() => group.map((work) => storeWork(core, work, touched)))
  } catch (fault) {
    if (core.health.note(fault) === undefined) core.onFault('a commit failed', fault)
    return undefined
  }
  core.top = core.db.log.top()
  group.forEach(({ settle }, index) => {
    settle(stored[index]?.changes.map(({ seq }) => seq))
  })
  return committedOf(group, stored, touched)
}

/**
 * Collects what is handed in during one turn of the loop and stores it together.
 * @param tell called after each COMMIT
 */
export const createCommitter = (core: Core, tell: (committed: Committed) => void) => {
  let waiting: Work[] = []

  const flush = (): void => {
    const group = waiting.filter((work) => {
      if (!work.isVoid()) return true
      work.settle(undefined)
      return false
    })
    waiting = []
    const committed = group.length === 0 ? undefined : tryGroup(core, group)
    if (committed !== undefined) {
      tell(committed)
      return
    }
    // One push that cannot be stored must not hold back the others.
    for (const work of group) {
      const mayTry = group.length > 1 && core.health.mayWrite()
      const alone = mayTry ? tryGroup(core, [work]) : undefined
      if (alone === undefined) work.settle(undefined)
      else tell(alone)
    }
  }

  return {
    add: (work: Work): void => {
      waiting.push(work)
      if (waiting.length === 1) core.nextTurn(flush)
    },
  }
}

export type Committer = ReturnType<typeof createCommitter>
