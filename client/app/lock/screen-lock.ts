/**
 * The screen lock of one's own device: six digits instead of the password, five tries. It keeps eyes
 * out, not thieves with tools: nothing is encrypted with it, and the screens say so. Only a slow hash
 * is kept, so that the digits are not readable where people use the same ones elsewhere.
 */
import { SCREEN_LOCK_KEY as KEY } from './screen-lock-key.ts'

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export type ScreenLockPorts = {
  readonly store: Store
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>
  readonly subtle: SubtleCrypto
}

export type Try =
  | { readonly is: 'right' }
  | { readonly is: 'wrong'; readonly triesLeft: number }
  /** Only the password opens it now. */
  | { readonly is: 'spent' }

const TRIES = 5
const SALT_BYTES = 16
const HASH_BITS = 256
/** OWASP's figure for PBKDF2 with SHA-256, 2023; a third of a second on a phone. */
const ITERATIONS = 600_000

type Kept = { readonly salt: string; readonly hash: string; readonly triesLeft: number }

const toText = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

const parse = (text: string | null): Kept | undefined => {
  if (text === null) return undefined
  try {
    const { salt, hash, triesLeft } = JSON.parse(text) as Record<string, unknown>
    if (typeof salt !== 'string' || typeof hash !== 'string') return undefined
    return { salt, hash, triesLeft: typeof triesLeft === 'number' ? triesLeft : 0 }
  } catch {
    return undefined
  }
}

export const isScreenLockCode = (digits: string): boolean => /^\d{6}$/.test(digits)

export type ScreenLock = ReturnType<typeof createScreenLock>

export const createScreenLock = ({ store, randomBytes, subtle }: ScreenLockPorts) => {
  const hashOf = async (digits: string, salt: Uint8Array<ArrayBuffer>): Promise<string> => {
    const typed = new TextEncoder().encode(digits)
    const key = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits'])
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS }
    return toText(new Uint8Array(await subtle.deriveBits(how, key, HASH_BITS)))
  }
  const keep = (kept: Kept): void => store.setItem(KEY, JSON.stringify(kept))
  return {
    set: async (digits: string): Promise<void> => {
      const salt = randomBytes(SALT_BYTES)
      keep({ salt: toText(salt), hash: await hashOf(digits, salt), triesLeft: TRIES })
    },
    triesLeft: (): number => parse(store.getItem(KEY))?.triesLeft ?? 0,
    /** A try is taken before it is checked, so that closing the window does not give it back. */
    check: async (digits: string): Promise<Try> => {
      const kept = parse(store.getItem(KEY))
      if (!kept || kept.triesLeft <= 0) return { is: 'spent' }
      const triesLeft = kept.triesLeft - 1
      keep({ ...kept, triesLeft })
      if ((await hashOf(digits, toBytes(kept.salt))) === kept.hash) {
        keep({ ...kept, triesLeft: TRIES })
        return { is: 'right' }
      }
      return triesLeft === 0 ? { is: 'spent' } : { is: 'wrong', triesLeft }
    },
    /** After the password was given. */
    restoreTries: (): void => {
      const kept = parse(store.getItem(KEY))
      if (kept) keep({ ...kept, triesLeft: TRIES })
      else store.removeItem(KEY)
    },
  }
}
