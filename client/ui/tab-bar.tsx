/** The ways of the app at the foot of a phone. Gone from 900 px, where the rail stands. */
import { Index, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Count } from './count.tsx'
import { type NavItem, navItemName } from './nav-item.ts'

export interface TabBarProps {
  /** At most five. */
  items: readonly NavItem[]
  label?: string | undefined
  /** The current tab was pressed again: scroll to the top. */
  onReselect?: ((item: NavItem) => void) | undefined
}

export function TabBar(props: TabBarProps): JSX.Element {
  return (
    <nav class="dc-tab-bar" aria-label={props.label ?? 'Main'}>
      <Index each={props.items}>
        {(item) => (
          <a
            href={item().href}
            aria-current={item().current ? 'page' : undefined}
            aria-label={navItemName(item())}
            onClick={() => item().current && props.onReselect?.(item())}
          >
            <span class="dc-tab-icon">
              <Dynamic component={item().icon} aria-hidden="true" />
              <Show when={item().count}>
                {(count) => <Count value={count()} tone={item().countTone ?? 'blue'} />}
              </Show>
            </span>
            <span>{item().label}</span>
          </a>
        )}
      </Index>
    </nav>
  )
}
