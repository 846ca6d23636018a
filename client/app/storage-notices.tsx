/** When this device cannot keep what is done on it, or has lost it: said in words, on every screen. */
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { useSession } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { formatDayTime } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { plural } from '#client/ui/plural.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { useApp } from './app-context.ts'

const CHANGES = { one: 'change', other: 'changes' }

export default function StorageNotices(): JSX.Element {
  const { engine, isOffice } = useApp()
  const again = <Button onPress={() => location.reload()}>Start again</Button>
  return (
    <>
      <Switch>
        <Match when={engine.storageProblem() === 'deleted'}>
          <Notice
            kind="refused"
            title="Not saved: the browser has deleted this device’s copy"
            actions={again}
            announce
          >
            <p>
              What you do now cannot be kept. Copy what you are typing, then start again: what was
              sent comes back from the school.
            </p>
          </Notice>
        </Match>
        <Match when={engine.storageProblem() === 'taken-over'}>
          <Notice
            kind="refused"
            title="A newer version is open in another window"
            actions={again}
            announce
          >
            <p>This window can no longer save. Copy what you are typing, then start again.</p>
          </Notice>
        </Match>
        <Match when={engine.storageProblem() === 'full'}>
          <StorageFull />
        </Match>
        <Match when={engine.storageProblem() === 'failed'}>
          <Notice kind="refused" title="Not saved: this device could not store it" announce>
            <p>
              What was saved before is safe. Try again; if it stays so, close other windows of Dual
              Control and start this one again.
            </p>
          </Notice>
        </Match>
      </Switch>
      <CopyLost />
      <Show when={!isOffice} fallback={<OfficeUnsent />}>
        <OldUnsent />
      </Show>
    </>
  )
}

function StorageFull(): JSX.Element {
  const session = useSession()
  return (
    <Notice
      kind="refused"
      title="Not saved: this device is full"
      actions={<Button onPress={() => session.downloadAll()}>Download a copy</Button>}
      announce
    >
      <p>
        What was saved before is safe, and what you typed is still in the form. Free some space on
        this device, then press save again.
      </p>
    </Notice>
  )
}

/** After an eviction: what is gone, and that the rest comes back. */
function CopyLost(): JSX.Element {
  const { remembered } = useApp()
  const [lost, setLost] = createSignal(remembered.copyLost.get())
  const read = () => {
    remembered.copyLost.clear()
    setLost(undefined)
  }
  return (
    <Show when={lost()}>
      {(facts) => (
        <Notice
          kind={facts().unsentCount > 0 ? 'refused' : 'info'}
          title="The browser has deleted what was on this device"
          actions={<Button onPress={read}>I have read this</Button>}
          announce
        >
          <Show
            when={facts().unsentCount > 0}
            fallback={<p>Everything had been sent. It is coming from the school again.</p>}
          >
            <p>
              {plural(facts().unsentCount, CHANGES)} had not been sent and{' '}
              {facts().unsentCount === 1 ? 'is' : 'are'} lost
              <Show when={facts().oldestAtMs}>
                {(atMs) => <>, the first of {formatDayTime(atMs())}</>}
              </Show>
              . Everything else is coming from the school again. Look through your lessons since
              then, and enter what is missing.
            </p>
          </Show>
        </Notice>
      )}
    </Show>
  )
}

/** Unsent for more than a day: it exists once, and the longer it does the likelier it is lost. T37. */
function OldUnsent(): JSX.Element {
  const { engine } = useApp()
  const session = useSession()
  const oldest = () => engine.sync.waiting()[0]
  const count = () => engine.sync.waiting().length
  const isOld = () => {
    const one = oldest()
    return one !== undefined && engine.minute() - one.savedAtMs > DAY_MS
  }
  return (
    <Show when={isOld() && oldest()}>
      {(one) => (
        <Notice
          kind="waiting"
          title={`${plural(count(), { one: 'change has', other: 'changes have' })} waited since ${formatDayTime(one().savedAtMs)}`}
          actions={<Button onPress={() => session.downloadAll()}>Download a copy</Button>}
        >
          <p>
            {count() === 1 ? 'It is' : 'They are'} only on this device. Find a connection, or keep a
            copy until then.
          </p>
        </Notice>
      )}
    </Show>
  )
}

/** A shared computer keeps nothing: what is unsent lives in this window and nowhere else. */
function OfficeUnsent(): JSX.Element {
  const { engine } = useApp()
  const count = () => engine.sync.waiting().length
  const isOffline = () => engine.sync.link() !== 'online' && engine.sync.link() !== 'connecting'
  return (
    <Show when={isOffline()}>
      <Notice kind="waiting" title="This shared computer keeps no copy" announce>
        <p>
          <Show
            when={count() > 0}
            fallback="It needs a connection. What you do now is only in this window until it is sent."
          >
            {plural(count(), { one: 'change is', other: 'changes are' })} only in this window. Keep
            it open until there is a connection and {count() === 1 ? 'it is' : 'they are'} sent.
          </Show>
        </p>
      </Notice>
    </Show>
  )
}
