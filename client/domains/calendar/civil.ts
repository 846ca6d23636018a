/**
 * Days and minutes of the day without a time library, so that the first paint of a diary waits for
 * nothing. Dates are civil dates of the school, `2026-11-24`.
 */
import { civilDateOf, civilTimeOf } from '#client/ui/format/index.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { mondayOf, shiftDate } from '#shared/kernel/week.ts'

export { civilDateOf, mondayOf, shiftDate }

const DAY_MINUTES = 1_440

/** Minutes after midnight of `14:30`: 870. */
export const minutesOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** `14:30` for 870; the end of the day is `24:00`. */
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Minutes after midnight at the school. */
export const minutesAt = (atMs: InstantMs): number => minutesOf(civilTimeOf(atMs))

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (date: string): number => {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return day === 0 ? 7 : day
}

export type DaySpan = { readonly startMinutes: number; readonly endMinutes: number }

/**
 * The part of an interval that lies on `date`, in wall minutes; undefined when it does not touch the
 * day. A blocked fortnight fills each of its days.
 */
export const onDay = (date: string, startsAtMs: number, endsAtMs: number): DaySpan | undefined => {
  const first = civilDateOf(startsAtMs)
  const last = civilDateOf(endsAtMs - 1)
  if (date < first || date > last) return undefined
  return {
    startMinutes: date === first ? minutesAt(startsAtMs) : 0,
    endMinutes: date === last ? minutesAt(endsAtMs) || DAY_MINUTES : DAY_MINUTES,
  }
}
