/**
 * The device store in two steps: the first reads from what is open at once, everything else from the
 * store for good. That is opened when something is written, or all keys are asked for, which is what
 * the engine does after the first paint; if it could not be opened, it is tried again the next time.
 */

import type { DeviceStore } from './ports.ts'
import type { FirstReads } from './ports-first-reads.ts'

export const createLaterStore = (
  first: FirstReads,
  open: () => Promise<DeviceStore>,
): DeviceStore => {
  let opened: DeviceStore | undefined
  let opening: Promise<DeviceStore> | undefined
  let isClosed = false

  const whole = (): Promise<DeviceStore> => {
    opening ??= open().then(
      (store) => {
        opened = store
        first.close()
        if (isClosed) store.close()
        return store
      },
      (error: unknown) => {
        opening = undefined
        throw error
      },
    )
    return opening
  }
  /** What was taken away is not there to be read from; the store says what has become of it. */
  const reader = async (): Promise<FirstReads | DeviceStore> =>
    opened ?? (first.isOpen() ? first : whole())

  return {
    get: async (table, key) => (await reader()).get(table, key),
    many: async (table, keys) => (await reader()).many(table, keys),
    withPrefix: async (table, prefix) => (await reader()).withPrefix(table, prefix),
    keys: async (table) => (await whole()).keys(table),
    commit: async (writes, durability) => {
      if (writes.length > 0) await (await whole()).commit(writes, durability)
    },
    close: () => {
      isClosed = true
      first.close()
      opened?.close()
    },
  }
}
