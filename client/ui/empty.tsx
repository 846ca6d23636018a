/** Nothing here yet, why that is so, and the one thing to do about it. */
import { type JSX, Show } from 'solid-js'

export interface EmptyProps {
  title: string
  children?: JSX.Element | undefined
  action?: JSX.Element | undefined
}

export function Empty(props: EmptyProps): JSX.Element {
  return (
    <div class="dc-empty">
      <div class="dc-empty-lines" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
      <h2 class="dc-empty-title">{props.title}</h2>
      <Show when={props.children}>
        <div class="dc-empty-text">{props.children}</div>
      </Show>
      <Show when={props.action}>
        <div class="dc-empty-action">{props.action}</div>
      </Show>
    </div>
  )
}
