/** One refused change before an admin: who, what they wanted and typed, why not, and two answers. */
import { createResource, createSignal, For, type JSX, Match, Show, Switch } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { brought } from '#client/ui/brought.ts'
import { Button } from '#client/ui/button.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { FactCard } from '#client/ui/fact-card.tsx'
import { formatDayTime } from '#client/ui/format/index.ts'
import { Waiting } from '#client/ui/waiting.tsx'
import type { RefusedEntry } from './account-api.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { lateWords } from './late-words.ts'
import { nameOf } from './names.ts'
import { recordWords } from './record-words.ts'
import { type SaidFact, saidWords } from './refused-words.ts'
import { useSession } from './session.ts'

export function OpenEntry(props: { entry: RefusedEntry; onDecided: () => void }): JSX.Element {
  const engine = useEngine()
  const session = useSession()
  const [asked, setAsked] = createSignal<'adopt' | 'keep'>()
  const [read, { refetch }] = createResource(
    () => props.entry.id,
    (id) => session.api.refusedChange(id),
  )
  const names = (id: string) => nameOf(engine, id)
  const answered = () => brought(read)
  const said = () => {
    const answer = answered()
    if (!answer?.ok || answer.value === null) return undefined
    return saidWords(props.entry.doc, answer.value, names)
  }
  const isUnreadable = () => {
    const answer = answered()
    return answer?.ok === true && answer.value === null
  }
  const title = () => {
    const words = said()
    if (words === undefined) return recordWords(engine, props.entry.doc)
    const about = words.learnerId ? names(words.learnerId) : aboutOf()
    return [words.title, ...(about ? [about] : [])].join(', ')
  }
  /** Of a record that is here: whom it is about. */
  const aboutOf = () => recordWords(engine, props.entry.doc).split(', ').slice(1).join(', ')
  return (
    <FactCard
      source={`By ${names(props.entry.person)}`}
      title={title()}
      chip={
        <Chip state="not-accepted">{props.entry.isLastWords ? 'Device ended' : 'Refused'}</Chip>
      }
      facts={[
        { label: 'Arrived', value: formatDayTime(props.entry.receivedAt) },
        ...(said()?.facts ?? []).map((fact) => ({
          label: fact.label,
          value: <Said fact={fact} />,
        })),
        { label: 'Why refused', value: props.entry.message, decides: true },
      ]}
    >
      <Switch>
        <Match when={answered() === undefined}>
          <Waiting>{lateWords.reading}</Waiting>
        </Match>
        <Match when={isUnreadable()}>
          <p class="dc-row-note pt-2">
            What it says cannot be shown: it was not written by this app, or builds on something
            that is not here. Keep it refused unless you know what it is.
          </p>
        </Match>
        <Match when={answered()?.ok === false}>
          <p class="dc-row-note pt-2">
            What it says could not be fetched.{' '}
            <Button variant="quiet" onPress={() => void refetch()}>
              Try again
            </Button>
          </p>
        </Match>
      </Switch>
      <div class="flex flex-wrap gap-2 pt-4 *:flex-auto rail:*:flex-none">
        <Button variant="secondary" onPress={() => setAsked('adopt')}>
          Adopt under my name
        </Button>
        <Button onPress={() => setAsked('keep')}>Keep refused</Button>
      </div>
      <Show when={asked()}>
        {(decision) => (
          <DecideDialog
            entries={[props.entry]}
            title={title()}
            decision={decision()}
            onLeave={() => setAsked(undefined)}
            onDecided={props.onDecided}
          />
        )}
      </Show>
    </FactCard>
  )
}

function Said(props: { fact: SaidFact }): JSX.Element {
  return (
    <>
      <span class="whitespace-pre-wrap break-words">{props.fact.value}</span>
      <Show when={props.fact.was}>
        {(was) => <span class="dc-row-note block break-words">Before: {was()}</span>}
      </Show>
    </>
  )
}

/** "Kept refused by Ann Price, Tue 24 Nov, 12:03", and the reason under it. */
export function DecidedEntries(props: { entries: readonly RefusedEntry[] }): JSX.Element {
  const engine = useEngine()
  const line = (entry: RefusedEntry) => {
    const by = entry.decidedBy === null ? '' : ` by ${nameOf(engine, entry.decidedBy)}`
    const when = entry.decidedAt === null ? '' : `, ${formatDayTime(entry.decidedAt)}`
    return `${entry.decision === 'adopt' ? 'Taken over' : 'Kept refused'}${by}${when}`
  }
  return (
    <ul class="grid gap-3 pt-3" aria-label="Decided">
      <For each={props.entries}>
        {(entry) => (
          <li class="grid gap-1">
            <p>
              <b>{recordWords(engine, entry.doc)}</b>, by {nameOf(engine, entry.person)}
            </p>
            <p class="dc-row-note">{line(entry)}</p>
            <p class="dc-row-note">{entry.reason ?? entry.message}</p>
          </li>
        )}
      </For>
    </ul>
  )
}
