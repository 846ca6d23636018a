/** Bookings as what a grid or an agenda draws, with people in words. Pure. */
import { AWAITS_WORDS, type DiaryDay, type DiaryItem } from '#client/domains/bookings/index.ts'
import { timeOf } from '#client/domains/calendar/index.ts'
import type { AgendaDay, AgendaItem } from '#client/ui/agenda.tsx'
import { formatDate, formatDuration, formatSpan } from '#client/ui/format/index.ts'
import { plural } from '#client/ui/plural.ts'
import type { EventTone, GridItem, GridMark } from '#client/ui/time-grid.tsx'

export type NameOf = (personId: string) => string

/** What stands first decides the look: a clash before "not sent", before how it was answered. */
export const toneOf = ({ mark }: DiaryItem): EventTone => {
  if (mark.isClash) return 'clash'
  if (mark.awaitsBy) return 'asked'
  if (mark.isUnsent) return 'unsent'
  if (mark.status === 'pending') return 'asked'
  if (mark.status === 'cancelled') return 'off'
  return mark.status === 'completed' ? 'past' : 'settled'
}

/** How it stands, in words; undefined for an ordinary confirmed lesson. */
export const standWords = ({ booking, mark }: DiaryItem, nameOf: NameOf): string | undefined => {
  if (mark.isClash) return 'Clash, being sorted out'
  if (mark.awaitsBy) return AWAITS_WORDS
  if (mark.isUnsent) return 'Saved here'
  if (mark.status === 'pending') return `Pending, ${nameOf(booking.instructorId)} to answer`
  if (mark.status === 'cancelled') return 'Cancelled'
  if (mark.status === 'completed') return 'Completed'
  return mark.isToLog ? 'not logged yet' : undefined
}

const linesOf = (item: DiaryItem, nameOf: NameOf): string[] => {
  const { booking, mark } = item
  // Half as wide as others; a band above says the rest where it has room.
  if (mark.isClash) return [nameOf(booking.learnerId), booking.time, 'Clash']
  const first = [nameOf(booking.learnerId), formatSpan(booking.startsAtMs, booking.endsAtMs)]
  const isPlainPast = mark.status === 'completed' && !mark.isUnsent
  const stand = isPlainPast ? undefined : standWords(item, nameOf)
  // An hour is two lines high: how it stands says more than the time, which the grid shows.
  if (stand && booking.durationMinutes <= 60) return [nameOf(booking.learnerId), stand]
  return [
    ...first,
    ...(stand ? [stand] : []),
    ...(booking.purpose ? [booking.purpose] : []),
    ...(booking.pickup && !stand ? [booking.pickup] : []),
  ]
}

const STATUS_WORDS = {
  pending: 'pending',
  confirmed: 'confirmed',
  completed: 'completed',
  cancelled: 'cancelled',
} as const

/** "Tue 24 Nov, 10:00 to 11:00, Amira Khan with Sarah Whitfield, confirmed, not yet sent". */
const labelOf = ({ booking, mark }: DiaryItem, nameOf: NameOf): string =>
  [
    formatDate(booking.date),
    formatSpan(booking.startsAtMs, booking.endsAtMs),
    `${nameOf(booking.learnerId)} with ${nameOf(booking.instructorId)}`,
    STATUS_WORDS[mark.status],
    ...(mark.isClash ? ['clash, being sorted out'] : []),
    ...(mark.awaitsBy ? [AWAITS_WORDS.toLowerCase()] : []),
    ...(mark.isToLog && !mark.awaitsBy ? ['not logged yet'] : []),
    ...(mark.isUnsent ? ['not yet sent'] : []),
  ].join(', ')

/** The items of a day for the column with this id. */
export const gridItems = (day: DiaryDay, column: string, nameOf: NameOf): GridItem[] =>
  day.items.map((item) => ({
    id: item.booking.id,
    column,
    startMinutes: item.startMinutes,
    endMinutes: item.endMinutes,
    tone: toneOf(item),
    lines: linesOf(item, nameOf),
    label: labelOf(item, nameOf),
  }))

export const closedMarks = (day: DiaryDay, column: string): GridMark[] =>
  day.closed.map(({ startMinutes, endMinutes }) => ({ column, startMinutes, endMinutes }))

/** So much room above its start a strip needs. */
const BAND_MINUTES = 26

const hasRoomAbove = (day: DiaryDay, atMinutes: number): boolean =>
  !day.items.some(
    (item) => item.startMinutes < atMinutes && atMinutes - BAND_MINUTES < item.endMinutes,
  )

/** One amber strip over each group of clashing lessons, where nothing stands right above it. */
export const clashBands = (day: DiaryDay, column: string) => {
  const clashing = day.items.filter((item) => item.mark.isClash)
  const starts = new Set(
    clashing
      .filter(
        (item) =>
          !clashing.some(
            (other) =>
              other.startMinutes < item.startMinutes && item.startMinutes < other.endMinutes,
          ),
      )
      .map((item) => item.startMinutes),
  )
  return [...starts]
    .filter((atMinutes) => hasRoomAbove(day, atMinutes))
    .map((atMinutes) => ({ column, atMinutes, text: 'Clash, being sorted out' }))
}

/** "4 lessons, 5 h"; closed days say so. */
export const loadWords = (day: DiaryDay): string =>
  day.lessonCount === 0
    ? 'No lessons'
    : `${plural(day.lessonCount, { one: 'lesson', other: 'lessons' })}, ${formatDuration(day.lessonMinutes)}`

const AGENDA_TONES: Record<EventTone, Exclude<AgendaItem, { kind: 'closed' }>['tone']> = {
  settled: 'settled',
  past: 'past',
  asked: 'asked',
  unsent: 'settled',
  clash: 'clash',
  off: 'plain',
  plain: 'plain',
  ghost: 'plain',
}

/** A day as a list, where there is no room for a grid. */
export const agendaDay = (
  day: DiaryDay,
  { title, isCurrent }: { readonly title: string; readonly isCurrent: boolean },
  nameOf: NameOf,
): AgendaDay => ({
  id: `${day.date}-${day.instructorId}`,
  title,
  aside: loadWords(day),
  current: isCurrent,
  emptyWords: 'No lessons',
  items: day.items.map((item) => {
    const stand = standWords(item, nameOf)
    return {
      id: item.booking.id,
      start: timeOf(item.startMinutes),
      end: timeOf(item.endMinutes),
      tone: AGENDA_TONES[toneOf(item)],
      unsent: item.mark.isUnsent,
      title: nameOf(item.booking.learnerId),
      note:
        [stand, item.booking.purpose, item.booking.pickup].filter(Boolean).join(', ') || undefined,
    }
  }),
})
