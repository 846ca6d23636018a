/** A decision as a button that names its effect before it is pressed. */
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Icon } from './icon.ts'

export interface AnswerButtonProps {
  icon: Icon
  title: string
  /** What happens to whom. */
  effect: string
  /** At most one of the answers. */
  recommended?: boolean | undefined
  onPress: () => void
}

export function AnswerButton(props: AnswerButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="dc-decide"
      data-recommended={props.recommended ? '' : undefined}
      onClick={() => props.onPress()}
    >
      <Dynamic component={props.icon} aria-hidden="true" />
      <span class="dc-decide-words">
        <span class="dc-decide-title">{props.title}</span>
        <span class="dc-decide-effect">{props.effect}</span>
      </span>
      <Show when={props.recommended}>
        <span class="dc-decide-tag">Recommended</span>
      </Show>
      <ChevronRight aria-hidden="true" />
    </button>
  )
}
