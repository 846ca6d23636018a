/**
 * The device store in two steps: the first reads from what is open at once, everything else from the
 * store for good. That is opened when something is written, or all keys are asked for, which is what
 * the engine does after the first paint; if it could not be opened, it is tried again the next time.
 */

import type { DeviceStore } from './ports.ts'
import type { FirstReads } from './ports-first-reads.ts'

type Reads = Pick<DeviceStore, 'get' | 'many' | 'withPrefix'>

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
  /**
   * Asks at once: between choosing and asking, the first reads could be closed. What was taken away is
   * not there to be read from; the store says what has become of it.
   */
  const read = <T>(ask: (from: Reads) => Promise<T>): Promise<T> => {
    if (opened === undefined && first.isOpen()) return ask(first)
    return whole().then(ask)
  }

  return {
    get: (table, key) => read((from) => from.get(table, key)),
    many: (table, keys) => read((from) => from.many(table, keys)),
    withPrefix: (table, prefix) => read((from) => from.withPrefix(table, prefix)),
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
