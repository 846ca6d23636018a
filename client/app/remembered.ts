/**
 * What this browser remembers beside the databases: who uses it, in which role, and what is left
 * to do. Small and synchronous, because the first paint waits for it. On a computer that several
 * people use, who it is lives only as long as the window.
 */
import type { Identity } from '#client/engine/api.ts'
import { ROLES, type Role } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { SCREEN_LOCK_KEY } from './lock/screen-lock-key.ts'

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const KEYS = {
  who: 'dual-control.who',
  /** Whose session the browser's cookie is, by ids only: every window must know it. */
  present: 'dual-control.present',
  hat: 'dual-control.hat',
  /** A person whose copy has to be erased before anything opens it again. */
  erase: 'dual-control.erase',
  /** The session has ended; told by the relay, kept so that an offline start knows it. */
  ended: 'dual-control.session-ended',
  /** The person left without a line: the relay's session still has to be ended. */
  signOutDue: 'dual-control.sign-out-due',
  /** Why this person was shown out; said once on the sign-in screen. */
  farewell: 'dual-control.farewell',
  locked: 'dual-control.locked',
  activeAt: 'dual-control.active-at',
  lease: 'dual-control.lease',
  /** What the copy here holds unsent: beside the database, so that it is known when that is gone. */
  copy: 'dual-control.copy',
  copyLost: 'dual-control.copy-lost',
  leaseOver: 'dual-control.lease-over',
  /** Ids of this person's other devices. */
  devicesAskedAbout: 'dual-control.devices-asked-about',
} as const

/** What changes all the time, and is as good a few seconds old. */
export const isSmall = (key: string): boolean =>
  key === KEYS.activeAt || key === KEYS.lease || key === KEYS.copy

/** Gone when somebody leaves or somebody else comes. The screen lock is one of them. */
const OF_A_PERSON: readonly string[] = [
  KEYS.who,
  KEYS.present,
  KEYS.hat,
  KEYS.ended,
  KEYS.locked,
  KEYS.activeAt,
  KEYS.lease,
  KEYS.copy,
  KEYS.copyLost,
  KEYS.leaseOver,
  KEYS.devicesAskedAbout,
  SCREEN_LOCK_KEY,
]

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

/** What the sign-in screen says first. */
export type Farewell =
  /** Ended from elsewhere, with nothing left to send. */
  | 'ended'
  /** Ended from elsewhere; what was unsent is with the office. */
  | 'ended-with-last-words'
  /** The session of a shared computer is over. */
  | 'office-over'

const FAREWELLS: readonly Farewell[] = ['ended', 'ended-with-last-words', 'office-over']

const presentOf = (who: Identity): string => `${who.personId}/${who.deviceId}`

/** How much of this device's copy had not been sent. */
export type CopyFacts = {
  readonly unsentCount: number
  readonly oldestAtMs: InstantMs | undefined
}

const parseCopy = (text: string | null): CopyFacts | undefined => {
  if (text === null) return undefined
  const [count, oldest] = text.split('/').map(Number)
  if (count === undefined || !Number.isFinite(count)) return undefined
  return { unsentCount: count, oldestAtMs: oldest && Number.isFinite(oldest) ? oldest : undefined }
}
const copyText = ({ unsentCount, oldestAtMs }: CopyFacts): string =>
  `${unsentCount}/${oldestAtMs ?? ''}`

export type Remembered = ReturnType<typeof createRemembered>

/** @param windowStore forgotten with the window: for whoever uses a shared computer. */
export const createRemembered = (store: Store, windowStore: Store) => {
  const officeWho = (): Identity | undefined => {
    const who = parseWho(windowStore.getItem(KEYS.who))
    // Somebody has signed in in another window since: the cookie is theirs now.
    return who && store.getItem(KEYS.present) === presentOf(who) ? who : undefined
  }
  const number = (key: string) => ({
    get: (): number | undefined => {
      const kept = Number(store.getItem(key) ?? Number.NaN)
      return Number.isFinite(kept) ? kept : undefined
    },
    set: (value: number): void => store.setItem(key, String(value)),
  })
  const flag = (key: string) => ({
    isSet: (): boolean => store.getItem(key) !== null,
    set: (): void => store.setItem(key, '1'),
    clear: (): void => store.removeItem(key),
  })
  return {
    /** Undefined when nobody has signed in here, or what is kept cannot be read. */
    who: (): Identity | undefined => officeWho() ?? parseWho(store.getItem(KEYS.who)),
    /** Does several people's computer keep nothing of whoever uses it now? */
    isOffice: (): boolean => officeWho() !== undefined,
    /** Somebody has signed in here. */
    enter: (who: Identity, kind: 'personal' | 'office'): void => {
      for (const key of OF_A_PERSON) store.removeItem(key)
      windowStore.removeItem(KEYS.who)
      // The relay has ended the session before this one itself.
      store.removeItem(KEYS.signOutDue)
      store.setItem(KEYS.present, presentOf(who))
      const place = kind === 'office' ? windowStore : store
      place.setItem(KEYS.who, JSON.stringify(who))
    },
    /** Name, roles or school have changed. */
    keepWho: (who: Identity): void => {
      const place = officeWho() ? windowStore : store
      place.setItem(KEYS.who, JSON.stringify(who))
    },
    forgetWho: (): void => {
      for (const key of OF_A_PERSON) store.removeItem(key)
      windowStore.removeItem(KEYS.who)
    },
    /** For other windows: changes when somebody else has come, or nobody is here any more. */
    present: (): string | null => store.getItem(KEYS.present),
    /** Whoever was here at this call: are they still the one whose session it is? */
    presence: (): (() => boolean) => {
      const then = store.getItem(KEYS.present)
      return () => store.getItem(KEYS.present) === then
    },
    /** The same person on the same device has signed in once more: the session is theirs again. */
    cameBack: (who: Identity): void => store.setItem(KEYS.present, presentOf(who)),

    /** The role worn last; the first of the person's roles when it is not (or no longer) theirs. */
    hat: (who: Identity): Role => {
      const kept = store.getItem(KEYS.hat)
      return who.roles.find((role) => role === kept) ?? (who.roles[0] as Role)
    },
    keepHat: (role: Role): void => store.setItem(KEYS.hat, role),

    personToErase: (): string | undefined => store.getItem(KEYS.erase) ?? undefined,
    eraseNextStart: (personId: string): void => store.setItem(KEYS.erase, personId),
    erased: (): void => {
      store.removeItem(KEYS.erase)
      // Erased on purpose: the next start finds nothing, and that is no loss.
      store.removeItem(KEYS.copy)
    },

    sessionEnded: flag(KEYS.ended),
    signOutDue: flag(KEYS.signOutDue),

    farewell: {
      get: (): Farewell | undefined =>
        FAREWELLS.find((one) => one === store.getItem(KEYS.farewell)),
      say: (why: Farewell): void => store.setItem(KEYS.farewell, why),
      clear: (): void => store.removeItem(KEYS.farewell),
    },

    locked: flag(KEYS.locked),
    activeAtMs: number(KEYS.activeAt),
    leaseUntilMs: number(KEYS.lease),
    copy: {
      get: (): CopyFacts | undefined => parseCopy(store.getItem(KEYS.copy)),
      set: (facts: CopyFacts): void => store.setItem(KEYS.copy, copyText(facts)),
    },
    /** The browser has deleted the copy: what went with it, until the person has read it. */
    copyLost: {
      get: (): CopyFacts | undefined => parseCopy(store.getItem(KEYS.copyLost)),
      set: (facts: CopyFacts): void => store.setItem(KEYS.copyLost, copyText(facts)),
      clear: (): void => store.removeItem(KEYS.copyLost),
    },
    /** Set once the lease was over; only a sign-in clears it, a clock set back does not. */
    leaseOver: flag(KEYS.leaseOver),
    /** Of which "was it you?" was answered here. */
    devicesAskedAbout: {
      get: (): readonly string[] =>
        (store.getItem(KEYS.devicesAskedAbout) ?? '').split(' ').filter(isText),
      set: (ids: readonly string[]): void => store.setItem(KEYS.devicesAskedAbout, ids.join(' ')),
    },
  }
}
