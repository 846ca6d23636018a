/** The app and the school's server are of different ages: what that means for what waits here. */
import { createSignal, type JSX, Match, Switch } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { plural } from '#client/ui/plural.ts'
import { useApp } from './app-context.ts'
import { unsentRows } from './sync/own-sets.ts'
import { isUpdateReady, restart, wantUpdate } from './update.ts'

const waitingChanges = { one: 'waiting change', other: 'waiting changes' }

const stayingChanges = {
  one: 'waiting change stays saved on this device and goes',
  other: 'waiting changes stay saved on this device and go',
}

export function VersionNotice(): JSX.Element {
  const { engine } = useApp()
  const waiting = () => engine.sync.waiting().length + unsentRows(engine).length
  return (
    <Switch>
      <Match when={engine.sync.link() === 'update-needed'}>
        <UpdateNeeded waiting={waiting()} />
      </Match>
      <Match when={engine.sync.link() === 'relay-older'}>
        <Notice kind="info" title="The school’s server is older than this app">
          <p>
            {waiting() > 0
              ? `${plural(waiting(), stayingChanges)} out once the server is updated.`
              : 'You can go on working. What you do is saved here and goes out once the server is updated.'}
          </p>
        </Notice>
      </Match>
    </Switch>
  )
}

function UpdateNeeded(props: { waiting: number }): JSX.Element {
  const [answer, setAnswer] = createSignal<string>()
  const update = async () => {
    if (isUpdateReady()) return restart()
    setAnswer('Fetching the new version. The app restarts by itself.')
    if ((await wantUpdate()) === 'none')
      setAnswer('The new version cannot be reached just now. Try again when you are online.')
  }
  return (
    <Notice
      kind="info"
      title={
        props.waiting > 0
          ? `Update to send ${plural(props.waiting, waitingChanges)}`
          : 'Update to stay in step with the school'
      }
      actions={
        <Button variant="secondary" onPress={() => void update()}>
          Update now
        </Button>
      }
    >
      <p>
        This version of the app is too old for the school’s server. Everything you do stays saved on
        this device, and you can go on working.
      </p>
      <p role="status">{answer()}</p>
    </Notice>
  )
}
