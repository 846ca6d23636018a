/**
 * What is known of a topic as a band: solid up to what is sure, broken to what is possible, with the
 * line of the pass share. Decor: the words beside it say the same.
 */
import { type JSX, Show } from 'solid-js'
import type { TopicMastery } from '#shared/domains/theory/index.ts'
import { PASS_MARK, QUESTION_COUNT } from './words.ts'

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

export function MasteryBar(props: { topic: TopicMastery }): JSX.Element {
  return (
    <span class="dc-bar-track block" aria-hidden="true">
      <Show when={props.topic.estimate}>
        {(estimate) => (
          <>
            <span
              class="absolute inset-y-0 left-0 rounded-[inherit] border-2 border-dashed border-blue-edge bg-blue-tint"
              style={{ width: percent(estimate().high) }}
            />
            <span class="dc-bar-fill relative block" style={{ width: percent(estimate().low) }} />
          </>
        )}
      </Show>
      <span class="dc-bar-target" style={{ left: percent(PASS_MARK / QUESTION_COUNT) }} />
    </span>
  )
}

/** What the parts of the band stand for, once, above all of them. */
export function MasteryKey(): JSX.Element {
  return (
    <p class="flex flex-wrap gap-x-4 gap-y-1 text-small text-muted" aria-hidden="true">
      <span class="flex items-center gap-1.5">
        <i class="inline-block h-3 w-6 rounded-patch bg-blue-fill" />
        sure
      </span>
      <span class="flex items-center gap-1.5">
        <i class="inline-block h-3 w-6 rounded-patch border-2 border-dashed border-blue-edge bg-blue-tint" />
        may be
      </span>
      <span class="flex items-center gap-1.5">
        <i class="inline-block h-4 border-l-3 border-ink" />
        pass
      </span>
    </p>
  )
}
