/** The foot of a test screen: fixed to the lower edge, so that the way on is always in one place. */
import { type JSX, Show } from 'solid-js'

export function MockBar(props: { note?: JSX.Element; children: JSX.Element }): JSX.Element {
  return (
    <div class="dc-task-bar">
      <div>
        <Show when={props.note}>
          <p class="dc-task-note text-small text-muted">{props.note}</p>
        </Show>
        <div class="dc-task-buttons">{props.children}</div>
      </div>
    </div>
  )
}

/** Room under the content for the bar above it. */
export function MockBarRoom(props: { tall?: boolean }): JSX.Element {
  return <div class={props.tall ? 'h-28 rail:h-20' : 'h-20'} aria-hidden="true" />
}
