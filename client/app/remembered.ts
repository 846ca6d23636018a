/**
 * What this browser remembers beside the databases: who uses it, in which role, and what is left
 * to do. Small and synchronous, because the first paint waits for it.
 */
import type { Identity } from '#client/engine/api.ts'
import { ROLES, type Role } from '#shared/kernel/actor.ts'

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const KEYS = {
  who: 'dual-control.who',
  hat: 'dual-control.hat',
  /** A person whose copy has to be erased before anything opens it again. */
  erase: 'dual-control.erase',
  /** The session has ended; told by the relay, kept so that an offline start knows it. */
  ended: 'dual-control.session-ended',
  /** The person left without a line: the relay's session still has to be ended. */
  signOutDue: 'dual-control.sign-out-due',
  /** This device was ended from elsewhere; said once on the sign-in screen. */
  farewell: 'dual-control.farewell',
} as const

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

const parseWho = (text: string | null): Identity | undefined => {
  if (text === null) return undefined
  try {
    const kept = JSON.parse(text) as Record<string, unknown>
    const { roles } = kept
    const texts = ['personId', 'displayName', 'schoolId', 'schoolName', 'deviceId', 'actorPrefix']
    if (!texts.every((key) => isText(kept[key]))) return undefined
    if (!Array.isArray(roles) || !roles.some((role) => ROLES.includes(role))) return undefined
    return kept as unknown as Identity
  } catch {
    return undefined
  }
}

export type Remembered = ReturnType<typeof createRemembered>

export const createRemembered = (store: Store) => {
  const flag = (key: string) => ({
    isSet: (): boolean => store.getItem(key) !== null,
    set: (): void => store.setItem(key, '1'),
    clear: (): void => store.removeItem(key),
  })
  return {
    /** Undefined when nobody has signed in here, or what is kept cannot be read. */
    who: (): Identity | undefined => parseWho(store.getItem(KEYS.who)),
    keepWho: (who: Identity): void => store.setItem(KEYS.who, JSON.stringify(who)),
    forgetWho: (): void => {
      store.removeItem(KEYS.who)
      store.removeItem(KEYS.hat)
      store.removeItem(KEYS.ended)
    },

    /** The role worn last; the first of the person's roles when it is not (or no longer) theirs. */
    hat: (who: Identity): Role => {
      const kept = store.getItem(KEYS.hat)
      return who.roles.find((role) => role === kept) ?? (who.roles[0] as Role)
    },
    keepHat: (role: Role): void => store.setItem(KEYS.hat, role),

    personToErase: (): string | undefined => store.getItem(KEYS.erase) ?? undefined,
    eraseNextStart: (personId: string): void => store.setItem(KEYS.erase, personId),
    erased: (): void => store.removeItem(KEYS.erase),

    sessionEnded: flag(KEYS.ended),
    signOutDue: flag(KEYS.signOutDue),
    farewell: flag(KEYS.farewell),
  }
}
