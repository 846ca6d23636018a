/** The diary of the whole school: a day in columns of instructors, or a week. A list on phones. */
import { createMemo, type JSX, Match, Show, Switch } from 'solid-js'
import { BookingSheet, type BookingWish, BookSheet } from '#client/domains/bookings/index.ts'
import { shiftDate } from '#client/domains/calendar/index.ts'
import { nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Empty } from '#client/ui/empty.tsx'
import { formatDate } from '#client/ui/format/index.ts'
import { Page } from '#client/ui/page.tsx'
import { DayDiary } from './day-diary.tsx'
import { diaryColumns, isSameList } from './diary-columns.ts'
import { diaryKeys } from './diary-keys.ts'
import { createDiaryState, EVERYBODY } from './diary-state.ts'
import { DiaryChoices, DiarySteps } from './diary-toolbar.tsx'
import { NewBooking } from './new-booking.tsx'
import { createDirectory } from './use-directory.ts'
import { createIsWide } from './use-wide.ts'
import { WeekDiary } from './week-diary.tsx'
import { longDate, weekWords, words } from './words.ts'

export default function DiaryScreen(): JSX.Element {
  const engine = useEngine()
  const state = createDiaryState(engine)
  const { instructors } = createDirectory(engine)
  const isWide = createIsWide()
  const isWeek = () => state.view() === 'week'
  const sunday = () => shiftDate(state.monday(), 6)
  // Asked again while the school's bookings arrive: the same people are no reason to draw anything.
  const everybody = createMemo(
    () =>
      isWeek()
        ? diaryColumns(engine.rows, instructors(), state.monday(), sunday())
        : diaryColumns(engine.rows, instructors(), state.date(), state.date()),
    undefined,
    { equals: isSameList },
  )
  const shown = createMemo(() =>
    state.who() === EVERYBODY ? everybody() : everybody().filter((id) => id === state.who()),
  )
  const title = () => {
    if (isWeek()) return weekWords(state.monday(), sunday())
    return isWide() ? longDate(state.date()) : formatDate(state.date())
  }
  // One object as long as day and person stay, so that the open form is not made anew.
  const wish = createMemo<BookingWish>(() => ({
    date: state.date(),
    ...(state.who() === EVERYBODY ? {} : { instructorId: state.who() }),
  }))
  const keys = diaryKeys({
    today: state.goToday,
    later: state.goLater,
    earlier: state.goEarlier,
  })
  const choices = () => (
    <DiaryChoices state={state} people={everybody()} nameOf={(id) => nameOf(engine, id)} />
  )

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for whoever has the focus inside.
    <div onKeyDown={keys}>
      <Page
        title={title()}
        actions={
          <>
            <Show when={isWide()}>
              <DiarySteps state={state} />
              {choices()}
            </Show>
            <NewBooking onPress={state.startNew} />
          </>
        }
      >
        <Show when={!isWide()}>
          <div class="flex flex-wrap items-center justify-between gap-2">
            <DiarySteps state={state} />
            {choices()}
          </div>
        </Show>
        <Switch fallback={<DayDiary state={state} instructorIds={shown()} />}>
          <Match when={everybody().length === 0}>
            <Empty title={words.noInstructors}>{words.noDiary}</Empty>
          </Match>
          <Match when={isWeek()}>
            <WeekDiary state={state} instructorIds={shown()} />
          </Match>
        </Switch>
      </Page>
      <BookingSheet bookingId={state.bookingId()} onClose={() => state.open(undefined)} />
      <BookSheet wish={state.isBookingNew() ? wish() : undefined} onClose={state.closeNew} />
    </div>
  )
}
