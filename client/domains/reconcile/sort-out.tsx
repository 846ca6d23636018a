/** Sort out: the cases left, one of them in full, and what was decided. List beside detail when wide. */
import { useSearchParams } from '@solidjs/router'
import ArrowLeft from 'lucide-solid/icons/arrow-left'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import ChevronUp from 'lucide-solid/icons/chevron-up'
import { createEffect, createMemo, type JSX, Match, on, Show, Switch } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { focusById, focusHeading } from '#client/ui/focus.ts'
import { IconButton } from '#client/ui/icon-button.tsx'
import { CaseDetail } from './case-detail.tsx'
import { CaseList } from './case-list.tsx'
import { decidedFor } from './decided.ts'
import { DecidedList } from './decided-list.tsx'
import { caseHref, DECIDED_HREF, SORT_OUT_HREF } from './hrefs.ts'
import { createCases } from './use-cases.ts'
import { openWords, words } from './words.ts'

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

  const focusNext = () => {
    const next = document.getElementById('case-title')
    if (next?.offsetParent) focusById('case-title')
    else focusHeading()
  }
  let hasAnswered = false
  const answered = () => {
    // Without a case in the address the rows alone have changed what is shown, and already have.
    if (params.case === undefined) return focusNext()
    hasAnswered = true
    setParams({ case: undefined }, { replace: true })
  }
  createEffect(
    on(
      () => [selected()?.id, isDetailAsked()],
      () => {
        if (!hasAnswered || isDetailAsked()) return
        hasAnswered = false
        focusNext()
      },
      { defer: true },
    ),
  )

  return (
    <div class="dc-page">
      <div class="grid items-start gap-3 wide:grid-cols-[18rem_minmax(0,1fr)] wide:gap-5">
        <div class="grid gap-3">
          <div class="dc-page-head">
            <div class="dc-page-titles">
              <h1 tabindex="-1">{words.title}</h1>
              <Show when={views().length > 0}>
                <p class="dc-page-note">{openWords(views().length)}</p>
              </Show>
            </div>
          </div>
          <div class="wide:block" classList={{ hidden: isDetailAsked() }}>
            <CaseList
              views={views()}
              selectedId={selected()?.id}
              isDecidedShown={isDecidedShown()}
              decidedCount={decided().length}
              differingCount={decided().filter((one) => one.differs !== undefined).length}
            />
            <Show when={views().length === 0}>
              <div class="pt-4 wide:hidden">
                <NothingLeft />
              </div>
            </Show>
          </div>
        </div>
        <div class="min-w-0 wide:block" classList={{ hidden: !isDetailAsked() }}>
          <div class="wide:hidden">
            <Button variant="quiet" icon={ArrowLeft} href={SORT_OUT_HREF}>
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
                      <div class="hidden wide:block">
                        <Button href={DECIDED_HREF}>{words.decided}</Button>
                      </div>
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
