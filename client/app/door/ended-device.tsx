/**
 * This device was ended from elsewhere, and holds work that was not sent. The records are closed; the
 * engine hands the work to the office, and when it is there, the copy here is erased. J10, T12.
 */
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js'
import { useSession } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { plural } from '#client/ui/plural.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import { useApp } from '../app-context.ts'
import { useIsOnline } from '../use-window.ts'
import { DoorFrame } from './door-frame.tsx'

export default function EndedDevice(props: { onErase: () => void }): JSX.Element {
  const { engine } = useApp()
  const session = useSession()
  const isOnline = useIsOnline()
  const [isErasing, setErasing] = createSignal(false)
  const hasNoRoom = () => engine.lastWords().full > 0
  document.title = 'Signed out from elsewhere – Dual Control'
  return (
    <DoorFrame title="This device was signed out from elsewhere" note={engine.me.schoolName}>
      <p>
        You have ended it on another device, or an admin has. The school’s records are closed here.
      </p>
      <Switch
        fallback={
          <Notice kind="waiting" announce>
            <p>
              What was not sent is being handed to the office, where an admin decides about it. Then
              the copy here is erased.
            </p>
          </Notice>
        }
      >
        <Match when={hasNoRoom()}>
          <Notice kind="refused" title="The office has no room for all of it" announce>
            <p>
              {plural(engine.lastWords().full, { one: 'change is', other: 'changes are' })} only on
              this device. Download a copy before you erase it.
            </p>
          </Notice>
        </Match>
        <Match when={!isOnline()}>
          <Notice kind="waiting" title="What was not sent waits for a connection" announce>
            <p>
              When there is one, it is handed to the office, where an admin decides about it. Then
              the copy here is erased. Nothing is lost meanwhile.
            </p>
          </Notice>
        </Match>
      </Switch>
      <Show when={session.unsent().length > 0}>
        <Card flush>
          <Rows inset label="Not sent yet">
            <For each={session.unsent()}>
              {(item) => <Row title={item.title} note={item.note} />}
            </For>
          </Rows>
        </Card>
      </Show>
      <div class="grid gap-3">
        <Button wide onPress={() => session.downloadAll()}>
          Download a copy
        </Button>
        <Button variant="danger" wide onPress={() => setErasing(true)}>
          Erase this device’s copy now
        </Button>
      </div>
      <ConfirmDialog
        open={isErasing()}
        onOpenChange={setErasing}
        title="Erase this device’s copy?"
        confirmLabel="Erase it"
        danger
        onConfirm={() => props.onErase()}
      >
        <p>
          What is listed here and has not reached the office is lost, unless you have downloaded it.
        </p>
      </ConfirmDialog>
    </DoorFrame>
  )
}
