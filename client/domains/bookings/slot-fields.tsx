/** Date, time and length of a lesson, with free times to press and warnings before anything is saved. */
import { createMemo, For, type JSX, Show } from 'solid-js'
import { civilDateOf, nextFreeStarts, openHoursOf } from '#client/domains/calendar/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { formatDate } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { OptionButtons } from '#client/ui/option-buttons.tsx'
import type { BusyTime } from '#shared/domains/bookings/index.ts'
import { takenTimes } from './overlaps.ts'
import { checkSlot, LENGTHS, type SlotText } from './slot-form.ts'
import { overlapWords, slotWords } from './slot-words.ts'

const SUGGESTED = 4
const HORIZON_DAYS = 14

export interface SlotFieldsProps {
  value: SlotText
  onChange: (part: Partial<SlotText>) => void
  instructorId: string
  learnerId?: string | undefined
  bookingId?: string | undefined
  error?: string | undefined
}

export function SlotFields(props: SlotFieldsProps): JSX.Element {
  const engine = useEngine()
  const busySet = engine.set<BusyTime>('busy')
  const lengths = createMemo(() =>
    [...new Set([...LENGTHS, props.value.durationMinutes])].sort((a, b) => a - b),
  )
  const asked = () => ({
    instructorId: props.instructorId,
    learnerId: props.learnerId,
    bookingId: props.bookingId,
    nowMs: engine.minute(),
  })
  const check = createMemo(() => checkSlot(engine.rows, busySet.all(), props.value, asked()))
  const clashes = () => check()?.overlaps.filter((one) => one.isClash) ?? []
  const touches = () => check()?.overlaps.filter((one) => !one.isClash) ?? []
  const suggestions = createMemo(() => {
    return nextFreeStarts(
      openHoursOf(engine.rows, props.instructorId),
      takenTimes(engine.rows, busySet.all(), asked(), engine.minute()),
      {
        date: props.value.date || civilDateOf(engine.minute()),
        durationMinutes: props.value.durationMinutes,
        fromMs: engine.minute(),
      },
      { count: SUGGESTED, horizonDays: HORIZON_DAYS },
    )
  })
  return (
    <div class="grid gap-4">
      <div class="flex flex-wrap gap-4">
        <DateField
          label={slotWords.date}
          id="slot-date"
          value={props.value.date}
          error={props.error}
          onInput={(date) => props.onChange({ date })}
        />
        <DateField
          label={slotWords.time}
          kind="time"
          stepSeconds={300}
          value={props.value.time}
          onInput={(time) => props.onChange({ time })}
        />
      </div>
      <OptionButtons
        label={slotWords.length}
        columns={lengths().length > 3 ? 2 : 3}
        value={String(props.value.durationMinutes)}
        options={lengths().map((minutes) => ({
          value: String(minutes),
          // Three of "1 h 30 min" do not fit beside each other.
          label: `${minutes} min`,
        }))}
        onChange={(minutes) => props.onChange({ durationMinutes: Number(minutes) })}
      />
      <div aria-live="polite" class="grid gap-3">
        <Show when={clashes().length > 0}>
          <Notice kind="decision" title={slotWords.clashTitle}>
            <For each={clashes()}>{(one) => <p>{overlapWords(engine, one)}</p>}</For>
            <p>{slotWords.clashKept}</p>
          </Notice>
        </Show>
        <Show when={touches().length > 0}>
          <Notice kind="info" title={slotWords.touchTitle}>
            <For each={touches()}>{(one) => <p>{overlapWords(engine, one)}</p>}</For>
            <p>{slotWords.touchKept}</p>
          </Notice>
        </Show>
        <Show when={check()?.closed}>
          {(why) => (
            <p class="dc-hatched rounded-control border border-hairline p-3">
              {why() === 'block' ? slotWords.blocked : slotWords.outsideHours}
            </p>
          )}
        </Show>
        <Show when={check()?.isPast}>
          <Notice kind="info">{slotWords.past}</Notice>
        </Show>
      </div>
      <div class="grid gap-2" classList={{ hidden: props.instructorId === '' }}>
        <h3 class="text-body font-semibold">{slotWords.freeTimes}</h3>
        <Show
          when={suggestions().length > 0}
          fallback={<p class="text-small text-muted">{slotWords.noFreeTimes}</p>}
        >
          <div class="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-2">
            <For each={suggestions()}>
              {(one) => (
                <Button
                  variant="secondary"
                  onPress={() => props.onChange({ date: one.date, time: one.time })}
                >
                  {`${formatDate(one.date).split(' ').slice(0, 2).join(' ')}, ${one.time}`}
                </Button>
              )}
            </For>
          </div>
        </Show>
      </div>
    </div>
  )
}
