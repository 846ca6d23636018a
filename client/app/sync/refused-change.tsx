/**
 * A change the school could not accept: what, why, what is kept, and the ways on. What was typed can
 * be changed and saved anew; it is never thrown away without a tap.
 */
import { createResource, createSignal, For, type JSX, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { nameOf } from '#client/domains/people/index.ts'
import type { ChangeItem } from '#client/engine/api.ts'
import { brought } from '#client/ui/brought.ts'
import { Button } from '#client/ui/button.tsx'
import { TextAreaField } from '#client/ui/field.tsx'
import { formatDayTime } from '#client/ui/format/index.ts'
import { Banner, Notice } from '#client/ui/notice.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { useApp } from '../app-context.ts'
import { changeAsText, changeWords, typedFields } from '../command-words.ts'
import { copyText } from '../ports-browser.ts'
import type { RefusedRow } from './own-sets.ts'

export function RefusedChange(props: { item: ChangeItem }): JSX.Element {
  return (
    <Show when={props.item.decision?.decision === 'adopt'} fallback={<StillRefused {...props} />}>
      <TakenOver item={props.item} />
    </Show>
  )
}

/** An admin stood for it: it counts, and there is nothing left to do. */
function TakenOver(props: { item: ChangeItem }): JSX.Element {
  const { engine } = useApp()
  const words = () => changeWords(props.item, (id, kept) => nameOf(engine, id, kept))
  const by = () => nameOf(engine, props.item.decision?.by ?? '')
  return (
    <Notice
      kind="given"
      title={`${by()} took over a change of yours`}
      actions={
        <Button onPress={() => void engine.sync.dismissRefused(props.item.id)}>Got it</Button>
      }
    >
      <p>
        <b>{words().title}</b> had been refused. It counts now, and the log names {by()}.
      </p>
      <Show when={props.item.decision?.reason}>{(reason) => <p>“{reason()}”</p>}</Show>
    </Notice>
  )
}

/** Where the words are besides this device. */
const keptWords = (item: ChangeItem): string => {
  if (item.isOnlyHere) return 'It is kept on this device and goes to the office with the next sync.'
  return typedFields(item).length > 0
    ? 'Everything you typed is kept, also at the school’s office.'
    : 'The office has it too and can take it over.'
}

function StillRefused(props: { item: ChangeItem }): JSX.Element {
  const { engine } = useApp()
  const names = (id: string, kept?: ChangeItem['names']) => nameOf(engine, id, kept)
  const words = () => changeWords(props.item, names)
  const typed = () => typedFields(props.item)
  const [isEditing, setEditing] = createSignal(false)
  const [texts, setTexts] = createStore<Record<string, string>>({})
  const [problem, setProblem] = createSignal<string>()
  const call = () => ({
    name: props.item.command,
    input: { ...props.item.input, ...texts },
  })
  // Offered only where it can succeed: what a rule forbids today is refused before it is sent.
  const [canTry] = createResource(
    () => props.item.id,
    async () => (await engine.check(call())).ok,
  )

  const copy = async () => {
    const isCopied = await copyText(changeAsText(props.item, names))
    showToast({
      message: isCopied ? 'Copied' : 'This browser does not let apps copy. Use Download all.',
    })
  }
  const tryAgain = async () => {
    const done = await engine.run(call())
    if (!done.ok) {
      setProblem(done.problem.message)
      return
    }
    await engine.sync.dismissRefused(props.item.id)
    showToast({ message: `${words().title}: saved on this device` })
  }

  return (
    <Banner
      kind="refused"
      title="1 change could not be accepted"
      actions={
        <>
          <Button onPress={() => void copy()}>Copy text</Button>
          <Show when={brought(canTry) && !isEditing()}>
            <Button
              variant="secondary"
              onPress={() => (typed().length > 0 ? setEditing(true) : void tryAgain())}
            >
              {typed().length > 0 ? 'Edit and try again' : 'Try again'}
            </Button>
          </Show>
          <Button onPress={() => void engine.sync.dismissRefused(props.item.id)}>Let it go</Button>
        </>
      }
    >
      <p>
        <b>{words().title}</b>
        <Show when={words().note}>, {words().note}</Show>
      </p>
      <p>{props.item.refusal?.message}</p>
      <p class="dc-row-note">
        Saved here {formatDayTime(props.item.savedAtMs)}. {keptWords(props.item)}
      </p>
      <Show when={props.item.decision}>
        {(decision) => (
          <p>
            <b>{nameOf(engine, decision().by)} kept it refused</b>, {formatDayTime(decision().atMs)}
            <Show when={decision().reason} fallback=".">
              : “{decision().reason}”
            </Show>
          </p>
        )}
      </Show>
      <Show
        when={isEditing()}
        fallback={
          <For each={typed()}>
            {(field) => (
              <p>
                <b>{field.label}:</b> {field.value}
              </p>
            )}
          </For>
        }
      >
        <form
          class="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void tryAgain()
          }}
        >
          <For each={typed()}>
            {(field) => (
              <TextAreaField
                label={field.label}
                value={texts[field.field] ?? field.value}
                onInput={(value) => setTexts(field.field, value)}
              />
            )}
          </For>
          <Button variant="primary" type="submit" wide>
            Save again
          </Button>
        </form>
      </Show>
      <Show when={problem()}>
        <p class="dc-field-error" role="alert">
          {problem()}
        </p>
      </Show>
    </Banner>
  )
}

/** A refused row of a set: it stays visible with its reason until its author lets it go. */
export function RefusedSetRow(props: { row: RefusedRow }): JSX.Element {
  const { engine } = useApp()
  const copy = async () => {
    const text = [props.row.title, `Not accepted: ${props.row.message}`, contentOf(props.row.data)]
    const isCopied = await copyText(text.join('\n'))
    showToast({
      message: isCopied ? 'Copied' : 'This browser does not let apps copy. Use Download all.',
    })
  }
  return (
    <Banner
      kind="refused"
      title="1 change could not be accepted"
      actions={
        <>
          <Button onPress={() => void copy()}>Copy text</Button>
          <Button onPress={() => void engine.set(props.row.set).dismissRefused(props.row.id)}>
            Let it go
          </Button>
        </>
      }
    >
      <p>
        <b>{props.row.title}</b>
      </p>
      <p>{props.row.message}</p>
      <p class="dc-row-note">It stays on this device, and is in the file of “Download all”.</p>
    </Banner>
  )
}

/** Every field of it, so that nothing is lost with the copy. */
const contentOf = (data: unknown): string => JSON.stringify(data, undefined, 2)
