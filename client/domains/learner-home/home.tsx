/** The learner's first screen: the next lesson on the plate, skills, theory, news. */
import { createMemo, createSignal, type JSX, Show, Suspense } from 'solid-js'
import { BookingSheet, RequestSheet } from '#client/domains/bookings/index.ts'
import { TheoryCard } from '#client/domains/theory/index.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatLongDay } from '#client/ui/format/index.ts'
import { Page } from '#client/ui/page.tsx'
import { NextLessonPlate } from './next-lesson-plate.tsx'
import { NoticesCard } from './notices-card.tsx'
import { isNewLearner, nextLessonView } from './queries.ts'
import { SkillsCard } from './skills-card.tsx'
import { useLearner } from './use-learner.ts'

export default function Home(): JSX.Element {
  const { engine, asked } = useLearner()
  const [changing, setChanging] = createSignal<string>()
  const [isAsking, setIsAsking] = createSignal(false)
  const next = createMemo(() => nextLessonView(engine.rows, asked()))
  const isNew = createMemo(() => isNewLearner(engine.rows, engine.me.personId))
  const ask = () => setIsAsking(true)
  return (
    <Page title="Home" note={formatLongDay(engine.minute())}>
      {/* Two columns that know nothing of each other: a short card leaves no hole beside a tall one. */}
      <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-3 wide:grid-cols-2">
        <div class="grid grid-cols-[minmax(0,1fr)] gap-3">
          <Show
            when={next()}
            fallback={
              <Show when={isNew()} fallback={<NothingBooked onAsk={ask} />}>
                <Welcome onAsk={ask} />
              </Show>
            }
          >
            {(lesson) => <NextLessonPlate next={lesson()} onChange={setChanging} />}
          </Show>
          <SkillsCard />
        </div>
        <div class="grid grid-cols-[minmax(0,1fr)] gap-3">
          <Suspense>
            <TheoryCard />
          </Suspense>
          <NoticesCard />
        </div>
      </div>
      <BookingSheet bookingId={changing()} onClose={() => setChanging(undefined)} />
      <RequestSheet open={isAsking()} onClose={() => setIsAsking(false)} />
    </Page>
  )
}

function Welcome(props: { onAsk: () => void }): JSX.Element {
  return (
    <Empty
      title="Welcome. No lessons yet"
      action={
        <Button variant="primary" size="large" onPress={props.onAsk}>
          Ask for a lesson
        </Button>
      }
    >
      <p>
        Choose a time that suits you. Your instructor confirms it, and you see it here, also without
        a signal.
      </p>
    </Empty>
  )
}

function NothingBooked(props: { onAsk: () => void }): JSX.Element {
  return (
    <Card title="No lesson booked">
      <div class="grid gap-3">
        <p class="text-muted">Ask for a time that suits you; your instructor confirms it.</p>
        <Button variant="primary" wide onPress={props.onAsk}>
          Ask for a lesson
        </Button>
      </div>
    </Card>
  )
}
