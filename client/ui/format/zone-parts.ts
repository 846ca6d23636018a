/**
 * What a clock and a calendar on the school's wall say at an instant. Only `Intl`, so that the first
 * paint needs no time library; the formatters are kept because making one costs more than using it.
 */
import type { InstantMs } from '#shared/kernel/ports.ts'

export const SCHOOL_ZONE = 'Europe/London'

const dateFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: SCHOOL_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

const timeFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: SCHOOL_ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** What was asked last: a week asks for the date of one minute once a day and instructor. */
let lastAsked: { readonly atMs: InstantMs; readonly date: string } | undefined

/** "2026-11-24" at the school. */
export const civilDateOf = (atMs: InstantMs): string => {
  if (lastAsked?.atMs !== atMs) lastAsked = { atMs, date: dateFormat.format(atMs) }
  return lastAsked.date
}

/** "14:30" at the school. */
export const civilTimeOf = (atMs: InstantMs): string => timeFormat.format(atMs)
