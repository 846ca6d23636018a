/** Everything that is not a day's work: oneself, this device, the school, leaving. */
import Bell from 'lucide-solid/icons/bell'
import BookOpenCheck from 'lucide-solid/icons/book-open-check'
import Cloud from 'lucide-solid/icons/cloud'
import Download from 'lucide-solid/icons/download'
import Hourglass from 'lucide-solid/icons/hourglass'
import Info from 'lucide-solid/icons/info'
import KeyRound from 'lucide-solid/icons/key-round'
import Lock from 'lucide-solid/icons/lock'
import LockKeyhole from 'lucide-solid/icons/lock-keyhole'
import LogOut from 'lucide-solid/icons/log-out'
import MonitorSmartphone from 'lucide-solid/icons/monitor-smartphone'
import OctagonX from 'lucide-solid/icons/octagon-x'
import RefreshCw from 'lucide-solid/icons/refresh-cw'
import ScrollText from 'lucide-solid/icons/scroll-text'
import Smartphone from 'lucide-solid/icons/smartphone'
import UserCog from 'lucide-solid/icons/user-cog'
import UserPlus from 'lucide-solid/icons/user-plus'
import { For, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useEngine } from '#client/engine/use-engine.ts'
import { Card } from '#client/ui/card.tsx'
import { Count } from '#client/ui/count.tsx'
import type { Icon } from '#client/ui/icon.ts'
import { Page } from '#client/ui/page.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { syncWords } from './more-words.ts'
import { ProfileCard } from './profile-card.tsx'
import { useSession } from './session.ts'
import { ThemeChoice } from './theme-choice.tsx'

const lead = (icon: Icon) => <Dynamic component={icon} size={22} aria-hidden="true" />

export default function More(): JSX.Element {
  const engine = useEngine()
  const session = useSession()
  const isAdmin = () => session.hat() === 'admin'
  const refused = () => engine.sync.quarantineCount()
  return (
    <Page title="More">
      <div class="grid gap-3 rail:gap-4 max-w-3xl">
        <ProfileCard />
        <Show when={session.underMore().length > 0}>
          {/* The rail of a desktop shows them all. */}
          <div class="rail:hidden">
            <Card flush>
              <Rows inset label="More screens">
                <For each={session.underMore()}>
                  {(item) => (
                    <Row
                      leadsOn
                      href={item.href}
                      lead={lead(item.icon)}
                      title={item.label}
                      trail={
                        <Show when={item.count}>
                          {(count) => <Count value={count()} tone="amber" />}
                        </Show>
                      }
                    />
                  )}
                </For>
              </Rows>
            </Card>
          </div>
        </Show>
        <Card title="Appearance">
          <ThemeChoice />
        </Card>
        <Card flush>
          <Rows inset label="Account and device">
            <Show when={session.isUpdateReady()}>
              <Row
                onPress={() => session.restart()}
                lead={lead(RefreshCw)}
                title="New version ready"
                note="Restart now; forms you have open are kept"
              />
            </Show>
            <Row
              onPress={() => session.openChanges()}
              lead={lead(Cloud)}
              title="Changes"
              note={syncWords(engine.sync, session.unsent().length)}
            />
            <Row leadsOn href="/more/notices" lead={lead(Bell)} title="Notices" />
            <Row leadsOn href="/more/devices" lead={lead(MonitorSmartphone)} title="My devices" />
            <Row
              leadsOn
              href="/more/password"
              lead={lead(KeyRound)}
              title="Passkeys and password"
            />
            <Show when={session.screenLock}>
              <Row
                leadsOn
                href="/more/screen-lock"
                lead={lead(Lock)}
                title="Screen lock"
                note={session.canLock() ? 'On: 6 digits after 5 minutes' : 'Off'}
              />
            </Show>
            <Show when={session.canLock()}>
              <Row
                onPress={() => session.lockNow()}
                lead={lead(LockKeyhole)}
                title="Lock now"
                note="Whoever comes next sees nothing of yours"
              />
            </Show>
            <Show when={session.installWay() !== 'none'}>
              <Row
                onPress={() => session.install()}
                lead={lead(Smartphone)}
                title="Install the app"
                note="Works without signal, and the browser keeps its data"
              />
            </Show>
            <Row
              leadsOn
              href="/more/your-data"
              lead={lead(Download)}
              title="Your data"
              note="What the school holds about you, and taking it with you"
            />
          </Rows>
        </Card>
        <Show when={isAdmin()}>
          <Card flush>
            <Rows inset label="School">
              <Row
                leadsOn
                href="/more/invite"
                lead={lead(UserPlus)}
                title="Invite someone"
                note="A link for a new learner, instructor or admin"
              />
              <Row
                leadsOn
                href="/more/access"
                lead={lead(UserCog)}
                title="Roles and access"
                note="Roles, sign-in links, devices of staff"
              />
              <Row
                leadsOn
                href="/questions"
                lead={lead(BookOpenCheck)}
                title="Question bank"
                note="Theory questions: write, review, import, and learners’ remarks"
              />
              <Row
                leadsOn
                href="/refused"
                lead={lead(OctagonX)}
                title="Refused changes"
                trail={
                  <Show when={refused() > 0}>
                    <Count value={refused()} tone="amber" />
                  </Show>
                }
              />
              <Row
                leadsOn
                href="/more/security-log"
                lead={lead(ScrollText)}
                title="Security log"
                note="Who signed in, who was refused, what was changed"
              />
              <Row
                leadsOn
                href="/more/retention"
                lead={lead(Hourglass)}
                title="How long data is kept"
                note="Files past their time, and erasing somebody"
              />
            </Rows>
          </Card>
        </Show>
        <Card flush>
          <Rows inset label="Leave">
            <Row leadsOn href="/more/about" lead={lead(Info)} title="About Dual Control" />
            <Row leadsOn href="/more/sign-out" lead={lead(LogOut)} title="Sign out" />
          </Rows>
        </Card>
      </div>
    </Page>
  )
}
