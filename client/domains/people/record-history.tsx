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
        <For each={all()}>{(version) => <Version version={version} />}</For>
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

function Version(props: { version: RecordVersion }): JSX.Element {
  const engine = useEngine()
  const one = () => props.version
  const words = {
    nameOf: (id: string) => personOf(engine, id)?.displayName,
    dayTime: formatDayTime,
  }
  const when = () => {
    const { writtenAt, receivedAt, deviceName } = one()
    return [
      ...(writtenAt === null ? [] : [`Written ${formatDayTime(writtenAt)} by the device’s clock`]),
      ...(deviceName ? [`on ${deviceName}`] : []),
      `arrived ${formatDayTime(receivedAt)}`,
    ].join(', ')
  }
  return (
    <Card title={nameOf(engine, one().person)}>
      <p class="text-small text-muted">{when()}</p>
      <Show when={one().writtenBy}>
        {(author) => (
          <p class="text-small text-muted">
            Written by {nameOf(engine, author())}, refused at first, and taken over.
          </p>
        )}
      </Show>
      <dl class="pt-3">
        {/* Its own id says nothing to a reader; the title names the record. */}
        <For each={one().steps.filter(({ path }) => path !== 'id')}>
          {({ path, before, after }) => (
            <div class="dc-fact">
              <dt>{pathWords(path)}</dt>
              <dd class="break-words">
                <Show when={before !== null}>
                  <s class="text-muted">{valueWords(before, path, words)}</s>
                  <span aria-hidden="true"> → </span>
                  <span class="sr-only">became</span>
                </Show>{' '}
                {valueWords(after, path, words)}
              </dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={one().moreSteps > 0}>
        <p class="text-small text-muted">
          and {plural(one().moreSteps, { one: 'more value', other: 'more values' })}
        </p>
      </Show>
      <Show when={one().steps.length === 0}>
        <p class="text-small text-muted">Nothing that is still there looks different.</p>
      </Show>
    </Card>
  )
}
