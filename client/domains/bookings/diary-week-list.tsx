/** The days of a week as lists: what a phone shows instead of seven narrow columns. */
import { createMemo, type JSX } from 'solid-js'
import { timeOf } from '#client/domains/calendar/index.ts'
import { nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Agenda, type AgendaDay, type AgendaItem } from '#client/ui/agenda.tsx'
import { formatDate, formatDuration } from '#client/ui/format/index.ts'
import type { LearnerRow } from '#shared/domains/people/index.ts'
import { BookingChip } from './booking-chip.tsx'
import type { DiaryDay } from './diary-view.ts'
import { barOf, waitingLine } from './diary-words.ts'
import { lessonsAndHours, words } from './words.ts'

export function DiaryWeekList(props: {
  days: readonly DiaryDay[]
  onOpen: (bookingId: string) => void
}): JSX.Element {
  const engine = useEngine()
  const itemsOf = (day: DiaryDay): AgendaItem[] => {
    const lessons = day.items.map((item) => {
      const place =
        item.booking.pickup ??
        engine.rows.get<LearnerRow>('learner', item.booking.learnerId)?.pickup
      const isAsked = item.booking.status === 'pending'
      return {
        at: item.startMinutes,
        row: {
          id: item.booking.id,
          start: item.booking.time,
          end: timeOf(item.endMinutes),
          tone: barOf(item),
          unsent: item.mark.isUnsent,
          title: nameOf(engine, item.booking.learnerId),
          note: isAsked && !item.mark.isClash ? waitingLine(engine, item) : place,
          chip: <BookingChip mark={item.mark} />,
        } satisfies AgendaItem,
      }
    })
    const blocks = day.closed
      .filter((span) => span.why === 'block')
      .map((span) => ({
        at: span.startMinutes,
        row: {
          kind: 'closed' as const,
          id: `block-${day.date}-${span.startMinutes}`,
          start: timeOf(span.startMinutes),
          end: timeOf(span.endMinutes),
          title: words.blocked,
        },
      }))
    return [...lessons, ...blocks].sort((a, b) => a.at - b.at).map((one) => one.row)
  }
  const days = createMemo(() =>
    props.days.map((day): AgendaDay => {
      const [weekday, number] = formatDate(day.date).split(' ')
      return {
        id: `day-${day.date}`,
        title: day.isToday ? `Today, ${weekday} ${number}` : `${weekday} ${number}`,
        aside:
          day.lessonCount === 0
            ? undefined
            : lessonsAndHours(day.lessonCount, formatDuration(day.lessonMinutes)),
        current: day.isToday,
        items: itemsOf(day),
        emptyWords: words.nothingBooked,
      }
    }),
  )
  return <Agenda days={days()} onSelect={props.onOpen} />
}
