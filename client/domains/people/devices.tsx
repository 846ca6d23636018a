/** Where one is signed in, and cutting a lost phone off. */
import { createSignal, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { Page } from '#client/ui/page.tsx'
import { plural } from '#client/ui/plural.ts'
import { showToast } from '#client/ui/toast.tsx'
import { DEVICES_AT_MOST } from '#shared/kernel/devices.ts'
import { AskRelay } from './ask-relay.tsx'
import { DeviceList } from './device-list.tsx'
import { doorApi } from './door-api.ts'
import { useSession } from './session.ts'

export default function Devices(): JSX.Element {
  const session = useSession()
  const [isAsking, setAsking] = createSignal(false)
  const signOutElsewhere = async (refetch: () => void) => {
    const done = await doorApi.signOutElsewhere()
    const said = (count: number) =>
      `Signed out in ${plural(count, { one: 'other place', other: 'other places' })}`
    showToast({ message: done.ok ? said(done.value) : done.problem.message })
    refetch()
  }
  return (
    <Page title="My devices" backHref="/more" backLabel="Back to More">
      <div class="grid gap-4 max-w-2xl">
        <p class="text-muted">
          Where you are signed in. Sign out a device that is lost or no longer yours: it can no
          longer read or send anything. If you do not know one, sign it out and change your
          password.
        </p>
        <AskRelay ask={() => session.api.devices()}>
          {(devices, refetch) => (
            <>
              <DeviceList label="My devices" devices={devices()} onEnded={refetch} />
              <Show when={devices().length > 1}>
                <Button wide onPress={() => setAsking(true)}>
                  Sign out everywhere else
                </Button>
              </Show>
              <p class="dc-row-note">
                You can have {DEVICES_AT_MOST}. One more takes the place of one that is signed out,
                shared, or unused for longest.
              </p>
              <ConfirmDialog
                open={isAsking()}
                onOpenChange={setAsking}
                title="Sign out everywhere else?"
                confirmLabel="Sign out there"
                onConfirm={() => void signOutElsewhere(refetch)}
              >
                <p>
                  This device stays signed in. The others keep what they have not sent, and send it
                  once you sign in there again.
                </p>
              </ConfirmDialog>
            </>
          )}
        </AskRelay>
      </div>
    </Page>
  )
}
