/** The school at a glance, from rows. Pure: the same for the screen, tests and the simulator. */
import { bookingsBetween, openBookings } from '#client/domains/bookings/queries.ts'
import { civilDateOf, mondayOf, shiftDate } from '#client/domains/calendar/index.ts'
import type { Rows } from '#client/engine/api.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { PaymentRow } from '#shared/domains/money/index.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'

const WEEK_DAYS = 7
const CHART_WEEKS = 12
/** A learner with a lesson within this many days, behind or ahead, counts as active. */
const ACTIVE_DAYS = 30
/** This week and the active ones lie within it, whatever the zone. */
const NEAR_DAYS = ACTIVE_DAYS + 1

export type DayBar = {
  readonly date: string
  readonly completed: number
  /** Confirmed or still asked for. */
  readonly ahead: number
  readonly cancelled: number
  readonly isToday: boolean
}

export type Overview = {
  readonly lessonsThisWeek: number
  readonly minutesThisWeek: number
  readonly completedThisWeek: number
  readonly paidThisWeekPence: number
  readonly paidLastWeekPence: number
  readonly activeLearners: number
  readonly toLog: number
  readonly oldestToLogMs: number | undefined
  readonly pending: number
  readonly days: readonly DayBar[]
  /** Oldest first; the last is this week. */
  readonly paidByWeek: readonly { readonly monday: string; readonly pence: number }[]
}

const dayBars = (week: readonly BookingRow[], monday: string, today: string): DayBar[] =>
  Array.from({ length: WEEK_DAYS }, (_, index) => {
    const date = shiftDate(monday, index)
    const day = week.filter((one) => one.date === date)
    const count = (...statuses: BookingRow['status'][]) =>
      day.filter((one) => statuses.includes(one.status)).length
    return {
      date,
      completed: count('completed'),
      ahead: count('confirmed', 'pending'),
      cancelled: count('cancelled'),
      isToday: date === today,
    }
  })

const paidByWeek = (payments: readonly PaymentRow[], monday: string) => {
  const weeks = Array.from({ length: CHART_WEEKS }, (_, index) =>
    shiftDate(monday, (index - CHART_WEEKS + 1) * WEEK_DAYS),
  )
  const pence = new Map(weeks.map((week) => [week, 0]))
  for (const one of payments) {
    if (one.struck !== undefined) continue
    const week = mondayOf(civilDateOf(one.paidAtMs))
    const sum = pence.get(week)
    if (sum !== undefined) pence.set(week, sum + one.amountPence)
  }
  return [...pence].map(([week, sum]) => ({ monday: week, pence: sum }))
}

/**
 * Goes through the bookings near now and those still open. Call it when rows or the minute change,
 * not for each figure.
 */
export const overviewView = (rows: Rows, nowMs: number): Overview => {
  const today = civilDateOf(nowMs)
  const monday = mondayOf(today)
  const sunday = shiftDate(monday, WEEK_DAYS - 1)
  const week: BookingRow[] = []
  const active = new Set<string>()
  let toLog = 0
  let oldestToLogMs: number | undefined
  let pending = 0
  const near = bookingsBetween(rows, nowMs - NEAR_DAYS * DAY_MS, nowMs + NEAR_DAYS * DAY_MS)
  for (const one of near) {
    if (one.date >= monday && one.date <= sunday) week.push(one)
    if (one.status === 'cancelled') continue
    if (Math.abs(one.startsAtMs - nowMs) <= ACTIVE_DAYS * DAY_MS) active.add(one.learnerId)
  }
  for (const one of openBookings(rows)) {
    if (one.status === 'pending' && one.startsAtMs > nowMs) pending += 1
    if (one.status === 'confirmed' && one.endsAtMs <= nowMs) {
      toLog += 1
      oldestToLogMs = Math.min(oldestToLogMs ?? one.startsAtMs, one.startsAtMs)
    }
  }
  const taken = week.filter((one) => one.status === 'completed' || one.status === 'confirmed')
  const paid = paidByWeek(rows.all<PaymentRow>('payment'), monday)
  return {
    lessonsThisWeek: taken.length,
    minutesThisWeek: taken.reduce((sum, one) => sum + one.durationMinutes, 0),
    completedThisWeek: taken.filter((one) => one.status === 'completed').length,
    paidThisWeekPence: paid.at(-1)?.pence ?? 0,
    paidLastWeekPence: paid.at(-2)?.pence ?? 0,
    activeLearners: active.size,
    toLog,
    oldestToLogMs,
    pending,
    days: dayBars(week, monday, today),
    paidByWeek: paid,
  }
}
