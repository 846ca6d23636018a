/** The words of the learner's own screens. First names in sentences; who acts next is named. */
import {
  AWAITS_WORDS,
  CLASH_WORDS,
  SAVED_HERE,
  STATUS_WORD,
} from '#client/domains/bookings/index.ts'
import type { ChipState } from '#client/ui/chip.tsx'
import { formatDayTime, formatNearDay, formatTime } from '#client/ui/format/index.ts'
import type { BookingRow, CancellationReason } from '#shared/domains/bookings/index.ts'
import type { LessonLine, NextLesson, NoticeLine } from './queries.ts'

/** A name by id; the learner's own is said as "you". */
export type FirstName = (personId: string) => string

/** "Next lesson, today"; "Lesson now". */
export const plateEyebrow = (next: NextLesson, nowMs: number): string => {
  if (next.isNow) return 'Lesson now'
  const day = formatNearDay(next.booking.startsAtMs, nowMs)
  const near = day === 'Today' || day === 'Tomorrow' ? day.toLowerCase() : day
  return `${next.booking.status === 'pending' ? 'Asked for' : 'Next lesson'}, ${near}`
}

/** What the learner has to know about who acts next; undefined when nobody has to. */
export const standsWords = (
  { booking, mark }: LessonLine,
  first: FirstName,
): string | undefined => {
  const name = first(booking.instructorId)
  if (mark.isClash) return 'Two people decided at once. We’ll tell you which time stands'
  if (mark.awaitsBy) return `Recorded by ${first(mark.awaitsBy)}, awaiting the school`
  if (booking.status === 'pending') {
    return mark.isUnsent ? `Not sent yet. ${name} does not know` : `Requested, waiting for ${name}`
  }
  if (mark.isUnsent) return `Saved here. ${name} sees it when it has been sent`
  return undefined
}

export type ChipWords = { readonly state: ChipState; readonly words: string }

/** The one chip of a lesson's row. */
export const chipOf = ({ booking, mark }: LessonLine): ChipWords => {
  if (mark.isClash) return { state: 'clash-elsewhere', words: CLASH_WORDS }
  if (mark.awaitsBy) return { state: 'clash-elsewhere', words: AWAITS_WORDS }
  if (mark.isUnsent) {
    return {
      state: 'saved-here',
      words: booking.status === 'pending' ? 'Not sent yet' : SAVED_HERE,
    }
  }
  return { state: booking.status, words: STATUS_WORD[booking.status] }
}

const REASONS: Record<CancellationReason, string> = {
  'learner-ill': 'you were ill',
  'learner-cannot-come': 'you could not come',
  'instructor-ill': 'instructor ill',
  'instructor-cannot-come': 'instructor could not come',
  'no-show': 'nobody was at the pick-up',
  weather: 'weather',
  vehicle: 'a fault of the car',
  declined: 'this time was not possible',
  clash: 'two lessons at the same time',
  other: 'another reason',
}

/** "Cancelled by Sarah: weather. Not charged". */
export const cancelledWords = (booking: BookingRow, name: string): string =>
  [
    `Cancelled by ${name}: ${REASONS[booking.reason ?? 'other']}`,
    booking.charge === undefined ? '' : booking.charge ? '. Charged' : '. Not charged',
  ].join('')

/** The second line of a lesson's row. */
export const lessonNote = (line: LessonLine, first: FirstName, me: string): string | undefined => {
  const { booking } = line
  const stands = standsWords(line, first)
  if (stands) return stands
  if (booking.status === 'cancelled') {
    return cancelledWords(booking, booking.decidedBy === me ? 'you' : first(booking.decidedBy))
  }
  if (line.mark.isToLog) return `Waiting for ${first(booking.instructorId)} to write it up`
  return booking.purpose ?? booking.pickup
}

const on = (when: string | undefined): string => (when ? ` on ${when}` : '')

const NOTICES: Record<string, (name: string, when: string | undefined) => string> = {
  'booking-requested': (name, when) => `${name} asked for a lesson${on(when)}`,
  'booking-confirmed': (name, when) => `${name} confirmed your lesson${on(when)}`,
  'booking-moved': (name, when) => `${name} moved your lesson${when ? ` to ${when}` : ''}`,
  'booking-cancelled': (name, when) => `${name} cancelled your lesson${on(when)}`,
  'booking-settled': (name, when) => `${name} sorted out the clash about your lesson${on(when)}`,
}

/** "Sarah confirmed your lesson on Tue 24 Nov, 14:00". */
export const noticeWords = ({ notice, booking }: NoticeLine, first: FirstName): string => {
  const when = booking && formatDayTime(booking.startsAtMs)
  return NOTICES[notice.what]?.(first(notice.by), when) ?? `News from ${first(notice.by)}`
}

/** "14:00 to 15:30" in two parts, for the plate. */
export const timesOf = (booking: BookingRow): { start: string; end: string } => ({
  start: formatTime(booking.startsAtMs),
  end: formatTime(booking.endsAtMs),
})
