/** A lesson in a diary, in words: for its box in the grid, its row, and a screen reader. */
import { firstNameOf, nameOf, type PeopleSource } from '#client/domains/people/index.ts'
import type { AgendaItem } from '#client/ui/agenda.tsx'
import { formatDate } from '#client/ui/format/index.ts'
import type { EventTone } from '#client/ui/time-grid.tsx'
import type { DiaryItem } from './diary-view.ts'
import { CLASH_WORDS, markWords, TO_LOG_WORD, waitingWords } from './words.ts'

/** Unsent is drawn first: it decides how everything else is to be read. */
export const toneOf = ({ mark, booking }: DiaryItem): EventTone => {
  if (mark.isUnsent) return 'unsent'
  if (mark.isClash) return 'clash'
  if (booking.status === 'pending') return 'asked'
  if (booking.status === 'cancelled') return 'off'
  return booking.status === 'completed' ? 'past' : 'settled'
}

export const barOf = ({
  mark,
  booking,
}: DiaryItem): Extract<AgendaItem, { tone: string }>['tone'] => {
  if (mark.isClash) return 'clash'
  if (booking.status === 'pending') return 'asked'
  return booking.status === 'confirmed' ? 'settled' : 'past'
}

/** "Waiting for you", "Waiting for Sarah". */
export const waitingLine = (people: PeopleSource, { booking }: DiaryItem): string =>
  waitingWords(
    booking.instructorId === people.me.personId,
    firstNameOf(people, booking.instructorId),
  )

/** What is to be known of it beside name and time. */
export const stateLine = (people: PeopleSource, item: DiaryItem): string | undefined => {
  const { mark, booking } = item
  if (mark.isClash) return CLASH_WORDS
  if (booking.status === 'pending') {
    return waitingLine(people, item)
  }
  if (mark.isUnsent) {
    return booking.status === 'completed' ? 'Logged, saved here' : 'Saved here'
  }
  if (booking.status === 'cancelled') return 'Cancelled'
  return mark.isToLog ? TO_LOG_WORD : undefined
}

/** "Tue 24 Nov, 10:00 to 11:00, Amira Khan, confirmed, not yet sent". */
export const spokenItem = (people: PeopleSource, item: DiaryItem, end: string): string =>
  [
    formatDate(item.booking.date),
    `${item.booking.time} to ${end}`,
    nameOf(people, item.booking.learnerId),
    markWords(item.mark).toLowerCase(),
  ].join(', ')
