/**
 * Leaving this device. Everything of this person is erased here, so what has not been sent is named
 * first, with three ways on: wait, take a copy, or discard by typing the word.
 */
import { createSignal, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { plural } from '#client/ui/plural.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import { useSession } from './session.ts'
import { words } from './words.ts'

export default function SignOut(): JSX.Element {
  const engine = useEngine()
  const session = useSession()
  const [isLeaving, setLeaving] = createSignal(false)
  const leave = () => {
    if (isLeaving()) return
    setLeaving(true)
    void session.leave()
  }
  return (
    <Page title="Sign out" backHref="/more" backLabel="Back to More">
      <div class="grid gap-4 max-w-md">
        <Show
          when={session.unsent().length > 0}
          fallback={
            <>
              <p>
                Everything you did is with the school. Signing out erases the copy on this device;
                next time you need a connection to sign in.
              </p>
              <Button variant="primary" size="large" wide onPress={leave}>
                {isLeaving() ? 'Signing out…' : 'Sign out'}
              </Button>
            </>
          }
        >
          <Unsent onDiscard={leave} isLeaving={isLeaving()} />
        </Show>
        <p class="dc-row-note">
          {engine.me.schoolName} keeps everything that was sent. Other people who use this device
          are not affected.
        </p>
      </div>
    </Page>
  )
}

function Unsent(props: { onDiscard: () => void; isLeaving: boolean }): JSX.Element {
  const session = useSession()
  const engine = useEngine()
  const [typed, setTyped] = createSignal('')
  const [error, setError] = createSignal<string>()
  const discard = () => {
    if (typed().trim() === words.discard) return props.onDiscard()
    setError(`Type ${words.discard} to sign out without them`)
  }
  return (
    <>
      <Notice
        kind="waiting"
        title={`${plural(session.unsent().length, { one: 'change has', other: 'changes have' })} not been sent`}
      >
        <p>What has not been sent is only on this device. Signing out would lose it.</p>
      </Notice>
      <Card flush>
        <Rows inset label="Not sent yet">
          <For each={session.unsent()}>{(item) => <Row title={item.title} note={item.note} />}</For>
        </Rows>
      </Card>
      <Button variant="primary" size="large" wide onPress={() => engine.sync.tryNow()}>
        {session.unsent().length === 1 ? 'Wait and send it now' : 'Wait and send them now'}
      </Button>
      <Button wide onPress={() => session.downloadAll()}>
        Download a copy
      </Button>
      <details>
        <summary class="min-h-12 flex items-center text-red">Sign out without them</summary>
        <form
          class="grid gap-3 py-2"
          onSubmit={(event) => {
            event.preventDefault()
            discard()
          }}
        >
          <TextField
            label={`Type ${words.discard} to confirm`}
            hint="This cannot be undone."
            autocapitalize="characters"
            value={typed()}
            onInput={setTyped}
            error={error()}
          />
          <Button variant="danger-fill" type="submit" wide>
            {props.isLeaving ? 'Signing out…' : 'Discard and sign out'}
          </Button>
        </form>
      </details>
    </>
  )
}
