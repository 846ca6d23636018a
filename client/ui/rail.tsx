/** The ways of the app at the left from 900 px. The current one is a direction sign. */
import { Index, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Count } from './count.tsx'
import { type NavItem, navItemName } from './nav-item.ts'

export interface RailProps {
  items: readonly NavItem[]
  label?: string | undefined
}

export function Rail(props: RailProps): JSX.Element {
  return (
    <nav class="dc-rail" aria-label={props.label ?? 'Main'}>
      <Index each={props.items}>
        {(item) => (
          <a
            href={item().href}
            aria-current={item().current ? 'page' : undefined}
            aria-label={navItemName(item())}
          >
            <Dynamic component={item().icon} aria-hidden="true" />
            <span>{item().label}</span>
            <Show when={item().count}>
              {(count) => <Count value={count()} tone={item().countTone} />}
            </Show>
          </a>
        )}
      </Index>
    </nav>
  )
}
