/**
 * Civil time for lessons, instants for events. A lesson on Tuesday at 17:00 stays at 17:00 when the
 * clocks change, so it is stored as date + time + zone + minutes and turned into instants here.
 */
import { Temporal } from 'temporal-polyfill'
import type { InstantMs } from './ports.ts'
import { MINUTE_MS } from './time-units.ts'

export { DAY_MS, HOUR_MS, MINUTE_MS } from './time-units.ts'

export const SCHOOL_ZONE = 'Europe/London'

export type CivilDate = string // 2026-11-24
export type CivilTime = string // 14:30

/** When a lesson is. */
export type Slot = {
  readonly date: CivilDate
  readonly time: CivilTime
  readonly zone: string
  readonly durationMinutes: number
}

/** Working an instant out takes 20 µs, and lists and rules ask for the same slots again and again. */
const starts = new Map<string, InstantMs>()
const MOST_STARTS = 4_096

/** A time the spring change skips is read as the hour after, as people do. */
export const slotStartMs = ({ date, time, zone }: Slot): InstantMs => {
  const key = `${date}T${time}[${zone}]`
  const known = starts.get(key)
  if (known !== undefined) return known
  const startMs = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone, {
    disambiguation: 'compatible',
  }).epochMilliseconds
  if (starts.size >= MOST_STARTS) starts.clear()
  starts.set(key, startMs)
  return startMs
}

/** Real minutes are driven and billed, also across a clock change. */
export const slotEndMs = (slot: Slot): InstantMs =>
  slotStartMs(slot) + slot.durationMinutes * MINUTE_MS

export const civilDateAt = (atMs: InstantMs, zone: string = SCHOOL_ZONE): CivilDate =>
  Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDate().toString()

export const civilTimeAt = (atMs: InstantMs, zone: string = SCHOOL_ZONE): CivilTime =>
  Temporal.Instant.fromEpochMilliseconds(atMs)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString()
    .slice(0, 5)

export const addDays = (date: CivilDate, days: number): CivilDate =>
  Temporal.PlainDate.from(date).add({ days }).toString()

/** 1 Monday … 7 Sunday. */
export const dayOfWeek = (date: CivilDate): number => Temporal.PlainDate.from(date).dayOfWeek

export const minutesOfDay = (time: CivilTime): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

export const timeOfMinutes = (minutes: number): CivilTime =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
