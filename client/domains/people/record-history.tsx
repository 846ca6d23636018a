/** What happened to one record: who, when and where it was written, when it arrived, before and after. */
import { useParams } from '@solidjs/router'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDayTime } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { plural } from '#client/ui/plural.ts'
import { AskRelay } from './ask-relay.tsx'
import { nameOf, personOf } from './names.ts'
import { recordWords } from './record-words.ts'
import { type RecordVersion, securityLogApi, type VersionsPage } from './security-log-api.ts'
import { pathWords, valueWords } from './security-log-words.ts'
import { versionWords } from './version-words.ts'

export default function RecordHistory(): JSX.Element {
  const engine = useEngine()
  const params = useParams<{ doc: string }>()
  const doc = () => decodeURIComponent(params.doc)
  return (
    <Page
      title="What happened"
      note={recordWords(engine, doc())}
      backHref="/more/security-log"
      backLabel="Back to Security log"
    >
      <AskRelay ask={() => securityLogApi.versions(doc())}>
        {(versions) => <Versions doc={doc()} first={versions()} />}
      </AskRelay>
    </Page>
  )
}

function Versions(props: { doc: string; first: VersionsPage }): JSX.Element {
  const [older, setOlder] = createSignal<readonly VersionsPage[]>([])
  const [problem, setProblem] = createSignal<string>()
  const pages = () => [props.first, ...older()]
  const all = () => pages().flatMap(({ versions }) => versions)
  const next = () => pages().at(-1)?.next ?? undefined
  const showOlder = async () => {
    const page = await securityLogApi.versions(props.doc, next())
    setProblem(page.ok ? undefined : page.problem.message)
    if (page.ok) setOlder([...older(), page.value])
  }
  return (
    <Show
      when={all().length > 0}
      fallback={<Empty title="Nothing was recorded">No change of this record was accepted.</Empty>}
    >
      <div class="grid gap-3 max-w-2xl">
        <For each={all()}>{(version) => <Version doc={props.doc} version={version} />}</For>
        <Show when={problem()}>
          {(message) => (
            <Notice kind="info" announce>
              <p>{message()}</p>
            </Notice>
          )}
        </Show>
        <Show when={next() !== undefined}>
          <Button wide onPress={() => void showOlder()}>
            Show older
          </Button>
        </Show>
      </div>
    </Show>
  )
}

function Version(props: { doc: string; version: RecordVersion }): JSX.Element {
  const engine = useEngine()
  const one = () => props.version
  const when = () => {
    const { writtenAt, receivedAt, deviceName } = one()
    return [
      ...(writtenAt === null ? [] : [`Written ${formatDayTime(writtenAt)} by the device’s clock`]),
      ...(deviceName ? [`on ${deviceName}`] : []),
      `arrived ${formatDayTime(receivedAt)}`,
    ].join(', ')
  }
  const said = () => versionWords(props.doc, one().steps, (id) => nameOf(engine, id))
  return (
    <Card title={said().title}>
      <p class="text-small text-muted">
        {nameOf(engine, one().person)}. {when()}
      </p>
      <Show when={one().writtenBy}>
        {(author) => (
          <p class="text-small text-muted">
            Written by {nameOf(engine, author())}, refused at first, and taken over.
          </p>
        )}
      </Show>
      <Show when={said().facts.length > 0}>
        <dl class="pt-3">
          <For each={said().facts}>
            {({ label, value, was }) => <Fact label={label} before={was} after={value} />}
          </For>
        </dl>
      </Show>
      <Show
        when={one().steps.length > 0}
        fallback={<p class="text-small text-muted">Nothing that is still there looks different.</p>}
      >
        <EveryValue version={one()} />
      </Show>
    </Card>
  )
}

function Fact(props: { label: string; before: string | undefined; after: string }): JSX.Element {
  return (
    <div class="dc-fact">
      <dt>{props.label}</dt>
      <dd class="break-words">
        <Show when={props.before}>
          {(before) => (
            <>
              <s class="text-muted">{before()}</s>
              <span aria-hidden="true"> → </span>
              <span class="sr-only">became</span>{' '}
            </>
          )}
        </Show>
        {props.after}
      </dd>
    </div>
  )
}

/** As the record holds them, with what the app adds for itself: for whoever has to be certain. */
function EveryValue(props: { version: RecordVersion }): JSX.Element {
  const engine = useEngine()
  const words = {
    nameOf: (id: string) => personOf(engine, id)?.displayName,
    dayTime: formatDayTime,
  }
  // Its own id says nothing to a reader; the title names the record.
  const steps = () => props.version.steps.filter(({ path }) => path !== 'id')
  return (
    <details class="dc-table-behind">
      <summary>Every value as it is stored</summary>
      <dl>
        <For each={steps()}>
          {({ path, before, after }) => (
            <Fact
              label={pathWords(path)}
              before={before === null ? undefined : valueWords(before, path, words)}
              after={valueWords(after, path, words)}
            />
          )}
        </For>
      </dl>
      <Show when={props.version.moreSteps > 0}>
        <p class="text-small text-muted">
          and {plural(props.version.moreSteps, { one: 'more value', other: 'more values' })}
        </p>
      </Show>
    </details>
  )
}
