/**
 * ISO weeks without a time library: rows are kept by week, and the first paint must find this
 * week's rows before anything heavy has loaded.
 */
import type { InstantMs } from './ports.ts'

const DAY_MS = 86_400_000

/** The civil date in a zone, `2026-11-24`; 'en-CA' prints ISO dates. */
export const dateInZone = (atMs: InstantMs, zone = 'Europe/London'): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(atMs)

/** `2026-W48` for `2026-11-24`. */
export const isoWeekOf = (date: string): string => {
  const utcMs = Date.parse(`${date}T00:00:00Z`)
  const weekday = new Date(utcMs).getUTCDay() || 7
  const thursdayMs = utcMs + (4 - weekday) * DAY_MS
  const year = new Date(thursdayMs).getUTCFullYear()
  const week = 1 + Math.floor((thursdayMs - Date.UTC(year, 0, 1)) / DAY_MS / 7)
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** A civil date moved by whole days. */
export const shiftDate = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** Monday of the date's week. */
export const mondayOf = (date: string): string => {
  const weekday = new Date(Date.parse(`${date}T00:00:00Z`)).getUTCDay() || 7
  return shiftDate(date, 1 - weekday)
}
