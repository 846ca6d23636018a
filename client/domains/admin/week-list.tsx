/** Everybody's week on a phone: seven columns do not fit, so each day lists its instructors. */
import { createMemo, For, type JSX } from 'solid-js'
import { SectionHead } from '#client/ui/card.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { formatDate, formatDuration } from '#client/ui/format/index.ts'
import { plural } from '#client/ui/plural.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import { hasClash, type WeekLine } from './week-table.tsx'
import { words } from './words.ts'

export function WeekList(props: {
  lines: readonly WeekLine[]
  dayHref: (date: string, instructorId: string) => string
}): JSX.Element {
  const days = createMemo(() =>
    (props.lines[0]?.days ?? []).map((day, index) => ({
      day,
      own: props.lines.flatMap((line) => {
        const of = line.days[index]
        return of === undefined || of.lessonCount === 0 ? [] : [{ line, of }]
      }),
    })),
  )
  return (
    <div class="grid gap-5">
      <For each={days()}>
        {({ day, own }) => (
          <section>
            <SectionHead
              title={day.isToday ? `${words.today}, ${formatDate(day.date)}` : formatDate(day.date)}
              aside={own.length === 0 ? words.nothingBooked : undefined}
              rule
              current={day.isToday}
            />
            <Rows>
              <For each={own}>
                {({ line, of }) => (
                  <Row
                    href={props.dayHref(day.date, line.instructorId)}
                    title={line.name}
                    note={`${plural(of.lessonCount, { one: 'lesson', other: 'lessons' })}, ${formatDuration(of.lessonMinutes)}`}
                    trail={hasClash(of) ? <Chip state="clash">{words.clash}</Chip> : undefined}
                  />
                )}
              </For>
            </Rows>
          </section>
        )}
      </For>
    </div>
  )
}
