/** A week: of one instructor in columns of days, of everybody as a table of how full each day is. */
import { createMemo, type JSX, Match, mapArray, on, Show, Switch } from 'solid-js'
import { diaryWeekView, shownMinutes } from '#client/domains/bookings/index.ts'
import { nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Agenda } from '#client/ui/agenda.tsx'
import { formatDate } from '#client/ui/format/index.ts'
import { TimeGrid } from '#client/ui/time-grid.tsx'
import { agendaDay, clashBands, closedMarks, gridItems, loadWords } from './diary-items.ts'
import type { DiaryState } from './diary-state.ts'
import { busyOf } from './use-directory.ts'
import { createIsWide } from './use-wide.ts'
import { WeekList } from './week-list.tsx'
import { type WeekLine, WeekTable } from './week-table.tsx'
import { words } from './words.ts'

/** "Tue 24": the month stands in the title. */
const dayTitle = (date: string): string => formatDate(date).split(' ').slice(0, 2).join(' ')

export function WeekDiary(props: {
  state: DiaryState
  instructorIds: readonly string[]
}): JSX.Element {
  const engine = useEngine()
  const isWide = createIsWide()
  const name = (id: string) => nameOf(engine, id)
  // The table of everybody shows days and no minutes: it is not worked out anew with each of them.
  const atChangeOfDay = createMemo(on(props.state.today, () => engine.now()))
  const nowMs = () => (props.instructorIds.length > 1 ? atChangeOfDay() : engine.minute())
  const weekOf = (instructorId: string) =>
    diaryWeekView(engine.rows, {
      instructorId,
      date: props.state.date(),
      nowMs: nowMs(),
      busy: busyOf(engine),
    })
  // Each line by itself: a booking of one instructor leaves the lines of the others as they are.
  const lines = mapArray(
    () => props.instructorIds,
    (instructorId): WeekLine => {
      const days = createMemo(() => weekOf(instructorId))
      return {
        instructorId,
        get name() {
          return name(instructorId)
        },
        get days() {
          return days()
        },
      }
    },
  )
  const own = () => (props.instructorIds.length === 1 ? (lines()[0]?.days ?? []) : [])
  const label = () => `Week from ${formatDate(props.state.monday())}`
  const dayHref = (date: string, instructorId?: string) =>
    `/diary?date=${date}${instructorId === undefined ? '' : `&who=${instructorId}`}`
  return (
    <Switch
      fallback={
        <Show when={isWide()} fallback={<WeekList lines={lines()} dayHref={dayHref} />}>
          <WeekTable
            label={label()}
            lines={lines()}
            dayHref={(date) => dayHref(date)}
            weekHref={(id) => `/diary?view=week&who=${id}&date=${props.state.date()}`}
          />
        </Show>
      }
    >
      <Match when={own().length > 0 && isWide()}>
        <h2 class="sr-only">{words.byDay}</h2>
        <TimeGrid
          label={`${label()}, ${name(props.instructorIds[0] ?? '')}`}
          columns={own().map((day) => ({
            id: day.date,
            title: dayTitle(day.date),
            note: loadWords(day),
            current: day.isToday,
          }))}
          items={own().flatMap((day) => gridItems(day, day.date, name))}
          closed={own().flatMap((day) => closedMarks(day, day.date))}
          bands={own().flatMap((day) => clashBands(day, day.date))}
          {...shownMinutes(own())}
          nowMinutes={own().find((day) => day.isToday)?.nowMinutes}
          selected={props.state.bookingId()}
          onSelect={props.state.open}
        />
      </Match>
      <Match when={own().length > 0}>
        <Agenda
          days={own().map((day) =>
            agendaDay(day, { title: formatDate(day.date), isCurrent: day.isToday }, name),
          )}
          onSelect={props.state.open}
        />
      </Match>
    </Switch>
  )
}
