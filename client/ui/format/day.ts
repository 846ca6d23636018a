/**
 * Days as British people write them. Own names of days and months: `Intl` puts a comma here or "Sept"
 * there depending on the browser's version, and the same lesson should read the same on every phone.
 */
import type { InstantMs } from '#shared/kernel/ports.ts'
import { civilDateOf } from './zone-parts.ts'

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const SHORT_LETTERS = 3
const DAY_MS = 86_400_000

type DateWords = { weekday: string; day: number; month: string; year: number }

const wordsOf = (date: string): DateWords => {
  const utc = new Date(`${date}T00:00:00Z`)
  return {
    weekday: DAYS[utc.getUTCDay()] ?? '',
    day: utc.getUTCDate(),
    month: MONTHS[utc.getUTCMonth()] ?? '',
    year: utc.getUTCFullYear(),
  }
}

const short = (word: string): string => word.slice(0, SHORT_LETTERS)

/** "Tue 24 Nov" for the civil date `2026-11-24`. */
export const formatDate = (date: string): string => {
  const { weekday, day, month } = wordsOf(date)
  return `${short(weekday)} ${day} ${short(month)}`
}

/** "Tue 24 Nov" at the school. */
export const formatDay = (atMs: InstantMs): string => formatDate(civilDateOf(atMs))

/** "Tue 24 November": under the title of a screen. */
export const formatLongDay = (atMs: InstantMs): string => {
  const { weekday, day, month } = wordsOf(civilDateOf(atMs))
  return `${short(weekday)} ${day} ${month}`
}

/** "24 Nov 2026": where the year matters, as in a list of devices. */
export const formatDayOfYear = (atMs: InstantMs): string => {
  const { day, month, year } = wordsOf(civilDateOf(atMs))
  return `${day} ${short(month)} ${year}`
}

/** "Tuesday 24 November", spoken by a screen reader. */
export const formatSpokenDay = (atMs: InstantMs): string => {
  const { weekday, day, month } = wordsOf(civilDateOf(atMs))
  return `${weekday} ${day} ${month}`
}

/** Whole calendar days from `fromMs` to `toMs` at the school; negative when `toMs` is earlier. */
export const daysBetween = (fromMs: InstantMs, toMs: InstantMs): number =>
  Math.round((Date.parse(civilDateOf(toMs)) - Date.parse(civilDateOf(fromMs))) / DAY_MS)

/** "Today", "Tomorrow", "Yesterday", otherwise "Tue 24 Nov". */
export const formatNearDay = (atMs: InstantMs, nowMs: InstantMs): string => {
  const days = daysBetween(nowMs, atMs)
  if (days === 0) return 'Today'
  if (days === 1) return 'Tomorrow'
  return days === -1 ? 'Yesterday' : formatDay(atMs)
}
