/**
 * Refused changes of the whole school, kept as they came. An admin takes one over under the own name
 * or leaves it refused, and says why; its author is told either.
 */
import { createSignal, For, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { SectionHead } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Page } from '#client/ui/page.tsx'
import type { RefusedEntry } from './account-api.ts'
import { AskRelay } from './ask-relay.tsx'
import { DecidedEntries, OpenEntry } from './refused-entry.tsx'
import { useSession } from './session.ts'

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

function Entries(props: { entries: readonly RefusedEntry[]; onDecided: () => void }): JSX.Element {
  const [shown, setShown] = createSignal(SHOWN_AT_ONCE)
  // The oldest first: what was written on top of another can only be adopted after it.
  const open = () => props.entries.filter((one) => one.decision === null).reverse()
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
        <For each={open().slice(0, shown())}>
          {(entry) => <OpenEntry entry={entry} onDecided={props.onDecided} />}
        </For>
        <Show when={open().length > shown()}>
          <Button wide onPress={() => setShown(shown() + SHOWN_AT_ONCE)}>
            Show {Math.min(SHOWN_AT_ONCE, open().length - shown())} more
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
