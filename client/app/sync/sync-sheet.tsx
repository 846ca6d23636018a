/**
 * Where my changes are, by name: what could not be accepted first, then what waits, then what was
 * sent. Loaded when the badge is pressed.
 */

import Check from 'lucide-solid/icons/check'
import Clock from 'lucide-solid/icons/clock'
import Download from 'lucide-solid/icons/download'
import RefreshCw from 'lucide-solid/icons/refresh-cw'
import { For, type JSX, Show } from 'solid-js'
import { nameOf, personOf, useSession } from '#client/domains/people/index.ts'
import type { ChangeItem } from '#client/engine/api.ts'
import { Button } from '#client/ui/button.tsx'
import { SectionHead } from '#client/ui/card.tsx'
import { formatSinceExactly } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { plural } from '#client/ui/plural.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { useApp } from '../app-context.ts'
import { changeWords } from '../command-words.ts'
import { SignInForm } from '../door/sign-in-form.tsx'
import { ownLateWork } from './late-work.ts'
import { LateWork } from './late-work-notice.tsx'
import { refusedRows, unsentRows } from './own-sets.ts'
import { RefusedChange, RefusedSetRow } from './refused-change.tsx'

export default function SyncSheet(props: {
  open: boolean
  onOpenChange: (open: boolean) => void
}): JSX.Element {
  const { engine } = useApp()
  const session = useSession()
  const { sync } = engine
  const refused = () => ownLateWork(sync.refused())
  const close = () => props.onOpenChange(false)
  return (
    <Sheet
      open={props.open}
      onOpenChange={props.onOpenChange}
      title="Changes"
      full
      footer={
        <>
          <Show when={sync.link() !== 'signed-out'}>
            <Button icon={RefreshCw} onPress={() => sync.tryNow()}>
              Try now
            </Button>
          </Show>
          <Button icon={Download} onPress={() => session.downloadAll()}>
            Download all
          </Button>
        </>
      }
    >
      <div class="grid gap-6">
        <Show when={sync.link() === 'signed-out'}>
          <SignInAgain />
        </Show>
        <For each={refused().lessons}>{(lesson) => <LateWork lesson={lesson} />}</For>
        <For each={refused().others}>{(item) => <RefusedChange item={item} />}</For>
        <For each={refusedRows(engine)}>{(row) => <RefusedSetRow row={row} />}</For>
        <Unreadable />
        <SchoolsRefused onGo={close} />
        <Waiting />
        <Sent />
      </div>
    </Sheet>
  )
}

function SignInAgain(): JSX.Element {
  const app = useApp()
  const session = useSession()
  return (
    <section class="grid gap-3" aria-label="Sign in to sync">
      <SectionHead title="Sign in to sync" />
      <p class="dc-row-note">
        Your session has ended. Nothing is lost: everything below is saved on this device and goes
        out once you are signed in.
      </p>
      <SignInForm
        api={session.api}
        deviceName={app.deviceName}
        email={personOf(app.engine, app.engine.me.personId)?.email}
        deviceId={app.isDeviceEnded() ? undefined : app.engine.me.deviceId}
        isOffice={app.isOffice}
        onSignedIn={app.onSignedInAgain}
      />
    </section>
  )
}

/** For admins: what was refused to anybody in the school stays until one of them has looked. */
function SchoolsRefused(props: { onGo: () => void }): JSX.Element {
  const { engine } = useApp()
  const session = useSession()
  const count = () => (session.hat() === 'admin' ? engine.sync.quarantineCount() : 0)
  return (
    <Show when={count() > 0}>
      <Notice
        kind="decision"
        title={`${count()} refused ${count() === 1 ? 'change' : 'changes'} in the school`}
        actions={
          <Button href="/refused" onPress={() => props.onGo()}>
            Look at them
          </Button>
        }
      >
        <p>Kept as they came. You can take them over under your name, or leave them refused.</p>
      </Notice>
    </Show>
  )
}

/** A change came that does not open here. Nothing a person can do but know which device to trust. */
function Unreadable(): JSX.Element {
  const { engine } = useApp()
  const count = () => engine.sync.unreadableCount()
  return (
    <Show when={count() > 0}>
      <Notice
        kind="info"
        title={`${plural(count(), { one: 'record is', other: 'records are' })} not up to date here`}
      >
        <p>
          This version of the app could not read what the school sent, so what was here before
          stays. Everything else is up to date. The next version of the app asks for it again.
        </p>
      </Notice>
    </Show>
  )
}

const ChangeRow = (props: { item: ChangeItem; atMs: number; lead: JSX.Element }): JSX.Element => {
  const { engine } = useApp()
  const words = () => changeWords(props.item, (id, kept) => nameOf(engine, id, kept))
  return (
    <Row
      lead={props.lead}
      title={words().title}
      note={words().note}
      trail={formatSinceExactly(props.atMs, engine.minute())}
    />
  )
}

function Waiting(): JSX.Element {
  const { engine } = useApp()
  const { sync } = engine
  const rows = () => unsentRows(engine)
  const count = () => sync.waiting().length + rows().length
  const lastSent = () => {
    const atMs = sync.sent()[0]?.sentAtMs
    return atMs === undefined ? '' : ` Last sent ${formatSinceExactly(atMs, engine.minute())}.`
  }
  return (
    <section aria-label="Waiting to sync">
      <Show
        when={count() > 0}
        fallback={
          <>
            <SectionHead title="Nothing waiting" />
            <p class="dc-row-note">Everything you did is with the school.{lastSent()}</p>
          </>
        }
      >
        <SectionHead title={`${count()} waiting to sync`} />
        <p class="dc-row-note">All saved on this device. They send by themselves.{lastSent()}</p>
        <Rows label="Waiting to sync">
          <For each={sync.waiting()}>
            {(item) => (
              <ChangeRow item={item} atMs={item.savedAtMs} lead={<Clock aria-hidden="true" />} />
            )}
          </For>
          <For each={rows()}>
            {(row) => <Row lead={<Clock aria-hidden="true" />} title={row.title} />}
          </For>
        </Rows>
      </Show>
    </section>
  )
}

function Sent(): JSX.Element {
  const { engine } = useApp()
  return (
    <Show when={engine.sync.sent().length > 0}>
      <section aria-label="Sent today">
        <SectionHead title="Sent today" aside={engine.sync.sent().length} rule />
        <Rows label="Sent today">
          <For each={engine.sync.sent()}>
            {(item) => (
              <ChangeRow
                item={item}
                atMs={item.sentAtMs ?? item.savedAtMs}
                lead={<Check aria-hidden="true" />}
              />
            )}
          </For>
        </Rows>
      </section>
    </Show>
  )
}
