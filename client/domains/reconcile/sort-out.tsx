/** Sort out: the cases left, one of them in full, and what was decided. List beside detail when wide. */
import { useSearchParams } from '@solidjs/router'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import ChevronUp from 'lucide-solid/icons/chevron-up'
import { createEffect, createMemo, type JSX, Match, on, Show, Switch } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { focusById, focusHeading } from '#client/ui/focus.ts'
import { IconButton } from '#client/ui/icon-button.tsx'
import { CaseDetail } from './case-detail.tsx'
import { CaseList, caseHref, DECIDED_HREF } from './case-list.tsx'
import { decidedFor } from './decided.ts'
import { DecidedList } from './decided-list.tsx'
import { createCases } from './use-cases.ts'
import { words } from './words.ts'

export default function SortOut(): JSX.Element {
  const engine = useEngine()
  const [params, setParams] = useSearchParams<{ case?: string; show?: string }>()
  const views = createCases(engine)
  const decided = createMemo(() => decidedFor(engine.rows, engine.me))
  const isDecidedShown = () => params.show === 'decided'
  const selected = createMemo(() =>
    isDecidedShown()
      ? undefined
      : params.case
        ? views().find((view) => view.id === params.case)
        : views()[0],
  )
  const neighbour = (step: 1 | -1) => {
    const index = views().findIndex((view) => view.id === selected()?.id)
    return index < 0 ? undefined : views()[index + step]
  }
  // On a phone the list and a case take turns; the address says which.
  const isDetailAsked = () => params.case !== undefined || isDecidedShown()

  let hasAnswered = false
  const answered = () => {
    hasAnswered = true
    setParams({ case: undefined }, { replace: true })
  }
  createEffect(
    on(
      () => [selected()?.id, isDetailAsked()],
      () => {
        if (!hasAnswered) return
        hasAnswered = false
        const next = document.getElementById('case-title')
        if (next?.offsetParent) focusById('case-title')
        else focusHeading()
      },
      { defer: true },
    ),
  )

  return (
    <div class="grid wide:grid-cols-[19rem_minmax(0,1fr)]">
      <div
        class="wide:block wide:border-r wide:border-hairline wide:min-h-dvh"
        classList={{ hidden: isDetailAsked() }}
      >
        <div class="flex items-baseline justify-between gap-3 px-4 pt-4 pb-3">
          <h1 tabindex="-1">{words.title}</h1>
          <span class="text-muted">{views().length} open</span>
        </div>
        <CaseList
          views={views()}
          selectedId={selected()?.id}
          isDecidedShown={isDecidedShown()}
          decidedCount={decided().length}
        />
        <Show when={views().length === 0}>
          <div class="wide:hidden">
            <NothingLeft />
          </div>
        </Show>
      </div>
      <div class="dc-page wide:block" classList={{ hidden: !isDetailAsked() }}>
        <div class="pb-2 wide:hidden">
          <Button variant="quiet" href="/sort-out">
            {words.allOpen}
          </Button>
        </div>
        <Switch fallback={<NothingLeft />}>
          <Match when={isDecidedShown()}>
            <DecidedList decided={decided()} />
          </Match>
          <Match when={selected()}>
            {(view) => (
              <CaseDetail
                view={view()}
                onAnswered={answered}
                actions={
                  <div class="flex gap-2">
                    <Button href={DECIDED_HREF}>{words.decided}</Button>
                    <Show when={neighbour(-1)}>
                      {(other) => (
                        <IconButton
                          icon={ChevronUp}
                          label={words.previous}
                          variant="boxed"
                          href={caseHref(other().id)}
                        />
                      )}
                    </Show>
                    <Show when={neighbour(1)}>
                      {(other) => (
                        <IconButton
                          icon={ChevronDown}
                          label={words.next}
                          variant="boxed"
                          href={caseHref(other().id)}
                        />
                      )}
                    </Show>
                  </div>
                }
              />
            )}
          </Match>
          <Match when={params.case !== undefined && engine.rows.isComplete()}>
            <Empty
              title={words.goneTitle}
              action={<Button href={DECIDED_HREF}>{words.seeDecided}</Button>}
            >
              {words.goneText}
            </Empty>
          </Match>
        </Switch>
      </div>
    </div>
  )
}

function NothingLeft(): JSX.Element {
  const engine = useEngine()
  return (
    <Show
      when={engine.rows.isComplete()}
      fallback={<p class="px-4 py-6 text-muted">{words.loading}</p>}
    >
      <Empty title={words.emptyTitle}>{words.emptyText}</Empty>
    </Show>
  )
}
