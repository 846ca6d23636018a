/** The head of a test screen: where one is, and the time, which can be hidden. */
import EyeOff from 'lucide-solid/icons/eye-off'
import Timer from 'lucide-solid/icons/timer'
import { type JSX, Show } from 'solid-js'
import { timeLeftLabel } from './queries.ts'

export interface MockHeadProps {
  title: string
  /** Id of the element that is read after the title when the focus comes here. */
  describedBy?: string | undefined
  leftMs: number | null
  isTimeHidden: boolean
  onToggleTime: () => void
  /** Right of the time. */
  more?: JSX.Element | undefined
}

export function MockHead(props: MockHeadProps): JSX.Element {
  return (
    <div class="dc-page-head">
      <div class="dc-page-titles" data-under="">
        <h1 tabindex="-1" aria-describedby={props.describedBy}>
          {props.title}
        </h1>
      </div>
      <div class="dc-page-actions">
        <Show when={timeLeftLabel(props.leftMs)}>
          {(label) => (
            <button
              type="button"
              class="flex min-h-12 items-center gap-1.5 rounded-control bg-(--sunk-chip) px-2.5 text-heading rail:px-3.5 font-bold tabular-nums"
              aria-pressed={props.isTimeHidden}
              aria-label={
                props.isTimeHidden ? 'Time is hidden. Show it' : `${label()} left. Hide the time`
              }
              title={props.isTimeHidden ? 'Show the time' : 'Hide the time'}
              onClick={() => props.onToggleTime()}
            >
              <Show when={!props.isTimeHidden} fallback={<EyeOff size={20} aria-hidden="true" />}>
                <Timer size={20} aria-hidden="true" />
              </Show>
              <span aria-hidden="true">{props.isTimeHidden ? 'Time' : label()}</span>
            </button>
          )}
        </Show>
        {props.more}
      </div>
    </div>
  )
}
