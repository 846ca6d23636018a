/** Times of day and lengths of time, in words. */
import type { InstantMs } from '#shared/kernel/ports.ts'
import { daysBetween, formatDay, formatDayOfYear } from './day.ts'
import { civilTimeOf } from './zone-parts.ts'

const MINUTE_MS = 60_000
const HOUR_MINUTES = 60
const WEEK_DAYS = 7
const YEAR_DAYS = 300

/** "14:30" at the school. */
export const formatTime = (atMs: InstantMs): string => civilTimeOf(atMs)

/** "14:00 to 15:30". */
export const formatSpan = (startMs: InstantMs, endMs: InstantMs): string =>
  `${formatTime(startMs)} to ${formatTime(endMs)}`

/** "Tue 24 Nov, 14:30". */
export const formatDayTime = (atMs: InstantMs): string => `${formatDay(atMs)}, ${formatTime(atMs)}`

/** "1 h 30 min", "45 min", "2 h". */
export const formatDuration = (minutes: number): string => {
  const whole = Math.max(0, Math.round(minutes))
  const hours = Math.floor(whole / HOUR_MINUTES)
  const rest = whole % HOUR_MINUTES
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** "in 40 min", "now", "in 3 h"; from tomorrow on "in 2 days". For plates and lists. */
export const formatUntil = (atMs: InstantMs, nowMs: InstantMs): string => {
  const minutes = Math.ceil((atMs - nowMs) / MINUTE_MS)
  if (minutes <= 0) return 'now'
  const days = daysBetween(nowMs, atMs)
  if (days === 1) return 'tomorrow'
  if (days > 1) return `in ${days} days`
  // Nobody leaves home by the minute when the lesson is hours away.
  return minutes >= 2 * HOUR_MINUTES
    ? `in ${Math.round(minutes / HOUR_MINUTES)} h`
    : `in ${formatDuration(minutes)}`
}

/** When something was: "10:42" today, "Mon 23 Nov" within the year, else "23 Nov 2025". */
export const formatSince = (atMs: InstantMs, nowMs: InstantMs): string => {
  const daysAgo = daysBetween(atMs, nowMs)
  if (daysAgo === 0) return formatTime(atMs)
  return daysAgo < YEAR_DAYS ? formatDay(atMs) : formatDayOfYear(atMs)
}

/** The same with the time where it still helps: "Mon 23 Nov, 10:42" within a week. */
export const formatSinceExactly = (atMs: InstantMs, nowMs: InstantMs): string => {
  const daysAgo = daysBetween(atMs, nowMs)
  if (daysAgo === 0) return formatTime(atMs)
  return daysAgo < WEEK_DAYS ? formatDayTime(atMs) : formatSince(atMs, nowMs)
}
