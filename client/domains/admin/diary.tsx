/** The diary of the whole school: a day in columns of instructors, or a week. A list on phones. */
import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import Plus from 'lucide-solid/icons/plus'
import { createMemo, For, type JSX, Match, Switch } from 'solid-js'
import { BookingSheet, type BookingWish, BookSheet } from '#client/domains/bookings/index.ts'
import { shiftDate } from '#client/domains/calendar/index.ts'
import { nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDate } from '#client/ui/format/index.ts'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Page } from '#client/ui/page.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { DayDiary } from './day-diary.tsx'
import { diaryColumns } from './diary-columns.ts'
import { diaryKeys } from './diary-keys.ts'
import { createDiaryState, type DiaryView, EVERYBODY } from './diary-state.ts'
import { createDirectory } from './use-directory.ts'
import { WeekDiary } from './week-diary.tsx'
import { longDate, words } from './words.ts'

export default function DiaryScreen(): JSX.Element {
  const engine = useEngine()
  const state = createDiaryState(engine)
  const { instructors } = createDirectory(engine)
  const isWeek = () => state.view() === 'week'
  const everybody = createMemo(() =>
    isWeek()
      ? diaryColumns(engine.rows, instructors(), state.monday(), shiftDate(state.monday(), 6))
      : diaryColumns(engine.rows, instructors(), state.date(), state.date()),
  )
  const shown = createMemo(() =>
    state.who() === EVERYBODY ? everybody() : everybody().filter((id) => id === state.who()),
  )
  const title = () =>
    isWeek()
      ? `${formatDate(state.monday())} to ${formatDate(shiftDate(state.monday(), 6))}`
      : longDate(state.date())
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

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for whoever has the focus inside.
    <div onKeyDown={keys}>
      <Page
        title={title()}
        actions={
          <Button variant="primary" icon={Plus} onPress={state.startNew}>
            {words.newBooking}
          </Button>
        }
      >
        <div class="flex flex-wrap items-center gap-2">
          <IconButton
            icon={ChevronLeft}
            variant="boxed"
            label={isWeek() ? 'Week before' : 'Day before'}
            onPress={state.goEarlier}
          />
          <Button onPress={state.goToday}>{words.today}</Button>
          <IconButton
            icon={ChevronRight}
            variant="boxed"
            label={isWeek() ? 'Week after' : 'Day after'}
            onPress={state.goLater}
          />
          <div class="ml-auto flex flex-wrap items-center gap-2">
            <WhoSelect
              value={state.who()}
              options={everybody().map((id) => ({ id, name: nameOf(engine, id) }))}
              onChange={state.showWho}
            />
            <Segmented<DiaryView>
              label="How much to show"
              value={state.view()}
              options={[
                { value: 'day', label: words.day },
                { value: 'week', label: words.week },
              ]}
              onChange={state.show}
            />
          </div>
        </div>
        <Switch>
          <Match when={everybody().length === 0}>
            <Empty title={words.noInstructors}>
              Invite an instructor; the diary opens with their first hours.
            </Empty>
          </Match>
          <Match when={isWeek()}>
            <WeekDiary state={state} instructorIds={shown()} />
          </Match>
          <Match when={true}>
            <DayDiary state={state} instructorIds={shown()} />
          </Match>
        </Switch>
      </Page>
      <BookingSheet bookingId={state.bookingId()} onClose={() => state.open(undefined)} />
      <BookSheet wish={state.isBookingNew() ? wish() : undefined} onClose={state.closeNew} />
    </div>
  )
}

function WhoSelect(props: {
  value: string
  options: readonly { readonly id: string; readonly name: string }[]
  onChange: (who: string) => void
}): JSX.Element {
  return (
    <label class="relative">
      <span class="sr-only">Whose diary</span>
      <select class="dc-input" onChange={(event) => props.onChange(event.currentTarget.value)}>
        <option value={EVERYBODY} selected={props.value === EVERYBODY}>
          {words.everybody}
        </option>
        <For each={props.options}>
          {(one) => (
            <option value={one.id} selected={props.value === one.id}>
              {one.name}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
