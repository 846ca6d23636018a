/**
 * A day in columns: people side by side, or the days of a week. Items are buttons in the order of
 * their time, so Tab and a screen reader walk through the day; arrows move between neighbours.
 */

import CircleDashed from 'lucide-solid/icons/circle-dashed'
import Clock from 'lucide-solid/icons/clock'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { createMemo, For, Index, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { clockLabel } from './clock-label.ts'
import type { Icon } from './icon.ts'
import { packOverlaps } from './pack-overlaps.ts'
import { moveBetweenEvents } from './time-grid-keys.ts'

export type EventTone =
  /** Given: green edge and tint. */
  | 'settled'
  | 'past'
  /** Somebody must answer: amber tint, broken. */
  | 'asked'
  /** Saved here, not sent: broken, no fill. */
  | 'unsent'
  | 'clash'
  /** Cancelled: struck through. */
  | 'off'
  | 'plain'
  /** Where something was before a move. */
  | 'ghost'

export interface GridItem {
  readonly id: string
  readonly column: string
  /** After midnight, wall time. */
  readonly startMinutes: number
  readonly endMinutes: number
  readonly tone: EventTone
  /** The first line is bold; later ones are cut when there is no room. */
  readonly lines: readonly string[]
  /** The whole sentence: "Tue 24 Nov, 10:00 to 11:00, Amira Khan, confirmed, not yet sent". */
  readonly label: string
}

export interface GridColumn {
  readonly id: string
  readonly title: string
  readonly note?: JSX.Element | undefined
  /** Today, among the days of a week. */
  readonly current?: boolean | undefined
}

export interface GridMark {
  readonly column: string
  readonly startMinutes: number
  readonly endMinutes: number
}

export interface TimeGridProps {
  label: string
  columns: readonly GridColumn[]
  items: readonly GridItem[]
  /** Hatched: nobody may book. */
  closed?: readonly GridMark[] | undefined
  /** An amber strip above a clash: "Clash, being sorted out". */
  bands?: readonly { column: string; atMinutes: number; text: string }[] | undefined
  startMinutes: number
  endMinutes: number
  /** The line of now; in every column, or only in the `current` ones. */
  nowMinutes?: number | undefined
  selected?: string | undefined
  onSelect: (id: string) => void
}

const NOW_COVERS_MINUTES = 20

const icons: Partial<Record<EventTone, Icon>> = {
  asked: CircleDashed,
  unsent: Clock,
  clash: TriangleAlert,
}

export function TimeGrid(props: TimeGridProps): JSX.Element {
  const minutes = () => props.endMinutes - props.startMinutes
  const hours = createMemo(() => {
    const first = Math.ceil(props.startMinutes / 60)
    const count = Math.floor(props.endMinutes / 60) - first + 1
    return Array.from({ length: count }, (_, index) => (first + index) * 60)
  })
  const isNow = () =>
    props.nowMinutes !== undefined &&
    props.nowMinutes >= props.startMinutes &&
    props.nowMinutes <= props.endMinutes
  // The label of now would lie over that of an hour so near.
  const isUnderNow = (hour: number) =>
    isNow() && Math.abs(hour - (props.nowMinutes ?? 0)) < NOW_COVERS_MINUTES
  const hasCurrent = () => props.columns.some((column) => column.current)
  const at = (minute: number) => ({ '--at': String(minute - props.startMinutes) })
  return (
    <section
      class="dc-grid"
      aria-label={props.label}
      style={{ '--columns': String(props.columns.length), '--minutes': String(minutes()) }}
    >
      <div class="dc-grid-inner">
        <div class="dc-grid-corner" />
        <For each={props.columns}>
          {(column) => (
            <div class="dc-grid-head" data-current={column.current ? '' : undefined}>
              <h3>{column.title}</h3>
              <p>{column.note}</p>
            </div>
          )}
        </For>
        <div class="dc-grid-hours" aria-hidden="true">
          <For each={hours().filter((hour) => !isUnderNow(hour))}>
            {(hour) => <span style={at(hour)}>{clockLabel(hour)}</span>}
          </For>
          <Show when={isNow()}>
            <span class="dc-grid-now-time" style={at(props.nowMinutes ?? 0)}>
              {clockLabel(props.nowMinutes ?? 0)}
            </span>
          </Show>
        </div>
        <For each={props.columns}>
          {(column) => (
            <GridLane
              {...props}
              column={column}
              isNowHere={isNow() && (!hasCurrent() || column.current === true)}
            />
          )}
        </For>
      </div>
    </section>
  )
}

function GridLane(props: TimeGridProps & { column: GridColumn; isNowHere: boolean }): JSX.Element {
  const items = createMemo(() =>
    props.items
      .filter((item) => item.column === props.column.id)
      .filter(
        (item) => item.endMinutes > props.startMinutes && item.startMinutes < props.endMinutes,
      )
      .sort((a, b) => a.startMinutes - b.startMinutes),
  )
  const places = createMemo(() => packOverlaps(items()))
  const clipped = (span: { startMinutes: number; endMinutes: number }) => {
    const start = Math.max(span.startMinutes, props.startMinutes)
    const end = Math.min(span.endMinutes, props.endMinutes)
    return { '--at': String(start - props.startMinutes), '--long': String(end - start) }
  }
  return (
    <ul class="dc-grid-column" aria-label={props.column.title}>
      <For each={(props.closed ?? []).filter((mark) => mark.column === props.column.id)}>
        {(mark) => (
          <li
            class="dc-grid-closed dc-hatched"
            aria-hidden="true"
            data-first={mark.startMinutes <= props.startMinutes ? '' : undefined}
            style={clipped(mark)}
          />
        )}
      </For>
      <For each={(props.bands ?? []).filter((band) => band.column === props.column.id)}>
        {(band) => (
          <li class="dc-grid-band" style={{ '--at': String(band.atMinutes - props.startMinutes) }}>
            <TriangleAlert aria-hidden="true" />
            {band.text}
          </li>
        )}
      </For>
      <Index each={items()}>
        {(item) => (
          <li class="contents">
            <button
              type="button"
              class="dc-event"
              data-tone={item().tone}
              aria-label={item().label}
              aria-pressed={props.selected === undefined ? undefined : props.selected === item().id}
              style={{
                ...clipped(item()),
                '--left': String(places().get(item().id)?.left ?? 0),
                '--wide': String(places().get(item().id)?.width ?? 1),
              }}
              onClick={() => props.onSelect(item().id)}
              onKeyDown={moveBetweenEvents}
            >
              <Show when={icons[item().tone]}>
                {(icon) => <Dynamic component={icon()} aria-hidden="true" />}
              </Show>
              <For each={item().lines}>
                {(line, index) => (
                  <span class={index() === 0 ? 'dc-event-first' : 'dc-event-line'}>{line}</span>
                )}
              </For>
            </button>
          </li>
        )}
      </Index>
      <Show when={props.isNowHere}>
        <li
          class="dc-grid-now"
          aria-hidden="true"
          style={{ '--at': String((props.nowMinutes ?? 0) - props.startMinutes) }}
        />
      </Show>
    </ul>
  )
}
