/**
 * Days of one or more diaries side by side. Takes columns, so that it shows a day of several
 * instructors as well as several days of one. Empty time can be pressed; a button outside does the same.
 */
import { createMemo, type JSX } from 'solid-js'
import { timeOf } from '#client/domains/calendar/index.ts'
import { nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { type GridColumn, type GridItem, TimeGrid } from '#client/ui/time-grid.tsx'
import type { LearnerRow } from '#shared/domains/people/index.ts'
import { type DiaryDay, type DiaryItem, shownMinutes } from './diary-view.ts'
import { spokenItem, stateLine, toneOf } from './diary-words.ts'
import { CLASH_WORD, CLASH_WORDS } from './words.ts'

export interface DiaryColumn extends GridColumn {
  readonly day: DiaryDay
}

export interface DiaryGridProps {
  label: string
  columns: readonly DiaryColumn[]
  selected?: string | undefined
  /** Without heads: the title of the screen says which day it is. */
  isBare?: boolean | undefined
  onSelect: (bookingId: string) => void
  /** A place without a lesson was pressed; times are in steps of 15 minutes. */
  onEmpty?: ((column: DiaryColumn, time: string) => void) | undefined
}

const STEP_MINUTES = 15
/** From this length on a box has room for a third line. */
const LONG_MINUTES = 90
/** More columns than these are too narrow for a place. */
const MOST_WIDE_COLUMNS = 3
/** Room above the first hour in each column, in rem; as in the grid's own sheet. */
const TOP_REM = 0.75

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

export function DiaryGrid(props: DiaryGridProps): JSX.Element {
  const engine = useEngine()
  const isDense = () => props.columns.length > MOST_WIDE_COLUMNS
  const shown = createMemo(() => shownMinutes(props.columns.map((column) => column.day)))
  const placeOf = ({ booking }: DiaryItem) =>
    booking.pickup ?? engine.rows.get<LearnerRow>('learner', booking.learnerId)?.pickup
  /** "18 Ash Road, Headingley" is in Headingley: all that one line has room for. */
  const districtOf = (item: DiaryItem) => placeOf(item)?.split(', ').at(-1)
  // A line that is cut in half reads badly: only as many as the length of the lesson has room for.
  const linesOf = (item: DiaryItem, end: string): string[] => {
    const name = nameOf(engine, item.booking.learnerId)
    const span = `${item.booking.time} to ${end}`
    const state = stateLine(engine, item)
    const more = state ?? placeOf(item)
    const isLong = item.endMinutes - item.startMinutes >= LONG_MINUTES
    if (isDense()) return isLong && more ? [name, span, more] : [name, span]
    if (state) return [name, `${span}, ${lowered(state)}`]
    const place = isLong ? placeOf(item) : districtOf(item)
    return [name, place ? `${span}, ${place}` : span]
  }
  const items = createMemo(() =>
    props.columns.flatMap((column) =>
      column.day.items.map((item): GridItem => {
        const end = timeOf(item.endMinutes)
        return {
          id: item.booking.id,
          column: column.id,
          startMinutes: item.startMinutes,
          endMinutes: item.endMinutes,
          tone: toneOf(item),
          lines: linesOf(item, end),
          label: spokenItem(engine, item, end),
        }
      }),
    ),
  )
  const closed = createMemo(() =>
    props.columns
      .flatMap((column) =>
        column.day.closed.map(({ startMinutes, endMinutes }) => ({
          column: column.id,
          startMinutes: Math.max(startMinutes, shown().startMinutes),
          endMinutes: Math.min(endMinutes, shown().endMinutes),
        })),
      )
      .filter((span) => span.endMinutes > span.startMinutes),
  )
  const bands = createMemo(() =>
    props.columns.flatMap((column) => {
      const first = column.day.items.find((item) => item.mark.isClash)
      return first
        ? [
            {
              column: column.id,
              atMinutes: first.startMinutes,
              text: isDense() ? CLASH_WORD : CLASH_WORDS,
            },
          ]
        : []
    }),
  )
  const press = (event: MouseEvent) => {
    const target = event.target as HTMLElement
    const lane = target.closest<HTMLElement>('ul.dc-grid-column')
    if (!props.onEmpty || lane === null || target.closest('button') !== null) return
    const lanes = [...(lane.parentElement?.querySelectorAll('ul.dc-grid-column') ?? [])]
    const column = props.columns[lanes.indexOf(lane)]
    if (column === undefined) return
    const box = lane.getBoundingClientRect()
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const { startMinutes, endMinutes } = shown()
    const share = (event.clientY - box.top - TOP_REM * rem) / (box.height - TOP_REM * rem)
    const minutes = startMinutes + Math.max(0, share) * (endMinutes - startMinutes)
    props.onEmpty(column, timeOf(Math.floor(minutes / STEP_MINUTES) * STEP_MINUTES))
  }
  return (
    // The keyboard books with the button beside the title; this is the short way for a pointer.
    <div
      ref={(element) => element.addEventListener('click', press)}
      class={props.isBare ? '[&_.dc-grid-corner]:hidden [&_.dc-grid-head]:hidden' : undefined}
    >
      <TimeGrid
        label={props.label}
        columns={props.columns}
        items={items()}
        closed={closed()}
        bands={bands()}
        startMinutes={shown().startMinutes}
        endMinutes={shown().endMinutes}
        nowMinutes={props.columns.find((column) => column.day.isToday)?.day.nowMinutes}
        selected={props.selected}
        onSelect={props.onSelect}
      />
    </div>
  )
}
