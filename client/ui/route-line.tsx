/** A day as a route: a solid line is taken, a broken line is free. Past parts fade. */
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { type JSX, Show } from 'solid-js'

export function RouteLine(props: { label: string; children: JSX.Element }): JSX.Element {
  return (
    <ol class="dc-route" aria-label={props.label}>
      {props.children}
    </ol>
  )
}

export interface RouteStopProps {
  time: string
  line: 'solid' | 'broken'
  title: string
  /** Makes the title a link. */
  href?: string | undefined
  /** A chip on solid parts, a plain remark on broken ones. */
  aside?: JSX.Element | undefined
  note?: JSX.Element | undefined
  past?: boolean | undefined
  /** Instead of the title: what will not work, in amber words with a triangle. */
  warning?: string | undefined
  actions?: JSX.Element | undefined
}

export function RouteStop(props: RouteStopProps): JSX.Element {
  const title = () => (
    <Show when={props.href} fallback={<span class="dc-stop-title">{props.title}</span>}>
      <a class="dc-stop-title" href={props.href}>
        {props.title}
      </a>
    </Show>
  )
  return (
    <li class="dc-stop" data-line={props.line} data-past={props.past ? '' : undefined}>
      <span class="dc-stop-time">{props.time}</span>
      <span class="dc-stop-line" aria-hidden="true" />
      <div class="dc-stop-body">
        <div class="dc-stop-head">
          <Show when={props.warning} fallback={title()}>
            <p class="dc-stop-warning">
              <TriangleAlert aria-hidden="true" />
              <span>{props.warning}</span>
            </p>
          </Show>
          <Show when={props.aside}>
            <span class="dc-stop-note">{props.aside}</span>
          </Show>
        </div>
        <Show when={props.note}>
          <p class="dc-stop-note">{props.note}</p>
        </Show>
        <Show when={props.actions}>
          <div class="dc-stop-actions">{props.actions}</div>
        </Show>
      </div>
    </li>
  )
}
