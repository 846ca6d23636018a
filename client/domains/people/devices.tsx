/** Where one is signed in, and cutting a lost phone off. */
import type { JSX } from 'solid-js'
import { Page } from '#client/ui/page.tsx'
import { AskRelay } from './ask-relay.tsx'
import { DeviceList } from './device-list.tsx'
import { useSession } from './session.ts'

export default function Devices(): JSX.Element {
  const session = useSession()
  return (
    <Page title="My devices" backHref="/more" backLabel="Back to More">
      <div class="grid gap-4 max-w-2xl">
        <p class="text-muted">
          Where you are signed in. End a device that is lost or not yours any more: it can no longer
          read or send anything. One you do not know? End it and change your password.
        </p>
        <AskRelay ask={() => session.api.devices()}>
          {(devices, refetch) => (
            <DeviceList label="My devices" devices={devices()} onEnded={refetch} />
          )}
        </AskRelay>
      </div>
    </Page>
  )
}
