/** Around every screen: header and rail on a desktop, tab bar on a phone, the badge everywhere. */
import { useLocation } from '@solidjs/router'
import { createMemo, createSignal, type JSX, lazy, Show, Suspense } from 'solid-js'
import { nameOf, useSession } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { routes } from '#client/registry.ts'
import { AppHeader } from '#client/ui/app-header.tsx'
import { Avatar } from '#client/ui/avatar.tsx'
import { areBarsKept } from '#client/ui/bars.ts'
import { Frame } from '#client/ui/frame.tsx'
import type { NavItem } from '#client/ui/nav-item.ts'
import { Rail } from '#client/ui/rail.tsx'
import { SyncBadge } from '#client/ui/sync-badge.tsx'
import { TabBar } from '#client/ui/tab-bar.tsx'
import { BadgePlace } from './badge-place.tsx'
import { navItems } from './nav-items.ts'
import { isFocused, isWithin, phoneTabs, START_OF } from './navigation.ts'
import { ShellNotices } from './shell-notices.tsx'
import { createBadge } from './use-badge.ts'
import { useIsWide } from './use-window.ts'

const SyncSheet = lazy(() => import('./sync/sync-sheet.tsx'))

export interface ShellProps {
  children?: JSX.Element
  /** The sheet of changes is open. It belongs to the session, because More opens it too. */
  isSheetOpen: boolean
  onSheet: (open: boolean) => void
  /** Goes to what waits for a decision: cases, or only refused changes of the school. */
  onDecide: (hasCases: boolean) => void
}

export function Shell(props: ShellProps): JSX.Element {
  const engine = useEngine()
  const session = useSession()
  const location = useLocation()
  const isWide = useIsWide()
  const badge = createBadge(engine, session.hat)
  const [hasOpened, setOpened] = createSignal(false)

  const items = createMemo<readonly NavItem[]>(() =>
    navItems(session.hat()).map((item) => ({
      ...item,
      current: isWithin(location.pathname, item.href),
    })),
  )
  const open = () => {
    if (badge.state().kind === 'decision') return props.onDecide(badge.caseCount() > 0)
    setOpened(true)
    props.onSheet(true)
  }
  const name = () => nameOf(engine, engine.me.personId)
  const isBare = () => isFocused(routes, location.pathname) && !areBarsKept()

  return (
    <>
      <Frame
        header={
          <AppHeader
            name="Dual Control"
            note={engine.me.schoolName}
            homeHref={START_OF[session.hat()]}
            badge={
              <Show when={isWide()}>
                <SyncBadge state={badge.state()} detail={badge.detail()} onOpen={open} inline />
              </Show>
            }
            person={
              <a class="dc-person-link" href="/more">
                <Avatar name={name()} />
                <span>{name()}</span>
              </a>
            }
          />
        }
        bare={isBare()}
        // Only the one that is seen is made: a slow phone would draw both before its first screen.
        rail={isWide() ? <Rail items={items()} /> : undefined}
        tabBar={
          <Show when={!isWide()}>
            <TabBar
              items={phoneTabs(items()).shown}
              onReselect={() => window.scrollTo({ top: 0 })}
            />
          </Show>
        }
      >
        <Suspense>{props.children}</Suspense>
      </Frame>
      <BadgePlace
        badge={badge}
        isWide={isWide()}
        isBare={isBare()}
        pathname={() => location.pathname}
        onOpen={open}
        notices={<ShellNotices />}
      />
      <Show when={hasOpened() || props.isSheetOpen}>
        <Suspense>
          <SyncSheet open={props.isSheetOpen} onOpenChange={props.onSheet} />
        </Suspense>
      </Show>
    </>
  )
}
