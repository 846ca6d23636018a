/** From what the engine knows to what the badge says. Pure, so that all eight states can be shown. */
import type { LinkState } from '#client/engine/api.ts'
import { formatSince } from '#client/ui/format/index.ts'
import { mostPressing, type SyncState } from '#client/ui/sync-state.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

/** `engine.sync` in numbers. */
export type SyncFacts = {
  readonly link: LinkState
  /** Changes saved here and not sent, of both lanes. */
  readonly waitingCount: number
  /** This person's changes that could not be accepted. */
  readonly refusedCount: number
  readonly inStepAtMs: InstantMs | undefined
  readonly isStorageSafe: boolean
}

/** Said instead of a time while this device has never been in step with the relay. */
const NEVER_IN_STEP = 'this device'

/** Is what is on the screen possibly old? While a first connection is made, that is not known yet. */
const isOffline = (link: LinkState): boolean =>
  link === 'offline' || link === 'update-needed' || link === 'relay-older'

/**
 * The one state to show. `decisionCount`: cases that wait for this person. When several hold, the
 * order is that of `mostPressing`: what only the reader can repair comes first.
 */
export const badgeState = (facts: SyncFacts, decisionCount: number, now: InstantMs): SyncState => {
  const { link, waitingCount, refusedCount, inStepAtMs, isStorageSafe } = facts
  const states: SyncState[] = []
  if (refusedCount > 0) states.push({ kind: 'refused', count: refusedCount })
  if (decisionCount > 0) states.push({ kind: 'decision', count: decisionCount })
  if (link === 'signed-out') states.push({ kind: 'signed-out' })
  if (!isStorageSafe) states.push({ kind: 'storage' })
  if (waitingCount > 0) {
    states.push({ kind: link === 'online' ? 'sending' : 'waiting', count: waitingCount })
  }
  if (isOffline(link)) {
    const dataFrom = inStepAtMs === undefined ? NEVER_IN_STEP : formatSince(inStepAtMs, now)
    states.push({ kind: 'offline', dataFrom })
  }
  return mostPressing(states)
}
