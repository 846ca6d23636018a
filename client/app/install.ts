/**
 * Putting the app on the home screen. Asked once there is something worth keeping, in words and by a
 * button, never by the browser's own bar; "Not now" holds for 30 days.
 */
import { type Accessor, createSignal } from 'solid-js'
import type { InstallWay } from '#client/domains/people/index.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { isApple } from './this-device.ts'

/** How long "Not now" holds. */
export const INSTALL_REST_MS = 30 * DAY_MS
const LATER_KEY = 'dual-control.install-later'

/** Chromium's event; not in the DOM's own types. */
type InstallEvent = Event & { prompt(): Promise<unknown> }

type Store = Pick<Storage, 'getItem' | 'setItem'>

/** May it be offered at `now`, given when it was last declined? */
export const mayOfferInstall = (declinedAtMs: InstantMs | undefined, now: InstantMs): boolean =>
  declinedAtMs === undefined || now - declinedAtMs >= INSTALL_REST_MS

export type Install = {
  readonly way: Accessor<InstallWay>
  /** Asks through the browser; where one installs by hand, opens the picture. */
  install(): void
  readonly isPictureOpen: Accessor<boolean>
  openPicture(open: boolean): void
  mayOffer(now: InstantMs): boolean
  decline(now: InstantMs): void
}

const runsAsApp = (): boolean =>
  window.matchMedia('(display-mode: standalone)').matches ||
  (navigator as { standalone?: boolean }).standalone === true

/** Call early: Chromium tells only once, and only those who listen already. */
export const createInstall = (store: Store): Install => {
  const byHand = isApple(navigator) ? 'by-hand' : 'none'
  const [asked, setAsked] = createSignal<InstallEvent>()
  const [isInstalled, setInstalled] = createSignal(runsAsApp())
  const [isPictureOpen, openPicture] = createSignal(false)
  const [declinedAtMs, setDeclined] = createSignal(Number(store.getItem(LATER_KEY)) || undefined)
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    setAsked(event as InstallEvent)
  })
  window.addEventListener('appinstalled', () => setInstalled(true))

  const way = (): InstallWay => (isInstalled() ? 'none' : asked() ? 'ask' : byHand)
  return {
    way,
    install: () => {
      if (way() === 'by-hand') openPicture(true)
      void asked()?.prompt()
      // A prompt can be shown once; Chromium sends a new event when it may be asked again.
      setAsked(undefined)
    },
    isPictureOpen,
    openPicture,
    mayOffer: (now) => way() !== 'none' && mayOfferInstall(declinedAtMs(), now),
    decline: (now) => {
      store.setItem(LATER_KEY, String(now))
      setDeclined(now)
    },
  }
}
