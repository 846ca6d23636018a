/** The learner's lessons: what is coming, what has been, and asking for another. */
import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { BookingSheet, RequestSheet } from '#client/domains/bookings/index.ts'
import { nameOf } from '#client/domains/people/index.ts'
import { Agenda } from '#client/ui/agenda.tsx'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Page } from '#client/ui/page.tsx'
import { Tabs } from '#client/ui/tabs.tsx'
import { agendaDays } from './lesson-agenda.tsx'
import { lessonsView } from './queries.ts'
import { useLearner } from './use-learner.ts'

type Part = 'coming' | 'past'

export default function Lessons(): JSX.Element {
  const { engine, first, asked } = useLearner()
  const [params, setParams] = useSearchParams<{ show?: string }>()
  const [opened, setOpened] = createSignal<string>()
  const [isAsking, setIsAsking] = createSignal(false)
  const view = createMemo(() => lessonsView(engine.rows, asked()))
  const part = (): Part => (params.show === 'past' ? 'past' : 'coming')
  const days = createMemo(() =>
    agendaDays(view()[part()], {
      part: part(),
      nowMs: engine.minute(),
      me: engine.me.personId,
      first,
      full: (personId) => nameOf(engine, personId),
    }),
  )
  const askButton = () => (
    <Button variant="primary" onPress={() => setIsAsking(true)}>
      Ask for a lesson
    </Button>
  )
  return (
    <Page title="Lessons" actions={<Show when={days().length > 0}>{askButton()}</Show>}>
      <Tabs<Part>
        label="Lessons"
        items={[
          { id: 'coming', label: 'Coming up' },
          { id: 'past', label: 'History' },
        ]}
        value={part()}
        onChange={(id) => setParams({ show: id === 'past' ? id : undefined }, { replace: true })}
      >
        <Switch>
          <Match when={days().length > 0 && part() === 'coming'}>
            <Agenda days={days()} onSelect={setOpened} />
          </Match>
          <Match when={days().length > 0}>
            <Agenda days={days()} />
          </Match>
          <Match when={part() === 'coming'}>
            <Empty title="No lessons booked" action={askButton()}>
              <p>Choose a time that suits you. Your instructor confirms it.</p>
            </Empty>
          </Match>
          <Match when={engine.rows.isComplete()}>
            <Empty title="No lessons yet">
              <p>After each lesson you find here what you practised and what is next.</p>
            </Empty>
          </Match>
        </Switch>
      </Tabs>
      <BookingSheet bookingId={opened()} onClose={() => setOpened(undefined)} />
      <RequestSheet open={isAsking()} onClose={() => setIsAsking(false)} />
    </Page>
  )
}
