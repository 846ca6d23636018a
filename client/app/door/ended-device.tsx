/**
 * This device was ended from elsewhere, and holds work that was not sent. The records are closed, and
 * nothing of them is shown or given out here: it may be in other hands. The engine hands the work to
 * the office; when it is there, the copy here is erased. J10, T12.
 */
import { createSignal, type JSX, Match, onMount, Switch } from 'solid-js'
import { useSession } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { civilDateOf } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { plural } from '#client/ui/plural.ts'
import { hideAllToasts } from '#client/ui/toast.tsx'
import { useApp } from '../app-context.ts'
import { contentOfUnsent, nameOfAll } from '../download-all.ts'
import { saveAsFile } from '../ports-browser.ts'
import { useIsOnline } from '../use-window.ts'
import { DoorFrame } from './door-frame.tsx'

const CHANGES = { one: 'change that was not sent', other: 'changes that were not sent' }

export default function EndedDevice(props: { onErase: () => void }): JSX.Element {
  const { engine } = useApp()
  const session = useSession()
  const isOnline = useIsOnline()
  const hasNoRoom = () => engine.lastWords().full > 0
  const unsent = () => plural(session.unsent().length, CHANGES)
  onMount(() => {
    hideAllToasts()
    document.title = 'Signed out from elsewhere – Dual Control'
  })
  return (
    <DoorFrame title="This device was signed out from elsewhere" note={engine.me.schoolName}>
      <p>
        You have ended it on another device, or an admin has. The school’s records are closed here.
      </p>
      <Switch
        fallback={
          <Notice kind="waiting" title={unsent()} announce>
            <p>Being handed to the office, where an admin decides. Then the copy here is erased.</p>
          </Notice>
        }
      >
        <Match when={hasNoRoom()}>
          <NoRoom onErase={() => props.onErase()} />
        </Match>
        <Match when={!isOnline()}>
          <Notice kind="waiting" title={unsent()} announce>
            <p>
              Kept here until there is a connection, then handed to the office, where an admin
              decides. After that the copy here is erased.
            </p>
          </Notice>
        </Match>
      </Switch>
    </DoorFrame>
  )
}

/** The one case in which something is only here: the person takes it along, or lets it go. */
function NoRoom(props: { onErase: () => void }): JSX.Element {
  const { engine } = useApp()
  const [isErasing, setErasing] = createSignal(false)
  const download = () => {
    const content = JSON.stringify(contentOfUnsent(engine), undefined, 2)
    saveAsFile(nameOfAll(civilDateOf(engine.now())), 'application/json', content)
  }
  return (
    <div class="grid gap-3">
      <Notice kind="refused" title="The office has no room for all of it" announce>
        <p>
          {plural(engine.lastWords().full, { one: 'change is', other: 'changes are' })} only on this
          device. Download what was not sent before you erase it.
        </p>
      </Notice>
      <Button wide onPress={download}>
        Download what was not sent
      </Button>
      <Button variant="danger" wide onPress={() => setErasing(true)}>
        Erase this device’s copy
      </Button>
      <ConfirmDialog
        open={isErasing()}
        onOpenChange={setErasing}
        title="Erase this device’s copy?"
        confirmLabel="Erase it"
        danger
        onConfirm={() => props.onErase()}
      >
        <p>What has not reached the office is lost, unless you have downloaded it.</p>
      </ConfirmDialog>
    </div>
  )
}
