/** Starts that could still be booked on a day. Apart from the queries: it needs the time library. */
import type { OpenHours } from '#shared/domains/calendar/index.ts'
import { SCHOOL_ZONE, slotEndMs, slotStartMs } from '#shared/kernel/time.ts'
import { minutesOf, shiftDate, timeOf, weekdayOf } from './civil.ts'
import { closedReason } from './queries.ts'

/** Lessons are offered on the hour and the half hour. */
const STEP_MINUTES = 30

type Interval = { readonly startsAtMs: number; readonly endsAtMs: number }
export type FreeStart = Interval & { readonly date: string; readonly time: string }

export type FreeWish = {
  readonly date: string
  readonly durationMinutes: number
  /** Nothing sooner than this. */
  readonly fromMs: number
}

/** Free starts of one day inside the hours, beside blocks and everything in `taken`; in order. */
export const freeStarts = (
  open: OpenHours,
  taken: readonly Interval[],
  wish: FreeWish,
): FreeStart[] => {
  const { date, durationMinutes } = wish
  const starts: FreeStart[] = []
  for (const span of open.hours[String(weekdayOf(date))] ?? []) {
    const last = minutesOf(span.to) - durationMinutes
    for (let minutes = minutesOf(span.from); minutes <= last; minutes += STEP_MINUTES) {
      const slot = { date, time: timeOf(minutes), zone: SCHOOL_ZONE, durationMinutes }
      const startsAtMs = slotStartMs(slot)
      const endsAtMs = slotEndMs(slot)
      const isTaken = taken.some((one) => one.startsAtMs < endsAtMs && startsAtMs < one.endsAtMs)
      const candidate = { date, startMinutes: minutes, durationMinutes, startsAtMs, endsAtMs }
      if (startsAtMs < wish.fromMs || isTaken || closedReason(open, candidate)) continue
      starts.push({ date, time: slot.time, startsAtMs, endsAtMs })
    }
  }
  return starts.sort((a, b) => a.startsAtMs - b.startsAtMs)
}

/** The next `count` free starts from `wish.date` on, looking at most `horizonDays` ahead. */
export const nextFreeStarts = (
  open: OpenHours,
  taken: readonly Interval[],
  wish: FreeWish,
  { count, horizonDays }: { count: number; horizonDays: number },
): FreeStart[] => {
  const found: FreeStart[] = []
  for (let day = 0; day < horizonDays && found.length < count; day += 1) {
    found.push(...freeStarts(open, taken, { ...wish, date: shiftDate(wish.date, day) }))
  }
  return found.slice(0, count)
}
