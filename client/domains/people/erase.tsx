/** Erasing somebody: what goes, what stays and why, what has to be ended first, and the name typed. */

import { useParams } from '@solidjs/router'
import Eraser from 'lucide-solid/icons/eraser'
import { createSignal, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Banner } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { asTyped } from '#shared/kernel/typed-name.ts'
import { AskRelay } from './ask-relay.tsx'
import { Bullets } from './bullets.tsx'
import { dataApi, type ErasurePreview } from './data-api.ts'
import { blockWords, goesWords, staysWords } from './erase-words.ts'
import { Erased } from './erased.tsx'
import { withStepUp } from './step-up.tsx'

export default function Erase(): JSX.Element {
  const params = useParams<{ person: string }>()
  /** On paper the heading is all that says what this is. */
  const [isErased, setErased] = createSignal(false)
  return (
    <Page
      title={isErased() ? 'Erased' : 'Erase somebody'}
      backHref="/more/retention"
      backLabel="Back to How long data is kept"
    >
      <div class="grid gap-4 max-w-2xl">
        <AskRelay ask={() => dataApi.previewErasure(params.person)}>
          {(preview, refetch) => (
            <Show
              when={!preview().isErased}
              fallback={
                <Erased
                  personId={params.person}
                  preview={preview()}
                  onShown={() => setErased(true)}
                />
              }
            >
              <Preview personId={params.person} preview={preview()} onErased={refetch} />
            </Show>
          )}
        </AskRelay>
      </div>
    </Page>
  )
}

function Preview(props: {
  personId: string
  preview: ErasurePreview
  onErased: () => void
}): JSX.Element {
  const name = () => props.preview.displayName ?? props.personId
  const blocks = () => blockWords(props.preview)
  const isBlockedBy = (block: string) => props.preview.blocks.some((one) => one.block === block)
  return (
    <>
      <Card title={`What goes when ${name()} is erased`}>
        <div class="grid gap-3">
          <Bullets lines={goesWords(props.preview)} />
          <p class="text-muted">
            Deleted with all its history: here, on the school’s server, and on every device when it
            is next online. Backups lose it as they grow old; putting one back erases again.
          </p>
        </div>
      </Card>
      <Card title="What stays, and why">
        <div class="grid gap-3">
          <Show
            when={staysWords(props.preview).length > 0}
            fallback={<p>Nothing of theirs has to be kept.</p>}
          >
            <Bullets lines={staysWords(props.preview)} />
            <p class="text-muted">
              Kept without the name for at least six years, because the law asks for the accounts.
            </p>
          </Show>
          <p class="text-muted">
            Their name inside a note about somebody else is not found by this. Whoever wrote it can
            change the note.
          </p>
        </div>
      </Card>
      <Show
        when={blocks().length === 0}
        fallback={
          <Banner
            kind="decision"
            title="Something has to be ended first"
            actions={
              <>
                <Show when={isBlockedBy('lesson-ahead')}>
                  <Button href="/diary">Open the diary</Button>
                </Show>
                <Button href="/people">Open People</Button>
              </>
            }
          >
            <Bullets lines={blocks()} />
          </Banner>
        }
      >
        <TypeName personId={props.personId} name={name()} onErased={props.onErased} />
      </Show>
    </>
  )
}

function TypeName(props: { personId: string; name: string; onErased: () => void }): JSX.Element {
  const [typed, setTyped] = createSignal('')
  const [error, setError] = createSignal<string>()
  const [problem, setProblem] = createSignal<string>()
  const [isErasing, setErasing] = createSignal(false)
  const erase = async () => {
    if (isErasing()) return
    setProblem(undefined)
    if (asTyped(typed()) !== asTyped(props.name)) {
      setError(`Type ${props.name}, as it stands here.`)
      return
    }
    setError(undefined)
    setErasing(true)
    const done = await withStepUp(() => dataApi.erase(props.personId, typed()))
    setErasing(false)
    if (!done.ok) {
      setProblem(done.problem.message)
      return
    }
    showToast({ message: 'Erased. Devices forget it as they come online' })
    props.onErased()
  }
  return (
    <Card title="Erase for good">
      <form
        class="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void erase()
        }}
      >
        <p>This cannot be undone, by anybody. To go on, type the name.</p>
        <TextField
          label={`Type “${props.name}”`}
          value={typed()}
          onInput={setTyped}
          error={error()}
          autocapitalize="words"
        />
        <Refusal message={problem()} />
        <Button variant="danger-fill" type="submit" icon={Eraser} wide>
          {isErasing() ? 'Erasing…' : `Erase ${props.name}`}
        </Button>
      </form>
    </Card>
  )
}
