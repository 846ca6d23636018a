/**
 * Instead of the school's records: who has locked themselves out here, why, and how to get in. Nothing
 * of the records is in the page meanwhile; what was not sent is kept and goes out behind the lock.
 */
import { createSignal, type JSX, Match, onMount, Show, Switch } from 'solid-js'
import { firstNameOf, useSession } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { plural } from '#client/ui/plural.ts'
import { hideAllToasts } from '#client/ui/toast.tsx'
import { useApp } from '../app-context.ts'
import { DoorFrame } from '../door/door-frame.tsx'
import { SignInForm } from '../door/sign-in-form.tsx'
import type { Lock } from './create-lock.ts'
import { UnlockWithDigits } from './unlock-with-digits.tsx'
import { UnlockWithPassword } from './unlock-with-password.tsx'

type Way = 'digits' | 'password' | 'sign-in'

export default function LockScreen(props: { lock: Lock; why: 'lease' | 'locked' }): JSX.Element {
  const app = useApp()
  const session = useSession()
  const name = () => firstNameOf(app.engine, app.engine.me.personId)
  const unsent = () => session.unsent().length
  const [way, setWay] = createSignal<Way>(
    props.why === 'lease' ? 'sign-in' : session.screenLock?.isSet() ? 'digits' : 'password',
  )
  /** A password would be asked of whoever has signed in in the other window. */
  const shownWay = (): Way => (props.lock.isReplaced() ? 'sign-in' : way())
  onMount(() => {
    // They name people.
    hideAllToasts()
    document.title = 'Locked – Dual Control'
  })
  const opened = () => {
    session.screenLock?.restoreTries()
    props.lock.open()
  }
  return (
    <DoorFrame
      title={props.why === 'lease' ? '30 days without contact' : 'Locked'}
      note={app.engine.me.schoolName}
    >
      <Switch>
        <Match when={props.why === 'lease'}>
          <Notice kind="info">
            <p>
              This device has not been in touch with {app.engine.me.schoolName} for 30 days, so it
              is locked. Sign in, with a connection, to open it again.
            </p>
          </Notice>
        </Match>
        <Match when={app.isOffice}>
          <p class="text-muted">
            Nobody has used this computer for a while, or {name()} has locked it.
          </p>
        </Match>
      </Switch>
      <Show when={unsent() > 0}>
        <Notice kind="waiting">
          <p>
            {plural(unsent(), { one: 'change of', other: 'changes of' })} {name()}{' '}
            {unsent() === 1 ? 'has' : 'have'} not been sent yet.{' '}
            {app.isOffice
              ? 'Keep this window open: they go out when there is a connection.'
              : 'Nothing is lost: it is kept here.'}
          </p>
        </Notice>
      </Show>
      <Switch>
        <Match when={shownWay() === 'digits' && session.screenLock}>
          {(screenLock) => (
            <UnlockWithDigits
              screenLock={screenLock()}
              onOpened={opened}
              onPassword={() => setWay('password')}
            />
          )}
        </Match>
        <Match when={shownWay() === 'password'}>
          <UnlockWithPassword
            name={name()}
            onOpened={opened}
            onSignedOut={() => setWay('sign-in')}
          />
        </Match>
        <Match when={shownWay() === 'sign-in'}>
          <SignInForm
            api={session.api}
            deviceName={app.deviceName}
            deviceId={app.isDeviceEnded() ? undefined : app.engine.me.deviceId}
            isOffice={app.isOffice}
            onSignedIn={(signedIn, who, kind) => {
              session.screenLock?.restoreTries()
              app.onSignedInAgain(signedIn, who, kind)
            }}
          />
        </Match>
      </Switch>
      <Show
        when={unsent() === 0}
        fallback={
          <p class="dc-row-note">Somebody else can sign in here once that has been sent.</p>
        }
      >
        <Button variant="quiet" wide onPress={() => void session.leave()}>
          Not {name()}? Sign in as somebody else
        </Button>
      </Show>
    </DoorFrame>
  )
}
