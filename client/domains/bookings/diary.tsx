/** An instructor's diary: a day as a grid, a week as a list on a phone and as columns on a desktop. */
import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import Plus from 'lucide-solid/icons/plus'
import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import { civilDateOf, mondayOf, shiftDate } from '#client/domains/calendar/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { DayStrip } from '#client/ui/day-strip.tsx'
import { formatDate, formatDuration } from '#client/ui/format/index.ts'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Page } from '#client/ui/page.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import type { BusyTime } from '#shared/domains/bookings/index.ts'
import type { BookingWish } from './book-sheet.tsx'
import { type DiaryColumn, DiaryGrid } from './diary-grid.tsx'
import { diaryDaysView, diaryWeekView } from './diary-view.ts'
import { DiaryWeekList } from './diary-week-list.tsx'
import { BookingSheet, BookSheet } from './sheets.tsx'
import { useDiaryParams } from './use-diary-params.ts'
import { useIsWide } from './use-is-wide.ts'
import { useSheetParams } from './use-sheet-params.ts'
import { lessonsAndHours, weekWords, words } from './words.ts'

const DAYS_SHOWN = { day: 1, 'three-days': 3, week: 7 } as const

export default function DiaryScreen(): JSX.Element {
  const engine = useEngine()
  const sheets = useSheetParams()
  const isWide = useIsWide()
  const today = () => civilDateOf(engine.minute())
  const params = useDiaryParams({ today, isWide })
  const busySet = engine.set<BusyTime>('busy')
  const [wish, setWish] = createSignal<BookingWish>()
  const question = (date: string) => ({
    instructorId: engine.me.personId,
    date,
    nowMs: engine.minute(),
    busy: busySet.all(),
  })
  const week = createMemo(() => diaryWeekView(engine.rows, question(params.date())))
  const columns = createMemo((): DiaryColumn[] => {
    const days =
      params.kind() === 'week'
        ? week()
        : diaryDaysView(engine.rows, question(params.date()), DAYS_SHOWN[params.kind()])
    return days.map((day) => ({
      id: day.date,
      title: formatDate(day.date),
      // Seven columns have no room for lessons and hours.
      note:
        days.length > 3
          ? formatDuration(day.lessonMinutes)
          : lessonsAndHours(day.lessonCount, formatDuration(day.lessonMinutes)),
      current: day.isToday,
      day,
    }))
  })
  const strip = createMemo(() =>
    week().map((day) => {
      const [weekday = '', number = ''] = formatDate(day.date).split(' ')
      const hours = lessonsAndHours(day.lessonCount, formatDuration(day.lessonMinutes))
      return {
        id: day.date,
        weekday,
        day: number,
        label: `${formatDate(day.date)}, ${hours}`,
        load: day.load,
        today: day.isToday,
      }
    }),
  )
  const note = () => {
    const monday = mondayOf(params.date())
    return params.kind() === 'day'
      ? formatDate(params.date())
      : weekWords(monday, shiftDate(monday, 6))
  }
  const step = () => (params.kind() === 'week' ? 7 : DAYS_SHOWN[params.kind()])
  const isGrid = () => isWide() || params.kind() === 'day'
  // A week that has begun starts with today; its earlier days come when one of them is chosen.
  const listed = () =>
    week().filter((day) => !week().some((one) => one.isToday) || day.date >= firstListed())
  const firstListed = () => (params.date() < today() ? mondayOf(params.date()) : today())
  const choose = (date: string) => {
    params.goTo(date)
    // In the list a day is chosen by going to it.
    if (!isGrid()) document.getElementById(`day-${date}`)?.scrollIntoView({ block: 'start' })
  }
  return (
    <Page
      title={words.diary}
      note={note()}
      actions={
        <>
          <Segmented
            label="How much of the diary"
            value={params.kind()}
            options={[
              { value: 'day', label: 'Day' },
              ...(isWide() ? [{ value: 'three-days' as const, label: '3 days' }] : []),
              { value: 'week', label: 'Week' },
            ]}
            onChange={params.show}
          />
          <Show
            when={isWide()}
            fallback={
              <IconButton
                icon={Plus}
                label={words.newBooking}
                variant="blue"
                onPress={() => setWish({})}
              />
            }
          >
            <Button variant="primary" icon={Plus} onPress={() => setWish({})}>
              {words.newBooking}
            </Button>
          </Show>
        </>
      }
    >
      <div class="-mx-3 flex items-center">
        <IconButton
          icon={ChevronLeft}
          label="Earlier"
          onPress={() => params.goTo(shiftDate(params.date(), -step()))}
        />
        <div class="min-w-0 flex-1">
          <DayStrip days={strip()} value={params.date()} onChange={choose} />
        </div>
        <IconButton
          icon={ChevronRight}
          label="Later"
          onPress={() => params.goTo(shiftDate(params.date(), step()))}
        />
      </div>
      <Show when={!week().some((day) => day.isToday)}>
        <div>
          <Button onPress={() => params.goTo(today())}>{words.backToToday}</Button>
        </div>
      </Show>
      <Show
        when={isGrid()}
        fallback={<DiaryWeekList days={listed()} onOpen={sheets.openBooking} />}
      >
        <h2 class="sr-only">{note()}</h2>
        <DiaryGrid
          label={`${words.diary}, ${note()}`}
          columns={columns()}
          isBare={columns().length === 1}
          onSelect={sheets.openBooking}
          onEmpty={(column, time) => setWish({ date: column.day.date, time })}
        />
      </Show>
      <BookingSheet bookingId={sheets.booking()} onClose={sheets.close} />
      <BookSheet wish={wish()} onClose={() => setWish(undefined)} />
    </Page>
  )
}
