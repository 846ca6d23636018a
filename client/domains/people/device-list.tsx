/** Devices of one person: name, when it was last seen, and a way to cut it off. */
import Monitor from 'lucide-solid/icons/monitor'
import Smartphone from 'lucide-solid/icons/smartphone'
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { formatSinceExactly } from '#client/ui/format/index.ts'
import { Refusal } from '#client/ui/refusal.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { DeviceLine } from './account-api.ts'
import { isNewDevice } from './new-devices.ts'
import { useSession } from './session.ts'
import { withStepUp } from './step-up.tsx'

export interface DeviceListProps {
  label: string
  devices: readonly DeviceLine[]
  onEnded: () => void
  /** Somebody else has drawn the card. */
  isInCard?: boolean | undefined
}

/** Among twenty it is the one that is looked for, to know which the others are. */
const thisOneFirst = (devices: readonly DeviceLine[]): readonly DeviceLine[] => [
  ...devices.filter(({ isThisOne }) => isThisOne),
  ...devices.filter(({ isThisOne }) => !isThisOne),
]

export function DeviceList(props: DeviceListProps): JSX.Element {
  const engine = useEngine()
  const session = useSession()
  const [ending, setEnding] = createSignal<DeviceLine>()
  const [problem, setProblem] = createSignal<string>()

  const end = async (device: DeviceLine) => {
    const done = await withStepUp(() => session.api.endDevice(device.id))
    setProblem(done.ok ? undefined : done.problem.message)
    if (done.ok) showToast({ message: `${device.name} is signed out` })
    props.onEnded()
  }
  const lead = (device: DeviceLine) =>
    /phone|tablet|iPhone|iPad/i.test(device.name) ? (
      <Smartphone size={22} aria-hidden="true" />
    ) : (
      <Monitor size={22} aria-hidden="true" />
    )
  const note = (device: DeviceLine) =>
    `${device.kind === 'office' ? 'Shared computer. ' : ''}Last seen ${formatSinceExactly(device.lastSeenAt, engine.minute())}`

  const rows = () => (
    <Rows inset={!props.isInCard} label={props.label}>
      <For each={thisOneFirst(props.devices)}>
        {(device) => (
          <Row
            lead={lead(device)}
            title={
              <>
                {device.name}{' '}
                <DeviceChip device={device} isNew={isNewDevice(device, engine.minute())} />
              </>
            }
            note={note(device)}
            trail={
              device.isThisOne ? undefined : (
                <Button label={`Sign out ${device.name}`} onPress={() => setEnding(device)}>
                  Sign out
                </Button>
              )
            }
          />
        )}
      </For>
    </Rows>
  )

  return (
    <>
      <Refusal message={problem()} />
      <Show when={!props.isInCard} fallback={rows()}>
        <Card flush>{rows()}</Card>
      </Show>
      <ConfirmDialog
        open={ending() !== undefined}
        onOpenChange={(open) => !open && setEnding(undefined)}
        title={`Sign out ${ending()?.name ?? 'this device'}?`}
        confirmLabel="Sign it out"
        danger
        onConfirm={() => {
          const device = ending()
          if (device) void end(device)
        }}
      >
        <p>
          It is cut off at once. When it is next online, it hands what it had not sent to the
          office, and its copy is erased. It was last seen{' '}
          {formatSinceExactly(ending()?.lastSeenAt ?? 0, engine.minute())}. This cannot be undone.
        </p>
      </ConfirmDialog>
    </>
  )
}

function DeviceChip(props: { device: DeviceLine; isNew: boolean }): JSX.Element {
  return (
    <Switch>
      <Match when={props.device.isThisOne}>
        <Chip state="neutral">This device</Chip>
      </Match>
      <Match when={props.isNew}>
        <Chip state="neutral">New</Chip>
      </Match>
    </Switch>
  )
}
