/**
 * What waits for a decision, each with the way to it. Absent when nothing does. Its head is not
 * amber: the badge above it is, and says the same.
 */
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { For, type JSX, Show } from 'solid-js'
import {
  caseHref,
  caseShort,
  caseSummary,
  caseTitle,
  createCases,
  namesFor,
  SORT_OUT_HREF,
} from '#client/domains/reconcile/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { formatSince } from '#client/ui/format/index.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import { decisionsWords, words } from './words.ts'

/** The rest stands behind "Open Sort out". */
const SHOWN_AT_MOST = 4

export function DecisionsCard(): JSX.Element {
  const engine = useEngine()
  const names = namesFor(engine)
  const views = createCases(engine)
  return (
    <Show when={views().length > 0}>
      <Card
        title={decisionsWords(views().length)}
        aside={<a href={SORT_OUT_HREF}>{words.openSortOut}</a>}
      >
        <Rows label={decisionsWords(views().length)}>
          <For each={views().slice(0, SHOWN_AT_MOST)}>
            {(view) => (
              <Row
                lead={<TriangleAlert class="text-amber-edge" aria-hidden="true" />}
                title={`${caseTitle(view)}, ${caseShort(view, names, engine.minute())}`}
                note={caseSummary(view, names)}
                trail={
                  <>
                    <span class="hidden whitespace-nowrap two:inline">
                      {formatSince(view.sinceMs, engine.minute())}
                    </span>
                    <Button
                      href={caseHref(view.id)}
                      label={`${words.sortOut}: ${caseTitle(view)}, ${caseShort(view, names, engine.minute())}`}
                    >
                      {words.sortOut}
                    </Button>
                  </>
                }
              />
            )}
          </For>
        </Rows>
      </Card>
    </Show>
  )
}
