/** What the school holds about oneself, taking it along, and how to have it erased. */
import CloudOff from 'lucide-solid/icons/cloud-off'
import Download from 'lucide-solid/icons/download'
import { createMemo, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import type { LearnerRow } from '#shared/domains/people/index.ts'
import { Bullets } from './bullets.tsx'
import { ConsentsCard } from './consents-card.tsx'
import { dataApi } from './data-api.ts'
import { DetailsForm } from './details-form.tsx'
import { FileButton } from './file-button.tsx'
import { personOf } from './names.ts'
import { RestrictionNotice } from './restriction-notice.tsx'
import { useSession } from './session.ts'
import { withStepUp } from './step-up.tsx'
import { heldAbout } from './your-data-view.ts'

export default function YourData(): JSX.Element {
  const engine = useEngine()
  const session = useSession()
  const { personId, schoolName } = engine.me
  const held = createMemo(() => {
    const countOf = (set: string): number =>
      [...engine.set<{ personId: string }>(set).all().values()].filter(
        (one) => one.personId === personId,
      ).length
    return heldAbout(engine.rows, personId, {
      mockTests: countOf('attempts'),
      practiceRounds: countOf('practice'),
    })
  })
  const restriction = () => engine.rows.get<LearnerRow>('learner', personId)?.restriction
  const isOffline = () => engine.sync.link() !== 'online'
  return (
    <Page title="Your data" backHref="/more" backLabel="Back to More">
      <div class="grid gap-4 max-w-2xl">
        <Show when={restriction()}>{(one) => <RestrictionNotice restriction={one()} isOwn />}</Show>
        <Card title="What the school holds about you">
          <div class="grid gap-3">
            <Bullets lines={held()} />
            <p class="text-muted">
              Something is not right? Correct your details below, and tell {schoolName} about the
              rest.
            </p>
          </div>
        </Card>
        <Show when={engine.me.roles.includes('learner')}>
          <ConsentsCard />
        </Show>
        <Show when={personOf(engine, personId)}>
          {(person) => (
            <Card title="Your details">
              <DetailsForm personId={personId} person={person()} />
            </Card>
          )}
        </Show>
        <Card title="Take it with you">
          <div class="grid gap-3">
            <p>
              A zip file with a page to read and print, tables for a spreadsheet, and the same as
              data for another program. It opens without this app.
            </p>
            <Show when={isOffline()}>
              <Notice kind="plain" icon={CloudOff}>
                <p>The file is made by the school’s server, so it needs a connection.</p>
              </Notice>
            </Show>
            <FileButton variant="primary" get={() => withStepUp(() => dataApi.exportMine())}>
              Download my data
            </FileButton>
            <Button variant="plain" icon={Download} wide onPress={() => session.downloadAll()}>
              Download what is on this device
            </Button>
            <p class="dc-row-note">
              The second works without signal and holds what has not been sent yet, too.
            </p>
          </div>
        </Card>
        <Card title="Being erased">
          <p>
            Ask an admin of {schoolName}. Your name, notes and lessons are then deleted for good. We
            keep a record of lessons and payments for at least six years, without your name, because
            the law requires it.
          </p>
        </Card>
        <Show when={session.hat() === 'admin'}>
          <Card title="The whole school">
            <div class="grid gap-3">
              <p>
                Everything the school’s server holds: people, bookings, lessons, payments and who
                changed what. Keep the file where nobody else finds it.
              </p>
              <FileButton get={() => withStepUp(() => dataApi.exportSchool())}>
                Export the school
              </FileButton>
            </div>
          </Card>
        </Show>
      </div>
    </Page>
  )
}
