/** What is left to sort out, longest waiting first, and the way to what was decided. */
import ChevronRight from 'lucide-solid/icons/chevron-right'
import OctagonX from 'lucide-solid/icons/octagon-x'
import History from 'lucide-solid/icons/rotate-ccw-clock'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { formatSince } from '#client/ui/format/index.ts'
import type { CaseFacts } from './case-types.ts'
import { caseShort, caseTitle } from './case-words.ts'
import { caseHref, DECIDED_HREF } from './hrefs.ts'
import { namesFor } from './use-cases.ts'
import { differingWords, refusedWords, words } from './words.ts'

const ITEM =
  'flex items-start gap-3 border-b border-l-[6px] border-b-hairline px-4 py-3 no-underline text-ink hover:bg-surface'

export function CaseList(props: {
  views: readonly CaseFacts[]
  selectedId: string | undefined
  isDecidedShown: boolean
  decidedCount: number
  /** Of them, those that two people answered differently. */
  differingCount: number
}): JSX.Element {
  const engine = useEngine()
  const names = namesFor(engine)
  return (
    <nav aria-label={words.title}>
      <ul class="border-t border-hairline">
        <For each={props.views}>
          {(view) => (
            <li>
              <a
                class={ITEM}
                classList={{
                  'border-l-transparent wide:border-l-amber wide:bg-surface':
                    view.id === props.selectedId,
                  'border-l-transparent': view.id !== props.selectedId,
                }}
                href={caseHref(view.id)}
                aria-current={view.id === props.selectedId ? 'true' : undefined}
              >
                <TriangleAlert size={22} class="text-amber-edge" aria-hidden="true" />
                <span class="min-w-0 flex-1">
                  <span class="flex justify-between gap-2">
                    <b class="font-semibold">{caseTitle(view)}</b>
                    <span class="whitespace-nowrap text-small text-muted">
                      {formatSince(view.sinceMs, engine.minute())}
                    </span>
                  </span>
                  <span class="block text-small text-muted">
                    {caseShort(view, names, engine.minute())}
                  </span>
                </span>
              </a>
            </li>
          )}
        </For>
      </ul>
      <Show when={engine.sync.quarantineCount() > 0}>
        <a class={`${ITEM} border-l-transparent`} href="/refused">
          <OctagonX size={22} class="text-red" aria-hidden="true" />
          <b class="flex-1 font-semibold">{refusedWords(engine.sync.quarantineCount())}</b>
          <ChevronRight size={20} class="text-muted" aria-hidden="true" />
        </a>
      </Show>
      <a
        class={ITEM}
        classList={{
          'border-l-blue bg-surface': props.isDecidedShown,
          'border-l-transparent': !props.isDecidedShown,
        }}
        href={DECIDED_HREF}
        aria-current={props.isDecidedShown ? 'true' : undefined}
      >
        <History size={22} class="text-muted" aria-hidden="true" />
        <span class="flex-1">{words.decided}</span>
        <Show when={props.differingCount > 0}>
          <span class="text-small font-semibold text-amber-tint-ink">
            {differingWords(props.differingCount)}
          </span>
        </Show>
        <span class="text-small text-muted">{props.decidedCount}</span>
      </a>
    </nav>
  )
}
