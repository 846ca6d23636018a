/** What can be wrong with this device's storage, as far as a person can do something about it. */
import type { DeviceStore } from './ports.ts'

export type StorageProblem =
  /** The disk, or the browser's share of it, is full. */
  | 'full'
  /** The browser has deleted the database while it was in use. */
  | 'deleted'
  /** A newer version of the app is open in another window and has taken it over. */
  | 'taken-over'
  /** Anything else that was not stored. */
  | 'failed'

/** Thrown for every read and write once the database is not the one that was opened. */
export class StorageLost extends Error {
  override readonly name = 'StorageLost'
  readonly why: 'deleted' | 'taken-over'
  constructor(why: 'deleted' | 'taken-over') {
    super(`The database is gone: ${why}.`)
    this.why = why
  }
}

export const storageProblemOf = (error: unknown): StorageProblem => {
  if (error instanceof StorageLost) return error.why
  const name = (error as { name?: unknown } | null)?.name
  const inner = (error as { inner?: { name?: unknown } } | null)?.inner?.name
  return name === 'QuotaExceededError' || inner === 'QuotaExceededError' ? 'full' : 'failed'
}

/** The same store, telling after every commit whether it held; undefined when it did. */
export const watchedStore = (
  store: DeviceStore,
  tell: (problem: StorageProblem | undefined) => void,
): DeviceStore => ({
  ...store,
  commit: async (writes, durability) => {
    try {
      await store.commit(writes, durability)
    } catch (error) {
      tell(storageProblemOf(error))
      throw error
    }
    tell(undefined)
  },
})
