/** The composition root: what this browser remembers, then the app, then the service worker. */
import './open-early.ts'
import '#client/ui/styles.css'
import './app.css'
import { render } from 'solid-js/web'
import { createAccountApi, send, showThemeColour } from '#client/domains/people/index.ts'
import { readTheme } from '#client/ui/theme.ts'
import { App } from './app.tsx'
import { browserMemory } from './browser-memory.ts'
import { createInstall } from './install.ts'
import { after, eraseDatabasesOf } from './ports-browser.ts'
import { createRemembered } from './remembered.ts'
import { signOutWhenDue } from './sign-out-due.ts'
import { deviceNameOf } from './this-device.ts'
import { APP_VERSION } from './version.ts'

const remembered = createRemembered(browserMemory.store, sessionStorage)
const install = createInstall(browserMemory.store)
const api = createAccountApi(send)

/** A browser that does not even open a small database shows its door all the same. */
const NOTEBOOK_WITHIN_MS = 2000

/** The first paint waits for it only where it would be the door. */
const rememberAgain = async (): Promise<void> => {
  const comingBack = browserMemory.comeBack()
  if (remembered.who() === undefined)
    await Promise.race([comingBack, new Promise<void>((go) => after(NOTEBOOK_WITHIN_MS, go))])
  else void comingBack.then((isChanged) => isChanged && location.reload())
}

const start = async (root: HTMLElement): Promise<void> => {
  await rememberAgain()
  const personToErase = remembered.personToErase()
  if (personToErase !== undefined) {
    await eraseDatabasesOf(personToErase)
    remembered.erased()
  }
  signOutWhenDue({
    due: remembered.signOutDue,
    signOut: api.signOut,
    whenOnline: (run) => window.addEventListener('online', run),
  })
  render(
    () => (
      <App
        api={api}
        remembered={remembered}
        install={install}
        deviceName={deviceNameOf(navigator)}
        app={APP_VERSION}
      />
    ),
    root,
  )
}

/** Another window has signed in somebody else, or out: this one must not go on as the old person. */
const followOtherWindows = (): void => {
  const now = remembered.present()
  window.addEventListener('storage', () => {
    if (remembered.present() !== now) location.assign('/')
  })
}

/** A page the browser kept whole still shows who was here when it was left, signed out or not. */
const startAnewWhenKept = (): void =>
  window.addEventListener('pageshow', (event) => event.persisted && location.reload())

const root = document.getElementById('app')
if (root) {
  showThemeColour(readTheme(localStorage), document)
  void start(root)
  followOtherWindows()
  startAnewWhenKept()
  if (import.meta.env.PROD)
    void import('./register-worker.ts').then((module) => module.registerWorker())
}
