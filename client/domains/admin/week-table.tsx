/** Everybody's week: how full each day of each instructor is, with the way into it. */
import { For, Index, type JSX } from 'solid-js'
import type { DiaryDay } from '#client/domains/bookings/index.ts'
import { formatDate, formatDuration } from '#client/ui/format/index.ts'
import { plural } from '#client/ui/plural.ts'

export type WeekLine = {
  readonly instructorId: string
  readonly name: string
  readonly days: readonly DiaryDay[]
}

const weekWords = (days: readonly DiaryDay[]): string => {
  const minutes = days.reduce((sum, day) => sum + day.lessonMinutes, 0)
  return minutes === 0 ? '–' : formatDuration(minutes)
}

export const hasClash = (day: DiaryDay): boolean => day.items.some((item) => item.mark.isClash)

export function WeekTable(props: {
  label: string
  lines: readonly WeekLine[]
  dayHref: (date: string) => string
  weekHref: (instructorId: string) => string
}): JSX.Element {
  return (
    <section class="dc-card dc-table-scroll" data-pad="" tabindex="0" aria-label={props.label}>
      <table class="dc-table">
        <caption class="sr-only">{props.label}</caption>
        <thead>
          <tr>
            <th scope="col">Instructor</th>
            {/* By place: a day that was worked out anew keeps its cell, and only its words change. */}
            <Index each={props.lines[0]?.days ?? []}>
              {(day) => (
                <th scope="col">
                  <a
                    class="whitespace-nowrap"
                    classList={{ 'text-blue font-bold': day().isToday }}
                    href={props.dayHref(day().date)}
                  >
                    {formatDate(day().date)}
                  </a>
                </th>
              )}
            </Index>
            <th scope="col" data-number="">
              Week
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.lines}>
            {(line) => (
              <tr>
                <th scope="row">
                  <a href={props.weekHref(line.instructorId)}>{line.name}</a>
                </th>
                <Index each={line.days}>{(day) => <DayCell day={day()} />}</Index>
                <td data-number="">
                  <b>{weekWords(line.days)}</b>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}

function DayCell(props: { day: DiaryDay }): JSX.Element {
  return (
    <td classList={{ 'bg-amber-tint': hasClash(props.day) }}>
      <span class="block whitespace-nowrap">
        {props.day.lessonCount === 0
          ? '–'
          : plural(props.day.lessonCount, { one: 'lesson', other: 'lessons' })}
      </span>
      <span class="block text-small whitespace-nowrap text-muted">
        {hasClash(props.day)
          ? 'Clash'
          : props.day.lessonCount === 0
            ? ''
            : formatDuration(props.day.lessonMinutes)}
      </span>
    </td>
  )
}
