/** What has been answered, by whom, and whether somebody answered differently. */
import { createSignal, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDayTime, formatSinceExactly } from '#client/ui/format/index.ts'
import { Refusal } from '#client/ui/refusal.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { Decided } from './decided.ts'
import { decidedTitle, differsWords, givenBy } from './decided-words.ts'
import { namesFor } from './use-cases.ts'
import { KIND_WORDS, words } from './words.ts'

/** More are a matter for the record of each lesson. */
const SHOWN_AT_MOST = 100

export function DecidedList(props: { decided: readonly Decided[] }): JSX.Element {
  const engine = useEngine()
  const names = namesFor(engine)
  const [problem, setProblem] = createSignal<string>()
  const reopen = async (one: Decided) => {
    if (one.reopen === undefined) return
    const result = await engine.run(...one.reopen)
    setProblem(result.ok ? undefined : result.problem.message)
    if (result.ok) showToast({ message: words.reopened })
  }
  return (
    <section class="grid gap-3" aria-labelledby="decided-title">
      <h2 id="decided-title" tabindex="-1" class="text-title">
        {words.decided}
      </h2>
      <Refusal message={problem()} />
      <Show when={props.decided.length > 0} fallback={<Empty title={words.noneDecided} />}>
        <ul class="dc-card divide-y divide-hairline">
          <For each={props.decided.slice(0, SHOWN_AT_MOST)}>
            {(one) => (
              <li class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
                <div class="min-w-0 flex-1 basis-64">
                  <p class="font-semibold">{decidedTitle(one, names)}</p>
                  <p class="text-small text-muted">
                    {KIND_WORDS[one.kind]}
                    <Show when={one.bookings[0]}>
                      {(booking) => `, ${formatDayTime(booking().startsAtMs)}`}
                    </Show>
                    . {givenBy(one, names)}, {formatSinceExactly(one.atMs, engine.minute())}
                  </p>
                  <Show when={differsWords(one, names)}>
                    {(text) => <p class="text-small font-semibold text-amber-tint-ink">{text()}</p>}
                  </Show>
                </div>
                <Show when={one.reopen}>
                  <Button
                    onPress={() => void reopen(one)}
                    label={`${words.reopen}: ${decidedTitle(one, names)}`}
                  >
                    {words.reopen}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
