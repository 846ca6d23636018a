/** Says once, at five minutes, that the time is running out: also to whoever has hidden it. */
import { createMemo, type JSX, Show } from 'solid-js'
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import { FIVE_MINUTES_LEFT } from './words.ts'

const WARNED_AT_MS = 5 * MINUTE_MS
/** How long the words stand. */
const SHOWN_MS = MINUTE_MS

export function TimeWarning(props: { leftMs: number | null }): JSX.Element {
  // A memo, so that the live region is told once and not every second.
  const isDue = createMemo(
    () =>
      props.leftMs !== null &&
      props.leftMs <= WARNED_AT_MS &&
      props.leftMs > WARNED_AT_MS - SHOWN_MS,
  )
  return (
    <div role="status" aria-live="polite">
      <Show when={isDue()}>
        <p class="mx-(--margin) mt-3 rounded-control border-2 border-ink bg-surface px-4 py-2 font-bold">
          {FIVE_MINUTES_LEFT}
        </p>
      </Show>
    </div>
  )
}
