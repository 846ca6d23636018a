/** Who signed in, who was refused, what was changed in the school: for admins, by kind and by person. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Card, SectionHead } from '#client/ui/card.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDayOfYear, formatTime } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import type { Person } from '#shared/domains/people/index.ts'
import { AskRelay } from './ask-relay.tsx'
import { nameOf } from './names.ts'
import { recordWords } from './record-words.ts'
import {
  type SecurityFilter,
  type SecurityLine,
  type SecurityPage,
  securityLogApi,
} from './security-log-api.ts'
import { byDay, type SecurityDay, withoutTwins } from './security-log-days.ts'
import { SECURITY_ACTIONS, securityWords } from './security-log-words.ts'

const ACTION_OPTIONS = [
  { value: '', label: 'Everything' },
  ...Object.entries(SECURITY_ACTIONS)
    .map(([value, { label }]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB')),
]

/** Lines of a log are looked for years later: the year stands in every head. */
const dayWords = (day: SecurityDay): string => formatDayOfYear(day.lines[0]?.at ?? 0)

export default function SecurityLog(): JSX.Element {
  const engine = useEngine()
  const [filter, setFilter] = createSignal<SecurityFilter>({ action: '', person: '' })
  const people = createMemo(() => [
    { value: '', label: 'Everybody' },
    ...[...engine.set<Person>('people').all()]
      .map(([value, { displayName }]) => ({ value, label: displayName }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en-GB')),
  ])
  return (
    <Page title="Security log" backHref="/more" backLabel="Back to More">
      <div class="grid gap-4 max-w-2xl">
        <p class="text-muted">
          Who came in, who was turned away, and what changed in the school. It cannot be edited.
        </p>
        <div class="grid gap-3 two:grid-cols-2">
          <SelectField
            label="What"
            value={filter().action}
            options={ACTION_OPTIONS}
            onChange={(action) => setFilter({ ...filter(), action })}
          />
          <SelectField
            label="Who"
            value={filter().person}
            options={people()}
            onChange={(person) => setFilter({ ...filter(), person })}
          />
        </div>
        {/* Keyed: another filter is another list, asked for anew. */}
        <Show when={filter()} keyed>
          {(wish) => (
            <AskRelay ask={() => securityLogApi.page(wish)}>
              {(page) => <Lines first={page()} filter={wish} />}
            </AskRelay>
          )}
        </Show>
      </div>
    </Page>
  )
}

function Lines(props: { first: SecurityPage; filter: SecurityFilter }): JSX.Element {
  const [older, setOlder] = createSignal<readonly SecurityPage[]>([])
  const [problem, setProblem] = createSignal<string>()
  const [isAsking, setAsking] = createSignal(false)
  const pages = () => [props.first, ...older()]
  const next = () => pages().at(-1)?.next ?? null
  // Somebody who asks for one kind is shown every line of it.
  const lines = () => {
    const all = pages().flatMap(({ entries }) => entries)
    return props.filter.action === '' ? withoutTwins(all) : all
  }
  const days = createMemo(() => byDay(lines()))
  const isFiltered = () => props.filter.action !== '' || props.filter.person !== ''

  const showOlder = async () => {
    const before = next()
    if (before === null || isAsking()) return
    setAsking(true)
    const page = await securityLogApi.page(props.filter, before)
    setAsking(false)
    setProblem(page.ok ? undefined : page.problem.message)
    if (page.ok) setOlder([...older(), page.value])
  }

  return (
    <Show
      when={pages().some(({ entries }) => entries.length > 0)}
      fallback={
        <Empty title={isFiltered() ? 'Nothing of that kind' : 'Nothing has happened yet'}>
          <p>
            {isFiltered()
              ? 'Choose another kind or another person.'
              : 'Signing in, refused changes and changed roles appear here.'}
          </p>
        </Empty>
      }
    >
      <For each={days()}>
        {(day) => (
          <section class="grid gap-2" aria-label={dayWords(day)}>
            <SectionHead title={dayWords(day)} />
            <Card flush>
              <Rows inset label={`Security log, ${dayWords(day)}, newest first`}>
                <For each={day.lines}>{(line) => <Line line={line} />}</For>
              </Rows>
            </Card>
          </section>
        )}
      </For>
      <Show when={problem()}>
        {(message) => (
          <Notice kind="info" announce>
            <p>{message()}</p>
          </Notice>
        )}
      </Show>
      <Show when={next() !== null}>
        <Button wide onPress={() => void showOlder()}>
          Show older
        </Button>
      </Show>
    </Show>
  )
}

function Line(props: { line: SecurityLine }): JSX.Element {
  const engine = useEngine()
  const name = (id: string | null) => (id === null ? 'Somebody unknown' : nameOf(engine, id))
  const note = () =>
    [
      formatTime(props.line.at),
      ...(props.line.deviceName ? [props.line.deviceName] : []),
      ...(props.line.doc ? [recordWords(engine, props.line.doc)] : []),
    ].join(' · ')
  return (
    <Row
      leadsOn={props.line.doc !== null}
      href={props.line.doc ? `/more/security-log/${encodeURIComponent(props.line.doc)}` : undefined}
      title={securityWords(props.line, name)}
      note={note()}
      trail={
        <Show when={props.line.outcome === 'refused'}>
          <Chip state="not-accepted">Refused</Chip>
        </Show>
      }
    />
  )
}
