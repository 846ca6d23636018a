/** The composition root: what this browser remembers, then the app, then the service worker. */
import './open-early.ts'
import '#client/ui/styles.css'
import './app.css'
import { render } from 'solid-js/web'
import { createAccountApi, send, showThemeColour } from '#client/domains/people/index.ts'
import { readTheme } from '#client/ui/theme.ts'
import { App } from './app.tsx'
import { createInstall } from './install.ts'
import { eraseDatabasesOf } from './ports-browser.ts'
import { createRemembered } from './remembered.ts'
import { signOutWhenDue } from './sign-out-due.ts'
import { deviceNameOf } from './this-device.ts'
import { APP_VERSION } from './version.ts'

const remembered = createRemembered(localStorage, sessionStorage)
const install = createInstall(localStorage)
const api = createAccountApi(send)

const start = async (root: HTMLElement): Promise<void> => {
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
