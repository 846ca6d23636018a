/**
 * Weeks with practice in a row, for whoever wants to count. Forgiving by design: two days make a
 * week, the running week never breaks anything, and one missed week in a row of them is let go.
 */
import { addDays, civilDateAt, dayOfWeek } from '#shared/kernel/time.ts'
import type { GivenAnswer } from './evidence.ts'

/** TH49. Days of practice that make a week count. */
const DAYS_A_WEEK = 2

export type Streak = {
  /** Days practised since Monday. */
  readonly daysThisWeek: number
  /** Weeks in a row, the running one too once it counts. */
  readonly weeks: number
}

const mondayOf = (date: string): string => addDays(date, 1 - dayOfWeek(date))

/** TH49. School time. `now` in ms UTC. */
export const practiceStreak = (answers: readonly GivenAnswer[], now: number): Streak => {
  const daysByWeek = new Map<string, Set<string>>()
  for (const { at } of answers) {
    const date = civilDateAt(at)
    const week = mondayOf(date)
    daysByWeek.set(week, (daysByWeek.get(week) ?? new Set()).add(date))
  }
  const daysIn = (week: string): number => daysByWeek.get(week)?.size ?? 0
  const thisWeek = mondayOf(civilDateAt(now))
  let weeks = daysIn(thisWeek) >= DAYS_A_WEEK ? 1 : 0
  let mayMiss = true
  for (let week = addDays(thisWeek, -7); ; week = addDays(week, -7)) {
    if (daysIn(week) >= DAYS_A_WEEK) {
      weeks += 1
      mayMiss = true
    } else if (mayMiss && weeks > 0) mayMiss = false
    else break
  }
  return { daysThisWeek: daysIn(thisWeek), weeks }
}
