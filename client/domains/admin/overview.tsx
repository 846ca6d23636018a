/** The start of the office's day: what needs a decision first, then how the week stands. */
import { createMemo, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Card } from '#client/ui/card.tsx'
import { BarChart } from '#client/ui/charts/bar-chart.tsx'
import { LineChart } from '#client/ui/charts/line-chart.tsx'
import { FigureBand, type KeyFigure } from '#client/ui/figure-band.tsx'
import {
  formatDate,
  formatDay,
  formatDuration,
  formatLongDay,
  formatMoney,
  formatTime,
} from '#client/ui/format/index.ts'
import { Page } from '#client/ui/page.tsx'
import { plural } from '#client/ui/plural.ts'
import { DecisionsCard } from './decisions-card.tsx'
import { EnrolCard } from './enrol-card.tsx'
import { InstructorsCard } from './instructors-card.tsx'
import { NewBooking } from './new-booking.tsx'
import { type Overview, overviewView } from './queries.ts'
import { createIsKnown } from './use-is-known.ts'
import { createIsWide } from './use-wide.ts'
import { WaitingCard } from './waiting-card.tsx'
import { shortDay, wholePounds, words } from './words.ts'

/** Six fill a phone's two columns; five a desktop's line, with the requests as a note. */
const figuresOf = (view: Overview, isWide: boolean): KeyFigure[] => [
  {
    label: words.lessonsThisWeek,
    value: String(view.lessonsThisWeek),
    note: `${view.completedThisWeek} completed`,
  },
  {
    label: words.hours,
    value: formatDuration(view.minutesThisWeek),
    note:
      isWide && view.pending > 0
        ? plural(view.pending, { one: 'request waiting', other: 'requests waiting' })
        : 'booked and completed',
  },
  {
    label: words.paidThisWeek,
    value: formatMoney(view.paidThisWeekPence),
    note: `Last week ${formatMoney(view.paidLastWeekPence)}`,
  },
  ...(isWide
    ? []
    : [{ label: words.askedFor, value: String(view.pending), note: words.askedForNote }]),
  { label: words.activeLearners, value: String(view.activeLearners), note: words.activeNote },
  {
    label: words.toLog,
    value: String(view.toLog),
    note:
      view.oldestToLogMs === undefined ? words.allLogged : `since ${formatDay(view.oldestToLogMs)}`,
  },
]

/** A total of half the records looks like any other number, so there is none until all are here. */
const stillFetched = ({ label }: KeyFigure): KeyFigure => ({
  label,
  value: words.notYet,
  note: words.notYetSpoken,
})

export default function OverviewScreen(): JSX.Element {
  const engine = useEngine()
  const isWide = createIsWide()
  const isKnown = createIsKnown(engine)
  const view = createMemo(() => overviewView(engine.rows, engine.minute()))
  const figures = () => figuresOf(view(), isWide())
  return (
    <Page
      title={words.overview}
      note={`${formatLongDay(engine.minute())}, ${formatTime(engine.minute())}`}
      actions={<NewBooking href="/diary?new=1" />}
    >
      <Show when={!isKnown()}>
        <p class="text-muted" role="status">
          {words.fetching}
        </p>
      </Show>
      <Show when={!isWide()}>
        <DecisionsCard />
      </Show>
      <FigureBand figures={isKnown() ? figures() : figures().map(stillFetched)} />
      <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
        <div class="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Show when={isWide()}>
            <DecisionsCard />
          </Show>
          <EnrolCard />
          <WaitingCard />
          <InstructorsCard />
        </div>
        <Show when={isKnown()}>
          <div class="grid grid-cols-[minmax(0,1fr)] gap-4">
            <Card title={words.lessons}>
              <BarChart
                label={words.lessonsByDay}
                format={(count) => (Number.isInteger(count) ? String(count) : '')}
                kinds={{ done: 'Completed', ahead: 'Confirmed', off: 'Cancelled' }}
                bars={view().days.map((day) => ({
                  label: formatDate(day.date).slice(0, 3),
                  done: day.completed,
                  ahead: day.ahead,
                  off: day.cancelled,
                  current: day.isToday,
                }))}
              />
            </Card>
            <Card title={words.paidByWeek} aside={words.lastTwelve}>
              <LineChart
                label={words.paidByWeek}
                valueName="Paid in"
                lastIsOpen={words.soFar}
                points={view().paidByWeek.map((week) => ({
                  label: shortDay(week.monday),
                  value: week.pence,
                }))}
                format={wholePounds}
              />
            </Card>
          </div>
        </Show>
      </div>
    </Page>
  )
}
