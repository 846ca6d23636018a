/**
 * No signal, and the session has ended: everything is still here and can be worked with. Says until
 * when the diary reaches and what can be opened.
 */
import BookOpenCheck from 'lucide-solid/icons/book-open-check'
import CalendarDays from 'lucide-solid/icons/calendar-days'
import Users from 'lucide-solid/icons/users'
import { createMemo, type JSX, Show } from 'solid-js'
import { firstNameOf, nameOf, useSession } from '#client/domains/people/index.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { civilTimeOf } from '#client/ui/format/index.ts'
import { Mark } from '#client/ui/mark.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { SyncBadge } from '#client/ui/sync-badge.tsx'
import { useApp } from '../app-context.ts'
import { createBadge } from '../use-badge.ts'
import { whatIsHere } from './what-is-here.ts'

/** "Good morning" until noon, "Good afternoon" until six, then "Good evening". */
const greeting = (time: string): string =>
  time < '12:00' ? 'Good morning' : time < '18:00' ? 'Good afternoon' : 'Good evening'

export function OfflineStart(props: { onOpen: () => void }): JSX.Element {
  const { engine } = useApp()
  const session = useSession()
  const badge = createBadge(engine, session.hat)
  const here = createMemo(() => whatIsHere(engine.rows, engine.me.personId, engine.minute()))
  const isLearner = () => session.hat() === 'learner'
  const open = (path?: string) => {
    if (path) history.replaceState(null, '', path)
    props.onOpen()
  }
  return (
    <main class="dc-door">
      <div class="grid gap-4">
        <div class="dc-door-brand">
          <Mark size={34} />
          <b>Dual Control</b>
        </div>
        <SyncBadge state={badge.state()} detail={badge.detail()} />
      </div>
      <div class="grid gap-3">
        <Avatar name={nameOf(engine, engine.me.personId)} size="large" />
        <h1>
          {greeting(civilTimeOf(engine.minute()))}, {firstNameOf(engine, engine.me.personId)}
        </h1>
        <p class="text-muted">
          There is no signal, and you have been signed out. {here().words} What you do now is saved
          here and goes out once you sign in again.
        </p>
      </div>
      <Card flush>
        <Rows inset label="On this device">
          <Row
            lead={<CalendarDays aria-hidden="true" />}
            title={isLearner() ? 'Lessons' : 'Today'}
            trail={here().today}
          />
          <Show when={!isLearner()}>
            <Row lead={<Users aria-hidden="true" />} title="Learners" trail={here().learners} />
          </Show>
          <Show when={isLearner()}>
            <Row
              lead={<BookOpenCheck aria-hidden="true" />}
              title="Theory"
              trail="mock tests work offline"
            />
          </Show>
        </Rows>
      </Card>
      <div class="grid gap-3">
        <Button variant="primary" size="large" wide onPress={() => open()}>
          {isLearner() ? 'Open my lessons' : 'Open today'}
        </Button>
        <Button variant="quiet" wide onPress={() => open('/more/sign-out')}>
          Someone else? Sign out
        </Button>
      </div>
    </main>
  )
}
