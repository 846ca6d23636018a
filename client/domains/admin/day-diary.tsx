/** One day: instructors side by side, or one after the other where there is no room. */
import { createMemo, type JSX, Show } from 'solid-js'
import { diaryDayView, shownMinutes } from '#client/domains/bookings/index.ts'
import { nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Agenda } from '#client/ui/agenda.tsx'
import { TimeGrid } from '#client/ui/time-grid.tsx'
import type { AwaitingLesson } from '#shared/domains/bookings/index.ts'
import { agendaDay, clashBands, closedMarks, gridItems, loadWords } from './diary-items.ts'
import type { DiaryState } from './diary-state.ts'
import { busyOf } from './use-directory.ts'
import { createIsWide } from './use-wide.ts'
import { longDate, words } from './words.ts'

export function DayDiary(props: {
  state: DiaryState
  instructorIds: readonly string[]
}): JSX.Element {
  const engine = useEngine()
  const isWide = createIsWide()
  const name = (id: string) => nameOf(engine, id)
  const days = createMemo(() =>
    props.instructorIds.map((instructorId) =>
      diaryDayView(engine.rows, {
        instructorId,
        date: props.state.date(),
        nowMs: engine.minute(),
        busy: busyOf(engine),
        awaiting: engine.set<AwaitingLesson>('awaiting').all(),
      }),
    ),
  )
  return (
    <Show
      when={isWide()}
      fallback={
        <Agenda
          days={days().map((day) =>
            agendaDay(day, { title: name(day.instructorId), isCurrent: false }, name),
          )}
          onSelect={props.state.open}
        />
      }
    >
      <h2 class="sr-only">{words.byInstructor}</h2>
      <TimeGrid
        label={longDate(props.state.date())}
        columns={days().map((day) => ({
          id: day.instructorId,
          title: name(day.instructorId),
          note: loadWords(day),
        }))}
        items={days().flatMap((day) => gridItems(day, day.instructorId, name))}
        closed={days().flatMap((day) => closedMarks(day, day.instructorId))}
        bands={days().flatMap((day) => clashBands(day, day.instructorId))}
        {...shownMinutes(days())}
        nowMinutes={days()[0]?.nowMinutes}
        selected={props.state.bookingId()}
        onSelect={props.state.open}
      />
    </Show>
  )
}
