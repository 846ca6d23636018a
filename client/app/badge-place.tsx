/**
 * The badge on a phone: full width under the title, and small in the title's line once scrolled. On a
 * desktop it stands in the header, and only the shell's notices are placed here.
 */
import { type Accessor, createEffect, type JSX, on, onCleanup, onMount, Show } from 'solid-js'
import { focusHeading } from '#client/ui/focus.ts'
import { SyncBadge } from '#client/ui/sync-badge.tsx'
import { watchScreens } from './screen-watch.ts'
import type { Badge } from './use-badge.ts'
import { useIsScrolled } from './use-window.ts'

export interface BadgePlaceProps {
  badge: Badge
  isWide: boolean
  pathname: Accessor<string>
  onOpen: () => void
  /** The shell's own notices, under the badge. */
  notices: JSX.Element
}

export function BadgePlace(props: BadgePlaceProps): JSX.Element {
  const isScrolled = useIsScrolled()
  const isSmall = () => isScrolled() && !props.isWide
  const shared = () => ({
    state: props.badge.state(),
    detail: props.badge.detail(),
    onOpen: props.onOpen,
  })

  const full = (
    <div class="dc-badge-place">
      <Show when={!props.isWide}>
        {/* Out of sight while the small one speaks; its room stays, so that nothing jumps. */}
        <div style={{ visibility: isSmall() ? 'hidden' : 'visible' }}>
          <SyncBadge {...shared()} />
        </div>
      </Show>
      {props.notices}
    </div>
  ) as HTMLElement
  const small = (
    <div class="dc-badge-small">
      <Show when={isSmall()}>
        <SyncBadge {...shared()} compact />
      </Show>
    </div>
  ) as HTMLElement

  let isNewScreen = false
  onMount(() => {
    const main = document.getElementById('screen')
    if (main === null) return
    const stop = watchScreens(main, ({ head, title }) => {
      if (head) {
        if (head.nextElementSibling !== full) head.after(full)
        head.append(small)
      } else {
        main.prepend(full)
        small.remove()
      }
      document.title = title === '' ? 'Dual Control' : `${title} – Dual Control`
      if (isNewScreen && title !== '') {
        isNewScreen = false
        focusHeading(main)
      }
    })
    onCleanup(stop)
    createEffect(() => main.toggleAttribute('data-scrolled', isScrolled()))
  })
  // The first screen is where the browser put the focus; only a change of screen moves it.
  createEffect(on(props.pathname, () => (isNewScreen = true), { defer: true }))
  return null
}
