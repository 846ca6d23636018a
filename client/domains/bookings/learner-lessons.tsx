/** Every lesson of a learner: ahead, logged, called off, with what was rated and written. */
import { createMemo, For, type JSX, Show } from 'solid-js'
import {
  type LessonEntry,
  lessonHistory,
  levelWord,
  skillName,
} from '#client/domains/lessons/index.ts'
import { nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Empty } from '#client/ui/empty.tsx'
import { formatDay, formatSpan } from '#client/ui/format/index.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import type { AwaitingLesson, BookingRow, BusyTime } from '#shared/domains/bookings/index.ts'
import { BookingChip } from './booking-chip.tsx'
import { learnerLessonsView } from './booking-view.ts'
import { learnerWords } from './learner-words.ts'
import { markOf } from './marks.ts'

export function LearnerLessons(props: {
  learnerId: string
  hrefOf: (bookingId: string) => string
}): JSX.Element {
  const engine = useEngine()
  const busySet = engine.set<BusyTime>('busy')
  const awaitingSet = engine.set<AwaitingLesson>('awaiting')
  const view = createMemo(() =>
    learnerLessonsView(engine.rows, props.learnerId, { nowMs: engine.minute() }),
  )
  const logs = createMemo(
    () => new Map(lessonHistory(engine.rows, props.learnerId).map((one) => [one.lesson.id, one])),
  )
  const all = () => [...[...view().upcoming].reverse(), ...view().past]
  const note = (booking: BookingRow) =>
    [formatSpan(booking.startsAtMs, booking.endsAtMs), nameOf(engine, booking.instructorId)].join(
      ', ',
    )
  return (
    <Show
      when={all().length > 0}
      fallback={<Empty title={learnerWords.noLessonsTitle}>{learnerWords.noLessonsText}</Empty>}
    >
      <div class="rounded-card border border-hairline bg-surface">
        <Rows label={learnerWords.lessons} inset>
          <For each={all()}>
            {(booking) => (
              <Row
                href={props.hrefOf(booking.id)}
                title={formatDay(booking.startsAtMs)}
                note={note(booking)}
                trail={
                  <BookingChip
                    mark={markOf(
                      engine.rows,
                      busySet.all(),
                      booking,
                      engine.minute(),
                      awaitingSet.all(),
                    )}
                  />
                }
              >
                <Show when={logs().get(booking.id)}>{(entry) => <LogLines entry={entry()} />}</Show>
              </Row>
            )}
          </For>
        </Rows>
      </div>
    </Show>
  )
}

function LogLines(props: { entry: LessonEntry }): JSX.Element {
  const lesson = () => props.entry.lesson
  const ratings = () =>
    props.entry.ratings.map((one) => `${skillName(one.skill)} ${levelWord(one.level)}`).join(', ')
  return (
    <div class="grid gap-1 pb-3 text-small">
      <Show when={ratings()}>
        <p class="text-muted">{ratings()}</p>
      </Show>
      <Show when={lesson().note.trim()}>
        <p class="whitespace-pre-wrap">{lesson().note}</p>
      </Show>
      <Show when={lesson().next.trim()}>
        <p>
          <b class="font-semibold">{learnerWords.nextTime}:</b> {lesson().next}
        </p>
      </Show>
      <Show when={lesson().reflection.trim()}>
        <p class="whitespace-pre-wrap">
          <b class="font-semibold">{learnerWords.reflection}:</b> {lesson().reflection}
        </p>
      </Show>
    </div>
  )
}
