/**
 * What the app lends the screens about oneself: which role is worn, how to leave, how to keep a copy.
 * Domains may not know the app, so the app provides this at the root.
 */
import { type Accessor, createContext, useContext } from 'solid-js'
import type { NavItem } from '#client/ui/nav-item.ts'
import type { Role } from '#shared/kernel/actor.ts'
import type { AccountApi } from './account-api.ts'

/** The screen lock of one's own device; see `client/app/lock/screen-lock.ts`. */
export type ScreenLock = {
  isSet(): boolean
  set(digits: string): Promise<void>
  remove(): void
  check(
    digits: string,
  ): Promise<
    | { readonly is: 'right' }
    | { readonly is: 'wrong'; readonly triesLeft: number }
    | { readonly is: 'spent' }
  >
  restoreTries(): void
}

/** How the app can be put on the home screen here. */
export type InstallWay =
  /** The browser can ask. */
  | 'ask'
  /** iPhone and iPad: by hand, through Share. */
  | 'by-hand'
  /** It runs as an app already, or this browser offers no way. */
  | 'none'

export type UnsentChange = { readonly title: string; readonly note?: string | undefined }

export interface SessionTools {
  readonly api: AccountApi
  /** How this device is called: "Android phone, Chrome". */
  readonly deviceName: string
  /** The role whose screens are shown. */
  readonly hat: Accessor<Role>
  /** Changes the role shown and goes to its first screen. */
  wear(role: Role): void
  /** Everything on this device as one JSON file; works offline. */
  downloadAll(): void
  /** Ends the session, erases this person's copy here and shows the sign-in. */
  leave(): Promise<void>
  /** Several people use this computer: nothing is kept on it. */
  readonly isOffice: boolean
  /** Where this device can have one: one's own, in a browser that can keep its hash. */
  readonly screenLock: ScreenLock | undefined
  /** There is a password or code to get in again. */
  readonly canLock: Accessor<boolean>
  lockNow(): void
  /** Opens the sheet of changes behind the sync badge. */
  openChanges(): void
  /** Changes of both lanes that are only on this device, by name. */
  readonly unsent: Accessor<readonly UnsentChange[]>
  readonly installWay: Accessor<InstallWay>
  install(): void
  /** A newer version of the app waits for a restart. */
  readonly isUpdateReady: Accessor<boolean>
  restart(): void
  /** Screens of this role that have no place in a phone's bar. */
  readonly underMore: Accessor<readonly NavItem[]>
}

export const SessionContext = createContext<SessionTools>()

export const useSession = (): SessionTools => {
  const session = useContext(SessionContext)
  if (session === undefined) throw new Error('No session: a screen was opened before sign-in.')
  return session
}
