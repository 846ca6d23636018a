/** Who is at this device decides what opens: the school, an invitation, or the door. */
import { createSignal, type JSX, lazy, Match, onMount, Show, Suspense, Switch } from 'solid-js'
import type { AccountApi, Session, ThisDevice } from '#client/domains/people/index.ts'
import type { Install } from './install.ts'
import { after } from './ports-browser.ts'
import type { Remembered } from './remembered.ts'
import { SignedIn } from './signed-in.tsx'
import { useIsOnline } from './use-window.ts'

/** Longer than the first screen takes, shorter than it takes anybody to press something. */
const TOASTS_AFTER_MS = 1_000

const SignIn = lazy(async () => ({ default: (await import('./door/sign-in.tsx')).SignIn }))
const InvitationScreen = lazy(async () => ({
  default: (await import('./door/invitation.tsx')).InvitationScreen,
}))
const Forgotten = lazy(async () => ({
  default: (await import('./door/forgotten.tsx')).Forgotten,
}))
const Reset = lazy(async () => ({ default: (await import('./door/reset.tsx')).Reset }))
const FarewellNotice = lazy(async () => ({
  default: (await import('./door/farewell-notice.tsx')).FarewellNotice,
}))
const ToastRegion = lazy(async () => ({
  default: (await import('#client/ui/toast.tsx')).ToastRegion,
}))

export interface AppProps {
  api: AccountApi
  remembered: Remembered
  install: Install
  deviceName: string
  /** Version of the app, told to the relay. */
  app: string
}

/** The token of `/invite/<token>`, undefined elsewhere. */
const invitationToken = (path: string): string | undefined =>
  /^\/invite\/([\w-]+)\/?$/.exec(path)?.[1]
/** The same of `/reset/<token>`. */
const resetToken = (path: string): string | undefined => /^\/reset\/([\w-]+)\/?$/.exec(path)?.[1]

export function App(props: AppProps): JSX.Element {
  const isOnline = useIsOnline()
  const [isPainted, setPainted] = createSignal(false)
  onMount(() => after(TOASTS_AFTER_MS, () => setPainted(true)))
  const isTouch = window.matchMedia('(pointer: coarse)').matches
  const token = invitationToken(location.pathname)
  const [who] = createSignal(props.remembered.who())
  const farewell = props.remembered.farewell.get()
  props.remembered.farewell.clear()

  const enter = (
    session: Session,
    displayName: string,
    kind: ThisDevice['deviceKind'],
    at: string,
  ) => {
    props.remembered.enter({ ...session, displayName }, kind)
    props.remembered.signOutDue.clear()
    // A new start, so that whatever the last person had in memory is gone.
    location.assign(at)
  }
  return (
    <>
      <Suspense>
        <Switch
          fallback={
            <SignIn
              api={props.api}
              deviceName={props.deviceName}
              isTouch={isTouch}
              isOnline={isOnline()}
              onSignedIn={(session, name, kind) => enter(session, name, kind, '/')}
            >
              <Show when={farewell}>{(why) => <FarewellNotice why={why()} />}</Show>
            </SignIn>
          }
        >
          <Match when={token}>
            {(found) => (
              <InvitationScreen
                api={props.api}
                token={found()}
                deviceName={props.deviceName}
                signedInName={who()?.displayName}
                offersOffice={!isTouch}
                onAccepted={(session, name, kind) => enter(session, name, kind, '/')}
              />
            )}
          </Match>
          <Match when={resetToken(location.pathname)}>
            {(found) => (
              <Reset token={found()} onDone={() => props.remembered.sessionEnded.set()} />
            )}
          </Match>
          <Match when={location.pathname === '/forgotten'}>
            <Forgotten />
          </Match>
          <Match when={who()}>
            {(me) => (
              <SignedIn
                me={me()}
                api={props.api}
                remembered={props.remembered}
                install={props.install}
                deviceName={props.deviceName}
                app={props.app}
                onSignedIn={(session, name, kind) => enter(session, name, kind, location.pathname)}
              />
            )}
          </Match>
        </Switch>
      </Suspense>
      {/* Nothing has happened yet: the place for what has comes after what was asked for. */}
      <Show when={isPainted()}>
        <Suspense>
          <ToastRegion />
        </Suspense>
      </Show>
    </>
  )
}
