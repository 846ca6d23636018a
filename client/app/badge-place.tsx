/**
 * The badge on a phone. What its reader should know stands full width under the title; that all is
 * well stands quietly in the title's line, as does everything once the page is scrolled or while a
 * test wants all attention. On a desktop it is in the header, and only notices are placed here.
 */
import {
  type Accessor,
  createEffect,
  createSignal,
  type JSX,
  on,
  onCleanup,
  onMount,
  Show,
} from 'solid-js'
import { focusHeading } from '#client/ui/focus.ts'
import { SyncBadge } from '#client/ui/sync-badge.tsx'
import { watchScreens } from './screen-watch.ts'
import type { Badge } from './use-badge.ts'
import { useIsScrolled } from './use-window.ts'

export interface BadgePlaceProps {
  badge: Badge
  isWide: boolean
  /** The screen stands without bars. */
  isBare: boolean
  pathname: Accessor<string>
  onOpen: () => void
  /** The shell's own notices, under the badge. */
  notices: JSX.Element
}

/** Nothing that anybody has to know or do: these come and go without moving the page. */
const QUIET: ReadonlySet<string> = new Set(['saved', 'sending'])

export function BadgePlace(props: BadgePlaceProps): JSX.Element {
  const isScrolled = useIsScrolled()
  const [isHeadFull, setHeadFull] = createSignal(false)
  const isQuiet = () => QUIET.has(props.badge.state().kind)
  // Beside "Question 6 of 50" a lone tick would say that the answer is right: only heard, and focused.
  const isSilent = () => props.isBare && isQuiet()
  const isInTitle = () => !props.isWide && (isQuiet() || isScrolled() || props.isBare)
  const isCompact = () => isScrolled() || props.isBare || isHeadFull()
  const shared = () => ({
    state: props.badge.state(),
    detail: props.badge.detail(),
    onOpen: props.onOpen,
  })

  const full = (
    <div class="dc-badge-place">
      <Show when={!props.isWide}>
        {/* Out of sight while the small one speaks; its room stays, so that nothing jumps. */}
        <Show when={!isQuiet() && !props.isBare}>
          <div style={{ visibility: isInTitle() ? 'hidden' : 'visible' }}>
            <SyncBadge {...shared()} />
          </div>
        </Show>
      </Show>
      {props.notices}
    </div>
  ) as HTMLElement
  const small = (
    <div class="dc-badge-small" data-silent={isSilent() ? '' : undefined}>
      <Show when={isInTitle()}>
        <SyncBadge {...shared()} compact={isCompact()} inline />
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
        // Beside a way back or buttons there is no room for words.
        setHeadFull(head.querySelector('.dc-page-back, .dc-page-actions > *') !== null)
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
