/** Lessons as days of an agenda. */
import type { AgendaDay, AgendaItem } from '#client/ui/agenda.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { daysBetween, formatDay, formatNearDay } from '#client/ui/format/index.ts'
import type { LessonLine } from './queries.ts'
import { chipOf, type FirstName, lessonNote, timesOf } from './words.ts'

export type AgendaWords = {
  readonly part: 'coming' | 'past'
  readonly nowMs: number
  readonly me: string
  readonly first: FirstName
  readonly full: FirstName
}

const toneOf = ({ booking, mark }: LessonLine): Extract<AgendaItem, { tone: unknown }>['tone'] => {
  if (mark.isClash) return 'clash'
  if (booking.status === 'pending') return 'asked'
  if (booking.status === 'confirmed') return 'settled'
  return booking.status === 'completed' ? 'past' : 'plain'
}

const itemOf = (line: LessonLine, words: AgendaWords): AgendaItem => {
  const { booking } = line
  const chip = chipOf(line)
  return {
    id: booking.id,
    ...timesOf(booking),
    tone: toneOf(line),
    unsent: line.mark.isUnsent,
    title: words.full(booking.instructorId),
    note: lessonNote(line, words.first, words.me),
    chip: <Chip state={chip.state}>{chip.words}</Chip>,
    href: words.part === 'past' ? `/lessons/${booking.id}` : undefined,
  }
}

/** "Today, Tue 24 Nov": the near name and the date. */
const dayTitle = (atMs: number, nowMs: number): string => {
  const near = formatNearDay(atMs, nowMs)
  const day = formatDay(atMs)
  return near === day ? day : `${near}, ${day}`
}

/** Days in the order of the lines. */
export const agendaDays = (
  lines: readonly LessonLine[],
  words: AgendaWords,
): readonly AgendaDay[] => {
  const days = new Map<string, { day: AgendaDay; items: AgendaItem[] }>()
  for (const line of lines) {
    const { date, startsAtMs } = line.booking
    const known = days.get(date)
    if (known) {
      known.items.push(itemOf(line, words))
      continue
    }
    const items = [itemOf(line, words)]
    days.set(date, {
      items,
      day: {
        id: `${words.part}-${date}`,
        title: dayTitle(startsAtMs, words.nowMs),
        current: daysBetween(words.nowMs, startsAtMs) === 0,
        items,
      },
    })
  }
  return [...days.values()].map(({ day }) => day)
}
