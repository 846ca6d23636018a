/** Where one is signed in, and cutting a lost phone off. */
import Monitor from 'lucide-solid/icons/monitor'
import Smartphone from 'lucide-solid/icons/smartphone'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { formatSinceExactly } from '#client/ui/format/index.ts'
import { Page } from '#client/ui/page.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { DeviceLine } from './account-api.ts'
import { AskRelay } from './ask-relay.tsx'
import { useSession } from './session.ts'

export default function Devices(): JSX.Element {
  const engine = useEngine()
  const session = useSession()
  const [ending, setEnding] = createSignal<DeviceLine>()

  const end = async (device: DeviceLine, refetch: () => void) => {
    const done = await session.api.endDevice(device.id)
    showToast({ message: done.ok ? `${device.name} is signed out` : done.problem.message })
    refetch()
  }
  const lead = (device: DeviceLine) =>
    /phone|tablet|iPhone|iPad/i.test(device.name) ? (
      <Smartphone size={22} aria-hidden="true" />
    ) : (
      <Monitor size={22} aria-hidden="true" />
    )
  const seen = (device: DeviceLine) =>
    `${device.kind === 'office' ? 'Shared computer. ' : ''}Last seen ${formatSinceExactly(device.lastSeenAt, engine.minute())}`

  return (
    <Page title="My devices" backHref="/more" backLabel="Back to More">
      <p class="text-muted">
        Where you are signed in. End a device that is lost or not yours any more: it can no longer
        read or send anything.
      </p>
      <AskRelay ask={() => session.api.devices()}>
        {(devices, refetch) => (
          <>
            <Card flush>
              <Rows inset label="My devices">
                <For each={devices()}>
                  {(device) => (
                    <Row
                      lead={lead(device)}
                      title={device.name}
                      note={seen(device)}
                      trail={
                        <Show
                          when={!device.isThisOne}
                          fallback={<Chip state="neutral">This device</Chip>}
                        >
                          <Button
                            variant="danger"
                            label={`End ${device.name}`}
                            onPress={() => setEnding(device)}
                          >
                            End
                          </Button>
                        </Show>
                      }
                    />
                  )}
                </For>
              </Rows>
            </Card>
            <ConfirmDialog
              open={ending() !== undefined}
              onOpenChange={(open) => !open && setEnding(undefined)}
              title={`End ${ending()?.name ?? 'this device'}?`}
              confirmLabel="End it"
              danger
              onConfirm={() => {
                const device = ending()
                if (device) void end(device, refetch)
              }}
            >
              <p>
                It is signed out at once and erases its copy when it is next online. What was not
                sent from it stays there until someone signs in again. This cannot be undone.
              </p>
            </ConfirmDialog>
          </>
        )}
      </AskRelay>
    </Page>
  )
}
