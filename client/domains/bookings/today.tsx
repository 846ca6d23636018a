/** An instructor's start of the day: one sign, the rest as a route, and what is unfinished. */
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { createEffect, createMemo, createSignal, For, type JSX, onMount, Show } from 'solid-js'
import { LogSheet, preloadLogSheet } from '#client/domains/lessons/index.ts'
import { nameOf } from '#client/domains/people/index.ts'
import { afterNextPaint } from '#client/engine/ports-browser.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { SectionHead } from '#client/ui/card.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { focusById } from '#client/ui/focus.ts'
import { formatDuration, formatLongDay, formatSpan } from '#client/ui/format/index.ts'
import { Page } from '#client/ui/page.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { BookingRow, BusyTime } from '#shared/domains/bookings/index.ts'
import { NothingYet } from './nothing-yet.tsx'
import { BookingSheet, preloadBookingSheets } from './sheets.tsx'
import { TO_LOG_ID, ToLog, Waiting } from './today-lists.tsx'
import { TodayPlate } from './today-plate.tsx'
import { TodayRoute } from './today-route.tsx'
import { todayView } from './today-view.ts'
import { useSheetParams } from './use-sheet-params.ts'
import { createSteps } from './use-steps.ts'
import { lessonsAndHours, words } from './words.ts'

/**
 * True at once but for the first screen of a start: there what stands below the day comes with the frame
 * after it, so that a slow phone shows the day sooner.
 */
let hasShownDay = false

export default function TodayScreen(): JSX.Element {
  const engine = useEngine()
  const [isDayShown, setDayShown] = createSignal(hasShownDay)
  onMount(() =>
    afterNextPaint(() => {
      hasShownDay = true
      setDayShown(true)
    }),
  )
  const sheets = useSheetParams()
  const steps = createSteps(engine)
  const busySet = engine.set<BusyTime>('busy')
  const view = createMemo(() =>
    todayView(engine.rows, {
      personId: engine.me.personId,
      nowMs: engine.minute(),
      busy: busySet.all(),
    }),
  )
  const confirm = async (booking: BookingRow) => {
    const problem = await steps.confirm(booking)
    if (problem) showToast({ message: problem.message })
  }
  const openFirstToLog = () => {
    const [first, second] = view().toLog
    if (first !== undefined && second === undefined) sheets.openLog(first.id)
    else focusById(TO_LOG_ID)
  }
  // Requests of today stand in the route already; only those of other days are listed apart.
  const waitingElsewhere = createMemo(() =>
    view().waiting.filter((one) => one.date !== view().date),
  )
  const isEmpty = () => view().next === undefined && view().lessonCount === 0
  // After the day itself has been painted: nobody presses a button that is not there yet.
  createEffect(() => {
    if (!engine.rows.isComplete()) return
    preloadLogSheet()
    preloadBookingSheets()
  })
  const route = {
    onOpen: sheets.openBooking,
    onLog: sheets.openLog,
    hrefOf: sheets.hrefOf,
    onConfirm: (booking: BookingRow) => void confirm(booking),
  }
  return (
    <Page title={words.today} note={formatLongDay(engine.minute())}>
      <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <div class="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Show
            when={view().next}
            fallback={
              <Show when={engine.rows.isComplete()}>
                <NothingYet
                  title={words.dayDoneTitle}
                  action={
                    <Button variant="primary" href="/diary">
                      {words.openDiary}
                    </Button>
                  }
                >
                  {words.dayDoneText}
                </NothingYet>
              </Show>
            }
          >
            {(next) => (
              <TodayPlate next={next()} onLog={sheets.openLog} onOpen={sheets.openBooking} />
            )}
          </Show>
        </div>
        <div class="grid grid-cols-[minmax(0,1fr)] gap-5">
          <Show when={!isEmpty() || view().toLog.length > 0}>
            <section>
              <SectionHead
                title={words.restOfDay}
                aside={
                  <Show
                    when={view().toLog.length > 0}
                    fallback={lessonsAndHours(
                      view().lessonCount,
                      formatDuration(view().lessonMinutes),
                    )}
                  >
                    <button
                      type="button"
                      class="-my-2 flex min-h-12 items-center gap-1 text-ink"
                      onClick={openFirstToLog}
                    >
                      <Chip state="to-do">{words.toLog(view().toLog.length)}</Chip>
                      <ChevronRight size={20} aria-hidden="true" />
                    </button>
                  </Show>
                }
              />
              <Show
                when={view().rest.length > 0}
                fallback={<p class="py-2 text-muted">{words.nothingLeft}</p>}
              >
                <TodayRoute label={words.restOfDay} parts={view().rest} {...route} />
              </Show>
            </section>
          </Show>
          <Show when={isDayShown()}>
            <ToLog bookings={view().toLog} onLog={sheets.openLog} nowMs={engine.minute()} />
            <Waiting
              bookings={waitingElsewhere()}
              onConfirm={(booking) => void confirm(booking)}
              onOpen={sheets.openBooking}
            />
            <Show when={view().earlier.length > 0}>
              <section>
                <SectionHead
                  title={words.earlier}
                  aside={lessonsAndHours(view().lessonCount, formatDuration(view().lessonMinutes))}
                />
                <TodayRoute label={words.earlier} parts={view().earlier} {...route} />
              </section>
            </Show>
            <Show when={view().calledOff.length > 0}>
              <section>
                <SectionHead title={words.calledOff} rule />
                <Rows>
                  <For each={view().calledOff}>
                    {(booking) => (
                      <Row
                        title={nameOf(engine, booking.learnerId)}
                        note={formatSpan(booking.startsAtMs, booking.endsAtMs)}
                        href={sheets.hrefOf(booking.id)}
                        trail={<Chip state="cancelled">Cancelled</Chip>}
                      />
                    )}
                  </For>
                </Rows>
              </section>
            </Show>
          </Show>
        </div>
      </div>
      <BookingSheet bookingId={sheets.booking()} onClose={sheets.close} />
      <LogSheet bookingId={sheets.log()} onClose={sheets.close} />
    </Page>
  )
}
