/** The screen lock with this browser's storage and cryptography, loaded when it is used. */
import type { ScreenLock } from '#client/domains/people/index.ts'
import { browserMemory } from '../browser-memory.ts'
import { randomBytes } from '../ports-browser.ts'
import { SCREEN_LOCK_KEY } from './screen-lock-key.ts'

/** Undefined where the browser has no cryptography: on plain http from another machine. */
export const createBrowserScreenLock = (onChanged: () => void): ScreenLock | undefined => {
  if (!window.isSecureContext) return undefined
  const load = async () => {
    const { createScreenLock } = await import('./screen-lock.ts')
    return createScreenLock({ store: browserMemory.store, randomBytes, subtle: crypto.subtle })
  }
  return {
    isSet: () => browserMemory.store.getItem(SCREEN_LOCK_KEY) !== null,
    set: async (digits) => {
      await (await load()).set(digits)
      onChanged()
    },
    remove: () => {
      browserMemory.store.removeItem(SCREEN_LOCK_KEY)
      onChanged()
    },
    check: async (digits) => (await load()).check(digits),
    restoreTries: () => void load().then((lock) => lock.restoreTries()),
  }
}
