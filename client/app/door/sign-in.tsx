/** The first screen on a new device. The first sign-in needs a line; every later start does not. */
import { type JSX, Show } from 'solid-js'
import type { AccountApi } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { DoorFrame } from './door-frame.tsx'
import { SignInForm, type SignInFormProps } from './sign-in-form.tsx'

export function SignIn(props: {
  api: AccountApi
  deviceName: string
  isTouch: boolean
  isOnline: boolean
  onSignedIn: SignInFormProps['onSignedIn']
  /** What has to be said first. */
  children?: JSX.Element
}): JSX.Element {
  return (
    <DoorFrame title="Sign in">
      {props.children}
      <Show when={!props.isOnline}>
        <Notice kind="info" title="This device is offline">
          <p>
            The first sign-in needs a connection, because the school’s records come then. After that
            Dual Control opens and works without one.
          </p>
        </Notice>
      </Show>
      <SignInForm
        api={props.api}
        deviceName={props.deviceName}
        offersOffice={!props.isTouch}
        onSignedIn={props.onSignedIn}
      />
      <Button variant="quiet" href="/forgotten">
        Forgotten your password?
      </Button>
      <p class="dc-row-note">New here? Open the invitation link your school has sent you.</p>
    </DoorFrame>
  )
}
