/**
 * Refused changes of the whole school, kept as they came. An admin takes one over under the own name
 * or leaves it refused, and says why; its author is told either.
 */
import { createSignal, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { SectionHead } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Page } from '#client/ui/page.tsx'
import { Waiting } from '#client/ui/waiting.tsx'
import type { RefusedEntry } from './account-api.ts'
import { AskRelay } from './ask-relay.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import { LateLessonCard } from './late-lesson-card.tsx'
import { lateWords } from './late-words.ts'
import { nameOf } from './names.ts'
import { DecidedEntries, OpenEntry } from './refused-entry.tsx'
import { byAuthor, openOldestFirst } from './refused-order.ts'
import { useSession } from './session.ts'
import { useLateLessons } from './use-late-lessons.ts'

/** Each one shown is asked for by itself. */
const SHOWN_AT_ONCE = 20

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

/** What one person had refused, with an answer for all of it where there are several. */
function OfAuthor(props: { entries: readonly RefusedEntry[]; onDecided: () => void }): JSX.Element {
  const engine = useEngine()
  const [asked, setAsked] = createSignal<'adopt' | 'keep'>()
  const count = () => props.entries.length
  const author = () => nameOf(engine, props.entries[0]?.person ?? '')
  return (
    <section class="grid gap-4" aria-label={author()}>
      <Show when={count() > 1}>
        <SectionHead title={author()} aside={`${count()} refused`} />
        <div class="flex flex-wrap gap-2 *:flex-auto rail:*:flex-none">
          <Button onPress={() => setAsked('adopt')}>Adopt all {count()}</Button>
          <Button onPress={() => setAsked('keep')}>Keep all {count()} refused</Button>
        </div>
      </Show>
      <For each={props.entries}>
        {(entry) => <OpenEntry entry={entry} onDecided={props.onDecided} />}
      </For>
      <Show when={asked()}>
        {(decision) => (
          <DecideDialog
            entries={props.entries}
            title={`All ${count()} changes`}
            decision={decision()}
            onLeave={() => {
              setAsked(undefined)
              // Some may have been decided before one could not be.
              props.onDecided()
            }}
            onDecided={props.onDecided}
          />
        )}
      </Show>
    </section>
  )
}

function Entries(props: { entries: readonly RefusedEntry[]; onDecided: () => void }): JSX.Element {
  const [shown, setShown] = createSignal(SHOWN_AT_ONCE)
  const open = () => openOldestFirst(props.entries)
  const decided = () => props.entries.filter((one) => one.decision !== null)
  const late = useLateLessons(open)
  const others = () => late().others
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
        <Show when={!late().isReading} fallback={<Waiting>{lateWords.reading}</Waiting>}>
          <For each={late().lessons}>
            {(lesson) => <LateLessonCard lesson={lesson} onDecided={props.onDecided} />}
          </For>
        </Show>
        <For each={byAuthor(others().slice(0, shown()))}>
          {(entries) => <OfAuthor entries={entries} onDecided={props.onDecided} />}
        </For>
        <Show when={others().length > shown()}>
          <Button wide onPress={() => setShown(shown() + SHOWN_AT_ONCE)}>
            Show {Math.min(SHOWN_AT_ONCE, others().length - shown())} more
          </Button>
        </Show>
        <Show when={decided().length > 0}>
          <section aria-label="Decided">
            <SectionHead title="Decided" aside={decided().length} rule />
            <DecidedEntries entries={decided()} />
          </section>
        </Show>
      </div>
    </Show>
  )
}
