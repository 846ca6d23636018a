/** How long the school keeps what, and whose file is past its time. No file is erased by itself. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Facts } from '#client/ui/fact-card.tsx'
import { TextField } from '#client/ui/field.tsx'
import { formatDay, formatSinceExactly } from '#client/ui/format/index.ts'
import { Page } from '#client/ui/page.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { Person } from '#shared/domains/people/index.ts'
import { AskRelay } from './ask-relay.tsx'
import { dataApi, type Retention } from './data-api.ts'
import { LedgerCard } from './ledger-card.tsx'
import { RulesForm } from './retention-rules.tsx'
import { relayFacts } from './retention-words.ts'

export default function RetentionScreen(): JSX.Element {
  return (
    <Page title="How long data is kept" backHref="/more" backLabel="Back to More">
      <div class="grid gap-4 max-w-2xl">
        <AskRelay ask={() => dataApi.retention()}>
          {(retention, refetch) => (
            <>
              <PastTheirTime retention={retention()} onChanged={refetch} />
              <LedgerCard retention={retention()} onChanged={refetch} />
              <Card title="The school’s rules">
                <RulesForm settings={retention().settings} onSaved={refetch} />
              </Card>
              <Show when={retention().relayKeeps}>
                {(keeps) => (
                  <Card title="Kept by whoever runs the relay">
                    <Facts facts={relayFacts(keeps())} />
                  </Card>
                )}
              </Show>
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
        <Card title="No files are due for erasing">
          <p class="text-muted">
            Checked once a day. Files due for erasing are listed here; no file is erased
            automatically.
          </p>
        </Card>
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
                  <span class="grid gap-2 rail:flex">
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
        <TextField label="Search by name" type="search" value={search()} onInput={setSearch} />
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
