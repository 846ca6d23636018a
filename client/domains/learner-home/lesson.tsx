/** One past lesson for the learner: skills, note, what is next, receipt, and their own words. */
import { useParams } from '@solidjs/router'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { BookingSheet } from '#client/domains/bookings/index.ts'
import { levelWords, skillName } from '#client/domains/lessons/index.ts'
import { nameOf } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDay, formatDuration, formatMoney, formatSpan } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { type PastLesson, pastLessonView } from './queries.ts'
import { Reflection } from './reflection.tsx'
import { useLearner } from './use-learner.ts'
import { cancelledWords, chipOf, lessonNote, standsWords } from './words.ts'

const BACK = '/lessons?show=past'

export default function Lesson(): JSX.Element {
  const params = useParams<{ id: string }>()
  // Another lesson is another form: nothing typed for one may show under the other.
  return (
    <Show when={params.id} keyed>
      {(id) => <LessonById id={id} />}
    </Show>
  )
}

function LessonById(props: { id: string }): JSX.Element {
  const { engine, asked } = useLearner()
  const view = createMemo(() => pastLessonView(engine.rows, props.id, asked()))
  return (
    <Show
      when={view()}
      fallback={
        <Page title="Lesson" backHref={BACK} backLabel="Back to Lessons">
          <Show when={engine.rows.isComplete()}>
            <Empty
              title="This lesson is not on this device"
              action={
                <Button variant="primary" href="/lessons">
                  Go to Lessons
                </Button>
              }
            >
              <p>Connect once to fetch it, or choose another lesson.</p>
            </Empty>
          </Show>
        </Page>
      }
    >
      {(found) => <LessonOf view={found()} />}
    </Show>
  )
}

function LessonOf(props: { view: PastLesson }): JSX.Element {
  const { engine, first } = useLearner()
  const [isSheetOpen, setSheetOpen] = createSignal(false)
  const booking = () => props.view.booking
  const name = () => first(booking().instructorId)
  // Of a lesson that is over, only the reflection can wait to be sent, and it has a chip of its own.
  const chip = () => {
    const isUnsent = props.view.mark.isUnsent && booking().status === 'pending'
    return chipOf({ booking: booking(), mark: { ...props.view.mark, isUnsent } })
  }
  const isAhead = () => booking().startsAtMs > engine.minute()
  return (
    <Page
      title={formatDay(booking().startsAtMs)}
      note={`${formatSpan(booking().startsAtMs, booking().endsAtMs)} with ${nameOf(engine, booking().instructorId)}`}
      backHref={BACK}
      backLabel="Back to Lessons"
    >
      <div class="flex flex-wrap items-center gap-2 text-small text-muted">
        <Chip state={chip().state}>{chip().words}</Chip>
        <span>{formatDuration(booking().durationMinutes)}</span>
      </div>
      <Show when={booking().status === 'cancelled'}>
        <Notice kind="info">
          <p>
            {cancelledWords(
              booking(),
              booking().decidedBy === engine.me.personId ? 'you' : first(booking().decidedBy),
            )}
            {booking().reasonNote ? `. ${booking().reasonNote}` : ''}
          </p>
        </Notice>
      </Show>
      <Show when={isAhead() || booking().status === 'pending'}>
        <Card>
          <div class="grid gap-3">
            <p>{lessonNote(props.view, first, engine.me.personId) ?? 'This lesson lies ahead.'}</p>
            <Button variant="secondary" onPress={() => setSheetOpen(true)}>
              See or change this lesson
            </Button>
          </div>
        </Card>
      </Show>
      <Show
        when={props.view.lesson}
        fallback={
          <Show when={!isAhead() && booking().status !== 'cancelled'}>
            <Notice kind="plain">
              <p>
                {standsWords(props.view, first) ?? `Waiting for ${name()} to write this lesson up`}.
              </p>
            </Notice>
          </Show>
        }
      >
        {(lesson) => (
          <>
            <Show when={props.view.ratings.length > 0}>
              <Card title="What you practised">
                <Rows>
                  <For each={props.view.ratings}>
                    {(rating) => (
                      <Row
                        title={skillName(rating.skill)}
                        trail={<span class="font-semibold">{levelWords(rating.level)}</span>}
                      />
                    )}
                  </For>
                </Rows>
              </Card>
            </Show>
            <Show when={lesson().note.trim()}>
              {(note) => (
                <Card title={`Note from ${name()}`}>
                  <p class="whitespace-pre-line">{note()}</p>
                </Card>
              )}
            </Show>
            <Show when={lesson().next.trim()}>
              {(next) => (
                <Card title="Next time">
                  <p class="whitespace-pre-line">{next()}</p>
                </Card>
              )}
            </Show>
          </>
        )}
      </Show>
      <Show when={props.view.payments.length > 0}>
        <Card title="Paid">
          <Rows>
            <For each={props.view.payments}>
              {(payment) => (
                <Row
                  title={`Receipt ${payment.receipt}`}
                  note={`${formatDay(payment.paidAtMs)}, ${payment.method}${
                    payment.struck ? `. Does not count: ${payment.struck}` : ''
                  }`}
                  trail={
                    <span
                      class="font-semibold tabular-nums"
                      classList={{ 'line-through': payment.struck !== undefined }}
                    >
                      {formatMoney(payment.amountPence)}
                    </span>
                  }
                />
              )}
            </For>
          </Rows>
        </Card>
      </Show>
      <Show when={!isAhead() && booking().status !== 'cancelled'}>
        <Reflection
          bookingId={booking().id}
          saved={props.view.lesson?.reflection}
          isUnsent={props.view.isReflectionUnsent}
          instructor={name()}
        />
      </Show>
      <BookingSheet
        bookingId={isSheetOpen() ? booking().id : undefined}
        onClose={() => setSheetOpen(false)}
      />
    </Page>
  )
}
