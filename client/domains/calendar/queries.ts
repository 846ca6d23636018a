/** When an instructor may be booked: hours, blocks, and the free starts between what is taken. */
import type { Rows } from '#client/engine/api.ts'
import {
  DEFAULT_HOURS,
  type DiaryRow,
  isBlocked,
  isInsideHours,
  type OpenHours,
} from '#shared/domains/calendar/index.ts'
import { type DaySpan, minutesOf, onDay, weekdayOf } from './civil.ts'

export {
  civilDateOf,
  minutesAt,
  minutesOf,
  mondayOf,
  shiftDate,
} from './civil.ts'

const DAY_MINUTES = 1_440

/** Hours and blocks of an instructor; the default hours where none were ever set. CA4. */
export const openHoursOf = (rows: Rows, instructorId: string): OpenHours => {
  const diary = rows.get<DiaryRow>('diary', instructorId)
  const hasHours = diary !== undefined && Object.keys(diary.hours).length > 0
  return { hours: hasHours ? diary.hours : DEFAULT_HOURS, blocks: diary?.blocks ?? [] }
}

export type ClosedSpan = DaySpan & { readonly why: 'hours' | 'block' }

/** What of a day is closed, from midnight to midnight, in order. Blocks stand beside the hours. */
export const closedSpans = (open: OpenHours, date: string): ClosedSpan[] => {
  const spans = [...(open.hours[String(weekdayOf(date))] ?? [])]
    .map((one) => ({ from: minutesOf(one.from), to: minutesOf(one.to) }))
    .sort((a, b) => a.from - b.from)
  const closed: ClosedSpan[] = []
  let at = 0
  for (const { from, to } of spans) {
    if (from > at) closed.push({ startMinutes: at, endMinutes: from, why: 'hours' })
    at = Math.max(at, to)
  }
  if (at < DAY_MINUTES) closed.push({ startMinutes: at, endMinutes: DAY_MINUTES, why: 'hours' })
  for (const block of open.blocks) {
    const span = onDay(date, block.startsAtMs, block.endsAtMs)
    if (span) closed.push({ ...span, why: 'block' })
  }
  return closed.sort((a, b) => a.startMinutes - b.startMinutes)
}

export type Candidate = {
  readonly date: string
  readonly startMinutes: number
  readonly durationMinutes: number
  readonly startsAtMs: number
  readonly endsAtMs: number
}

/** Why this time is not open, or undefined when it is. CA3. */
export const closedReason = (open: OpenHours, one: Candidate): ClosedSpan['why'] | undefined => {
  if (isBlocked(open.blocks, one.startsAtMs, one.endsAtMs)) return 'block'
  const end = one.startMinutes + one.durationMinutes
  return isInsideHours(open.hours, weekdayOf(one.date), one.startMinutes, end) ? undefined : 'hours'
}
