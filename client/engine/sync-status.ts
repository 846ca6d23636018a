/** What the sync badge is made of, framework-free. */
import type { InstantMs } from '#shared/kernel/ports.ts'
import type { LinkState } from './api.ts'

/** In `meta`: a start without a line knows what the last welcome said of the clock. T39. */
export const CLOCK_AHEAD = 'clockAheadMs'

export type SyncStatus = {
  readonly link: LinkState
  readonly inStepAtMs: InstantMs | undefined
  readonly clockAheadMs: number
  readonly isStorageSafe: boolean
  readonly quarantineCount: number
  /** Records whose newest state this app cannot read. */
  readonly unreadableCount: number
  /** The device was ended from elsewhere: its copy is to be wiped after the last words are sent. */
  readonly deviceEnded: boolean
  /** Of a device that was ended: how many changes the office took, and how many found no room. */
  readonly lastWords: { readonly taken: number; readonly full: number }
}

export const createSyncStatus = () => {
  let status: SyncStatus = {
    link: 'connecting',
    inStepAtMs: undefined,
    clockAheadMs: 0,
    isStorageSafe: true,
    quarantineCount: 0,
    unreadableCount: 0,
    deviceEnded: false,
    lastWords: { taken: 0, full: 0 },
  }
  const listeners = new Set<(status: SyncStatus) => void>()
  return {
    get: (): SyncStatus => status,
    set: (change: Partial<SyncStatus>): void => {
      const keys = Object.keys(change) as (keyof SyncStatus)[]
      if (keys.every((key) => Object.is(status[key], change[key]))) return
      status = { ...status, ...change }
      for (const listener of listeners) listener(status)
    },
    onChange: (run: (status: SyncStatus) => void): (() => void) => {
      listeners.add(run)
      return () => listeners.delete(run)
    },
  }
}

export type SyncStatusHolder = ReturnType<typeof createSyncStatus>
