/** How long the school keeps what, and whose file is past its time. Nothing is erased by itself. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { TextField } from '#client/ui/field.tsx'
import { formatDay, formatSinceExactly } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { Person } from '#shared/domains/people/index.ts'
import { AskRelay } from './ask-relay.tsx'
import { dataApi, type Retention, type RetentionSettings } from './data-api.ts'

export default function RetentionScreen(): JSX.Element {
  return (
    <Page title="How long data is kept" backHref="/more" backLabel="Back to More">
      <div class="grid gap-4 max-w-2xl">
        <AskRelay ask={() => dataApi.retention()}>
          {(retention, refetch) => (
            <>
              <PastTheirTime retention={retention()} onChanged={refetch} />
              <Card title="The school’s rules">
                <RulesForm settings={retention().settings} onSaved={refetch} />
              </Card>
              <Card title="What the law keeps">
                <p>
                  Payments, and the lessons they were for: {retention().ledgerYears} years from the
                  end of the accounting year. After an erasure they stand there without a name.
                </p>
              </Card>
            </>
          )}
        </AskRelay>
        <SomebodyAsked />
      </div>
    </Page>
  )
}

function PastTheirTime(props: { retention: Retention; onChanged: () => void }): JSX.Element {
  const engine = useEngine()
  const keep = async (person: string, name: string) => {
    const done = await dataApi.keepPerson(person)
    showToast({ message: done.ok ? `${name} is kept for another year` : done.problem.message })
    props.onChanged()
  }
  return (
    <Show
      when={props.retention.people.length > 0}
      fallback={
        <Empty title="No file is past its time">
          Looked through each night. Files are proposed here; nothing is erased by itself.
        </Empty>
      }
    >
      <Card flush title="Past their time">
        <Rows inset label="Files past their time">
          <For each={props.retention.people}>
            {({ person, displayName, lastAtMs }) => (
              <Row
                lead={<Avatar name={displayName} />}
                title={displayName}
                note={`Nothing new ${formatSinceExactly(lastAtMs, engine.minute())} (${formatDay(lastAtMs)})`}
                trail={
                  <span class="flex gap-2">
                    <Button
                      variant="plain"
                      label={`Keep ${displayName} for another year`}
                      onPress={() => void keep(person, displayName)}
                    >
                      Keep
                    </Button>
                    <Button
                      variant="danger"
                      label={`Erase ${displayName}…`}
                      href={`/more/erase/${person}`}
                    >
                      Erase…
                    </Button>
                  </span>
                }
              />
            )}
          </For>
        </Rows>
      </Card>
    </Show>
  )
}

const FIELDS = {
  learnerFilesMonths: {
    label: 'Learner files, in months',
    hint: 'After the last thing that happened in them they are proposed here.',
    least: 1,
    most: 120,
  },
  refusalsDays: {
    label: 'Refused changes, in days',
    hint: 'After an admin has decided about them they are dropped.',
    least: 7,
    most: 3_650,
  },
} as const
type Field = keyof typeof FIELDS

/** A whole number between the field's bounds, or a sentence that says which. */
const readField = (field: Field, text: string): number | string => {
  const { least, most } = FIELDS[field]
  const value = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : `Enter a whole number from ${least} to ${most}.`
}

function RulesForm(props: { settings: RetentionSettings; onSaved: () => void }): JSX.Element {
  const [text, setText] = createSignal<Record<Field, string>>({
    learnerFilesMonths: String(props.settings.learnerFilesMonths),
    refusalsDays: String(props.settings.refusalsDays),
  })
  const [isTried, setTried] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const errorOf = (field: Field): string | undefined => {
    const value = readField(field, text()[field])
    return isTried() && typeof value === 'string' ? value : undefined
  }
  const save = async () => {
    setTried(true)
    const learnerFilesMonths = readField('learnerFilesMonths', text().learnerFilesMonths)
    const refusalsDays = readField('refusalsDays', text().refusalsDays)
    if (typeof learnerFilesMonths === 'string' || typeof refusalsDays === 'string') return
    const done = await dataApi.setRetention({ learnerFilesMonths, refusalsDays })
    setProblem(done.ok ? undefined : done.problem.message)
    if (!done.ok) return
    showToast({ message: 'The school’s rules are saved' })
    props.onSaved()
  }
  return (
    <form
      class="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <For each={Object.keys(FIELDS) as Field[]}>
        {(field) => (
          <TextField
            label={FIELDS[field].label}
            hint={FIELDS[field].hint}
            inputMode="numeric"
            value={text()[field]}
            onInput={(value) => setText({ ...text(), [field]: value })}
            error={errorOf(field)}
          />
        )}
      </For>
      <Show when={problem()}>
        {(message) => (
          <Notice kind="refused" announce>
            <p>{message()}</p>
          </Notice>
        )}
      </Show>
      <Button variant="secondary" type="submit" wide>
        Save the rules
      </Button>
    </form>
  )
}

/** Enough to find somebody; more than a few are searched for. */
const SHOWN_MAX = 6

function SomebodyAsked(): JSX.Element {
  const engine = useEngine()
  const [search, setSearch] = createSignal('')
  const found = createMemo(() => {
    const wanted = search().trim().toLocaleLowerCase('en-GB')
    if (wanted === '') return []
    return [...engine.set<Person>('people').all()]
      .filter(([, one]) => one.displayName.toLocaleLowerCase('en-GB').includes(wanted))
      .slice(0, SHOWN_MAX)
  })
  return (
    <Card title="Somebody asked to be erased">
      <div class="grid gap-3">
        <TextField
          label="Search by name"
          type="search"
          optional
          value={search()}
          onInput={setSearch}
        />
        <Rows label="People found">
          <For each={found()}>
            {([id, one]) => (
              <Row
                href={`/more/erase/${id}`}
                lead={<Avatar name={one.displayName} />}
                title={one.displayName}
                note="See what goes and what stays"
              />
            )}
          </For>
        </Rows>
      </div>
    </Card>
  )
}
