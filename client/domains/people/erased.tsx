/** After an erasure: what was done, to be printed, and which devices may still hold a copy. J10. */
import { For, type JSX, onMount, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { formatDayOfYear, formatDayTime, formatTime } from '#client/ui/format/index.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import { Bullets } from './bullets.tsx'
import type { ErasurePreview } from './data-api.ts'
import { staysWords } from './erase-words.ts'
import { nameOf } from './names.ts'

export function Erased(props: {
  personId: string
  preview: ErasurePreview
  onShown: () => void
}): JSX.Element {
  onMount(() => props.onShown())
  const engine = useEngine()
  const when = () => {
    const atMs = props.preview.erasedAtMs
    return atMs === null ? '' : `On ${formatDayOfYear(atMs)} at ${formatTime(atMs)}, `
  }
  return (
    <>
      <Card title="This person is erased">
        <div class="grid gap-3">
          <p>
            {when()}
            {engine.me.schoolName} deleted what it held about the person with the number below, with
            all its history. What is left leads to nobody.
          </p>
          <p class="text-small break-words">{props.personId}</p>
          <Show when={staysWords(props.preview).length > 0}>
            <p>
              Kept without the name for at least six years, because the law asks for the accounts:
            </p>
            <Bullets lines={staysWords(props.preview)} />
          </Show>
          <Button wide onPress={() => window.print()}>
            Print this
          </Button>
        </div>
      </Card>
      <Card title="Devices that have been away since">
        <Show
          when={props.preview.outstanding.length > 0}
          fallback={<p>None: every device that is signed in has been in touch since.</p>}
        >
          <div class="grid gap-3">
            <p class="text-muted">
              They may hold a copy until they are next online, and forget it then. After 30 days
              away a device locks.
            </p>
            <Rows label="Devices that have been away since">
              <For each={props.preview.outstanding}>
                {(device) => (
                  <Row
                    title={`${nameOf(engine, device.person)}: ${device.name}`}
                    note={`Last seen ${formatDayTime(device.lastSeenAtMs)}`}
                  />
                )}
              </For>
            </Rows>
          </div>
        </Show>
      </Card>
    </>
  )
}
