/** Header, rail, tab bar, tabs. */
import CalendarDays from 'lucide-solid/icons/calendar-days'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import MessageSquare from 'lucide-solid/icons/message-square'
import Signpost from 'lucide-solid/icons/signpost'
import Sun from 'lucide-solid/icons/sun'
import Users from 'lucide-solid/icons/users'
import { createSignal, type JSX } from 'solid-js'
import { AppHeader } from '../app-header.tsx'
import { Avatar } from '../avatar.tsx'
import { Rail } from '../rail.tsx'
import { SearchButton } from '../search-button.tsx'
import { SyncBadge } from '../sync-badge.tsx'
import { TabBar } from '../tab-bar.tsx'
import { Tabs } from '../tabs.tsx'
import { Section } from './section.tsx'

export const tabBar = (): JSX.Element => (
  <TabBar
    items={[
      { href: '#today', label: 'Today', icon: Sun, current: true },
      { href: '#diary', label: 'Diary', icon: CalendarDays },
      { href: '#learners', label: 'Learners', icon: Users },
      {
        href: '#messages',
        label: 'Messages',
        icon: MessageSquare,
        count: 2,
        countLabel: '2 unread',
      },
      { href: '#more', label: 'More', icon: Ellipsis },
    ]}
  />
)

export function Navigation(): JSX.Element {
  const [tab, setTab] = createSignal<'overview' | 'lessons' | 'money'>('overview')
  return (
    <Section title="Navigation">
      <div class="rail:col-span-2">
        <AppHeader
          name="Dual Control"
          note="Origin, Leeds"
          homeHref="#overview"
          search={
            <SearchButton
              label="Search people, pages, actions"
              keys="Ctrl K"
              onPress={() => undefined}
            />
          }
          badge={
            <SyncBadge state={{ kind: 'decision', count: 4 }} inline onOpen={() => undefined} />
          }
          person={
            <a href="#account" class="flex items-center gap-2 font-[560]">
              <Avatar name="Anna Marsh" />
              Anna Marsh
            </a>
          }
        />
      </div>
      <Tabs
        label="Learner"
        value={tab()}
        onChange={setTab}
        items={[
          { id: 'overview', label: 'Overview' },
          { id: 'lessons', label: 'Lessons', count: 3 },
          { id: 'money', label: 'Money' },
        ]}
      >
        The content of {tab()}.
      </Tabs>
      <Rail
        label="Office"
        items={[
          { href: '#diary', label: 'Diary', icon: CalendarDays, current: true },
          { href: '#learners', label: 'Learners', icon: Users },
          { href: '#messages', label: 'Messages', icon: MessageSquare, count: 6 },
          { href: '#sort', label: 'Sort out', icon: Signpost, count: 4, countTone: 'amber' },
        ]}
      />
    </Section>
  )
}
