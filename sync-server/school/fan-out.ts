/**
 * After COMMIT: every live connection whose person may read it gets the change, in one frame a
 * commit. Whoever gained or lost something, or cannot keep up, is fed from the log instead.
 */
import type { RowsFrame } from '#shared/protocol/down.ts'
import { principalsHeld } from './access.ts'
import type { Committed, CommittedChange } from './commit.ts'
import type { Peer } from './connections.ts'
import type { Core } from './core.ts'
import { catchUp, concernsReading } from './feed.ts'
import { tellTouched } from './published.ts'
import { tellAdmins } from './quarantine.ts'

const MOST_LIVE_BYTES = 200 * 1024

const wireChange = (core: Core, { seq, entry }: CommittedChange): RowsFrame['changes'][number] => {
  const { doc, hash, bytes, person, receivedAt } = entry
  const receipt = core.receipts.issue(doc, hash)
  return { seq, doc, hash, bytes, person, receivedAt, receipt }
}

/** Which pushes of the commit each connection is to see; a connection's own only move its cursor. */
const audience = (core: Core, { pushes }: Committed): Map<Peer, number[]> => {
  const seen = new Map<Peer, number[]>()
  pushes.forEach(({ peer: from, readers, changes }, index) => {
    if (changes.length === 0) return
    for (const peer of core.connections.holding(readers)) {
      const isOwn = peer === from
      const before = seen.get(peer) ?? []
      seen.set(peer, isOwn ? before : [...before, index])
    }
  })
  return seen
}

const refreshPrincipals = (core: Core, { rights }: Committed): void => {
  for (const person of new Set(rights.map((right) => right.person))) {
    if (person === null) continue
    for (const peer of core.connections.ofPerson(person))
      core.connections.changePrincipals(peer, principalsHeld(core, peer.session))
  }
}

export const fanOut = (core: Core, committed: Committed): void => {
  const { rights, pushes } = committed
  const wasLive = core.connections.all().filter((peer) => peer.isLive)
  const concerned = new Set(
    wasLive.filter((peer) => rights.some((right) => concernsReading(peer, right))),
  )
  refreshPrincipals(core, committed)
  const wire = pushes.map(({ changes }) => changes.map((change) => wireChange(core, change)))
  const frames = new Map<string, RowsFrame>()
  const seen = audience(core, committed)
  for (const peer of wasLive) {
    const indexes = seen.get(peer)
    if (concerned.has(peer) || (indexes && peer.full !== undefined)) {
      void catchUp(core, peer)
      continue
    }
    if (indexes !== undefined) {
      const key = indexes.join()
      const frame = frames.get(key) ?? {
        type: 'rows',
        changes: indexes.flatMap((index) => wire[index] ?? []),
        cur: core.top,
      }
      frames.set(key, frame)
      const bytes = frame.changes.reduce((sum, change) => sum + change.bytes.length, 0)
      if (bytes > MOST_LIVE_BYTES) {
        void catchUp(core, peer)
        continue
      }
      peer.send(frame)
    }
    peer.sentSeq = core.top
  }
  tellTouched(core, committed.touchedSets)
  if (committed.quarantineChanged) tellAdmins(core)
}
