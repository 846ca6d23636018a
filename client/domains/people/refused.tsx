/**
 * Refused changes of the whole school, kept as they came. An admin takes one over under the own name
 * or leaves it refused; its author sees either.
 */
import { createSignal, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { SectionHead } from '#client/ui/card.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { FactCard } from '#client/ui/fact-card.tsx'
import { formatDayTime } from '#client/ui/format/index.ts'
import { Page } from '#client/ui/page.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { RefusedEntry } from './account-api.ts'
import { AskRelay } from './ask-relay.tsx'
import { firstNameOf, nameOf } from './names.ts'
import { recordWords } from './record-words.ts'
import { useSession } from './session.ts'

export default function Refused(): JSX.Element {
  const session = useSession()
  return (
    <Page title="Refused changes" backHref="/more" backLabel="Back to More">
      <AskRelay ask={() => session.api.refusedChanges()}>
        {(entries, refetch) => <Entries entries={entries()} onDecided={refetch} />}
      </AskRelay>
    </Page>
  )
}

function Entries(props: { entries: readonly RefusedEntry[]; onDecided: () => void }): JSX.Element {
  const engine = useEngine()
  const open = () => props.entries.filter((one) => one.decision === null)
  const decided = () => props.entries.filter((one) => one.decision !== null)
  return (
    <Show
      when={props.entries.length > 0}
      fallback={
        <Empty title="Nothing was refused">
          <p>
            When a change breaks a rule of the school, for example work by somebody no longer
            assigned, it is kept here with its reason.
          </p>
        </Empty>
      }
    >
      <div class="grid gap-6 max-w-2xl">
        <For each={open()}>
          {(entry) => <OpenEntry entry={entry} onDecided={props.onDecided} />}
        </For>
        <Show when={decided().length > 0}>
          <section aria-label="Decided">
            <SectionHead title="Decided" aside={decided().length} rule />
            <Rows label="Decided">
              <For each={decided()}>
                {(entry) => (
                  <Row
                    title={`${recordWords(engine, entry.doc)}, ${nameOf(engine, entry.person)}`}
                    note={entry.message}
                    trail={
                      <Chip state="neutral">
                        {entry.decision === 'adopt' ? 'Taken over' : 'Kept refused'}
                      </Chip>
                    }
                  />
                )}
              </For>
            </Rows>
          </section>
        </Show>
      </div>
    </Show>
  )
}

function OpenEntry(props: { entry: RefusedEntry; onDecided: () => void }): JSX.Element {
  const engine = useEngine()
  const session = useSession()
  const [problem, setProblem] = createSignal<string>()
  const author = () => firstNameOf(engine, props.entry.person)
  const decide = async (decision: 'adopt' | 'keep') => {
    const done = await session.api.decideRefused(props.entry.id, decision)
    if (!done.ok) {
      setProblem(done.problem.message)
      return
    }
    showToast({
      message:
        decision === 'adopt' ? 'Taken over under your name' : `Kept refused. ${author()} sees it.`,
    })
    props.onDecided()
  }
  return (
    <FactCard
      source={`By ${nameOf(engine, props.entry.person)}`}
      title={recordWords(engine, props.entry.doc)}
      chip={<Chip state="not-accepted">Refused</Chip>}
      facts={[
        { label: 'Arrived', value: formatDayTime(props.entry.receivedAt) },
        { label: 'Why', value: props.entry.message, decides: true },
      ]}
    >
      <div class="flex flex-wrap gap-2 pt-4">
        <Button variant="secondary" onPress={() => void decide('adopt')}>
          Adopt under my name
        </Button>
        <Button onPress={() => void decide('keep')}>Keep refused</Button>
      </div>
      <Show when={problem()}>
        <p class="dc-field-error pt-2" role="alert">
          {problem()}
        </p>
      </Show>
    </FactCard>
  )
}
