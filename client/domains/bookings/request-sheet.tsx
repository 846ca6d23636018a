/** A learner asks for a time. Free times are as last known and say so; nothing here looks confirmed. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { freeStarts, openHoursOf, shiftDate } from '#client/domains/calendar/index.ts'
import { createFormDraft } from '#client/domains/lessons/index.ts'
import { firstNameOf, nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { DayStrip } from '#client/ui/day-strip.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { civilDateOf, formatDate, formatSinceExactly } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { OptionButtons } from '#client/ui/option-buttons.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { type BookingRow, type BusyTime, mayAskForMore } from '#shared/domains/bookings/index.ts'
import type { LearnerRow } from '#shared/domains/people/index.ts'
import type { Problem } from '#shared/kernel/result.ts'
import { askedFor } from './by-part.ts'
import { idToBook } from './id-to-book.ts'
import { takenTimes } from './overlaps.ts'
import { requestWords } from './request-words.ts'
import { LENGTHS, slotOf } from './slot-form.ts'
import { dateTimeWords, words } from './words.ts'

export interface RequestSheetProps {
  onClose: () => void
}

type RequestDraft = {
  readonly instructorId: string
  readonly date: string
  readonly time: string
  readonly durationMinutes: number
  readonly bookingId: string
}

const STRIP_DAYS = 7
const WEEKS = 4

export default function RequestSheet(props: RequestSheetProps): JSX.Element {
  const engine = useEngine()
  const busySet = engine.set<BusyTime>('busy')
  const learnerId = engine.me.personId
  const own = () => engine.rows.get<LearnerRow>('learner', learnerId)?.assigned ?? []
  const today = civilDateOf(engine.now())
  const draft = createFormDraft<RequestDraft>(engine.drafts, 'request', {
    instructorId: own()[0] ?? '',
    date: shiftDate(today, 1),
    time: '',
    durationMinutes: 60,
    bookingId: engine.newId(),
  })
  const instructorId = () => draft.value().instructorId || (own()[0] ?? '')
  const [week, setWeek] = createSignal(0)
  const [problem, setProblem] = createSignal<Problem>()
  const isOffline = () => engine.sync.link() !== 'online'
  const taken = createMemo(() =>
    takenTimes(
      engine.rows,
      busySet.all(),
      { instructorId: instructorId(), learnerId },
      engine.minute(),
    ),
  )
  const freeOn = (date: string) =>
    freeStarts(openHoursOf(engine.rows, instructorId()), taken(), {
      date,
      durationMinutes: draft.value().durationMinutes,
      fromMs: engine.minute(),
    })
  const days = createMemo(() =>
    Array.from({ length: STRIP_DAYS }, (_, index) => {
      const id = shiftDate(today, week() * STRIP_DAYS + index)
      const [weekday = '', day = ''] = formatDate(id).split(' ')
      const count = freeOn(id).length
      const label = `${formatDate(id)}, ${requestWords.count(count)}`
      return { id, weekday, day, label, load: Math.min(1, count / 8), today: id === today }
    }),
  )
  const starts = createMemo(() => freeOn(draft.value().date))
  const asOf = () => busySet.asOfMs()
  const chosen = () => starts().some((one) => one.time === draft.value().time)
  const save = async () => {
    const { bookingId: kept, date, time } = draft.value()
    const slot = chosen() ? slotOf(draft.value()) : undefined
    if (slot === undefined) {
      setProblem({ code: 'time', message: requestWords.chooseFirst })
      return
    }
    const may = mayAskForMore(askedFor(engine.rows, learnerId, engine.now()))
    if (!may.ok) {
      setProblem(may.problem)
      return
    }
    const wish = { learnerId, instructorId: instructorId() }
    const booked = engine.rows.get<BookingRow>('booking', kept)
    const bookingId = idToBook(kept, { ...slot, ...wish }, booked, engine.newId)
    if (bookingId !== kept) draft.change({ bookingId })
    const input = { bookingId, ...wish, slot }
    const wasOffline = isOffline()
    const saved = await engine.run({ name: 'bookings.book', input })
    if (!saved.ok) {
      setProblem(saved.problem)
      return
    }
    await draft.clear()
    const when = dateTimeWords(date, time)
    const name = firstNameOf(engine, instructorId())
    showToast({
      message: wasOffline ? requestWords.savedOffline(when) : requestWords.saved(when, name),
    })
    props.onClose()
  }
  return (
    <Sheet
      open
      keep
      full
      onOpenChange={(open) => !open && props.onClose()}
      title={requestWords.title}
      subtitle={instructorId() ? `with ${nameOf(engine, instructorId())}` : undefined}
      footer={
        <Show when={instructorId()}>
          <Button
            variant="primary"
            size="large"
            wide
            reason={chosen() ? undefined : requestWords.chooseFirst}
            onPress={() => void save()}
          >
            {chosen()
              ? requestWords.ask(dateTimeWords(draft.value().date, draft.value().time))
              : requestWords.askNothing}
          </Button>
        </Show>
      }
    >
      <Show
        when={instructorId()}
        fallback={<Empty title={requestWords.noInstructorTitle}>{requestWords.noInstructor}</Empty>}
      >
        <Show when={draft.isReady()}>
          <div class="grid gap-5">
            <Show when={problem()}>
              {(why) => (
                <Notice kind="refused" title={words.notDone} announce>
                  {why().message}
                </Notice>
              )}
            </Show>
            <Show when={isOffline()}>
              <Notice kind="waiting" title={requestWords.whenOnline}>
                {requestWords.whenOnlineText}
              </Notice>
            </Show>
            <Show when={own().length > 1}>
              <SelectField
                label="Instructor"
                value={instructorId()}
                options={own().map((value) => ({ value, label: nameOf(engine, value) }))}
                onChange={(value) => draft.change({ instructorId: value, time: '' })}
              />
            </Show>
            <OptionButtons
              label="How long?"
              columns={3}
              value={String(draft.value().durationMinutes)}
              options={LENGTHS.map((minutes) => ({
                value: String(minutes),
                label: `${minutes} min`,
              }))}
              onChange={(minutes) => draft.change({ durationMinutes: Number(minutes), time: '' })}
            />
            <div class="grid gap-2">
              <div class="flex flex-wrap items-center justify-between gap-2">
                <h3 class="text-body font-semibold">{requestWords.day}</h3>
                <span class="flex gap-2">
                  <Show when={week() > 0}>
                    <Button onPress={() => setWeek((shown) => shown - 1)}>Earlier</Button>
                  </Show>
                  <Show when={week() < WEEKS - 1}>
                    <Button onPress={() => setWeek((shown) => shown + 1)}>Later</Button>
                  </Show>
                </span>
              </div>
              <DayStrip
                days={days()}
                value={draft.value().date}
                onChange={(date) => draft.change({ date, time: '' })}
              />
            </div>
            <div class="grid gap-2">
              <div class="flex flex-wrap items-baseline justify-between gap-2">
                <h3 class="text-body font-semibold">
                  {requestWords.freeOn(formatDate(draft.value().date))}
                </h3>
                <Show when={asOf()}>
                  {(atMs) => (
                    <span class="text-small text-muted">
                      {requestWords.asOf(formatSinceExactly(atMs(), engine.minute()))}
                    </span>
                  )}
                </Show>
              </div>
              <Show
                when={starts().length > 0}
                fallback={<p class="text-muted">{requestWords.nothingFree}</p>}
              >
                <div class="grid grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-2">
                  <For each={starts()}>
                    {(one) => (
                      <Button
                        variant={one.time === draft.value().time ? 'primary' : 'secondary'}
                        pressed={one.time === draft.value().time}
                        onPress={() => draft.change({ time: one.time })}
                      >
                        {one.time}
                      </Button>
                    )}
                  </For>
                </div>
              </Show>
            </div>
          </div>
        </Show>
      </Show>
    </Sheet>
  )
}
