/**
 * Cases of one instructor's week. A clash is one of two times of one instructor, so it is found among
 * the bookings of a bucket, and after a tap only the bucket that changed is searched again. What is
 * left is a lesson over Sunday's midnight, which can clash with the week after.
 */
import type { Rows } from '#client/engine/api.ts'
import { ByText } from '#client/engine/by-text.ts'
import { type BookingRow, type BusyTime, bookingBucket } from '#shared/domains/bookings/index.ts'
import { type Case, findCases, type Occupied } from '#shared/domains/reconcile/index.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { shiftDate } from '#shared/kernel/week.ts'
import type { Busy } from './viewer.ts'

export type Bookings = readonly BookingRow[]

const WEEK_MS = 7 * DAY_MS
const WEEK_DAYS = 7
const DAY_MINUTES = 24 * 60
const NONE: readonly never[] = []

type Part = {
  /** As far as its bookings alone tell. */
  readonly cases: readonly Case[]
  readonly ids: ByText<string>
  readonly fromMs: number
  readonly toMs: number
  readonly crossesMidnight: boolean
}

const known = new WeakMap<Bookings, Part>()

const endMinutes = ({ time, durationMinutes }: BookingRow): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + durationMinutes

const partOf = (bookings: Bookings): Part => {
  const before = known.get(bookings)
  if (before) return before
  const ids = new ByText<string>((id) => id)
  for (const one of bookings) ids.set(one.id)
  const part = {
    cases: findCases({ bookings, busy: [] }),
    ids,
    fromMs: bookings.reduce((least, one) => Math.min(least, one.startsAtMs), Infinity),
    toMs: bookings.reduce((most, one) => Math.max(most, one.endsAtMs), -Infinity),
    crossesMidnight: bookings.some((one) => endMinutes(one) > DAY_MINUTES),
  }
  known.set(bookings, part)
  return part
}

type Taken = readonly [id: string, time: BusyTime]
/** Of one instructor, by week. */
type BusyWeeks = ReadonlyMap<number, readonly Taken[]>

const weekAt = (atMs: number): number => Math.floor(atMs / WEEK_MS)

let kept: { readonly busy: Busy; readonly weeks: ReadonlyMap<string, BusyWeeks> } | undefined

/** Firm busy times by instructor and week; kept as long as the set stays the same. */
const weeksOf = (busy: Busy): ReadonlyMap<string, BusyWeeks> => {
  if (kept?.busy === busy) return kept.weeks
  const weeks = new Map<string, Map<number, Taken[]>>()
  // As they are, in pairs: the set holds the whole school, and the first screen waits for this.
  for (const taken of busy) {
    const [, time] = taken
    if (!time.firm) continue
    let own = weeks.get(time.instructorId)
    if (own === undefined) {
      own = new Map()
      weeks.set(time.instructorId, own)
    }
    for (let week = weekAt(time.startsAtMs); week <= weekAt(time.endsAtMs); week += 1) {
      const list = own.get(week)
      if (list) list.push(taken)
      else own.set(week, [taken])
    }
  }
  kept = { busy, weeks }
  return weeks
}

/** Times taken in this week by bookings that cannot be read here. */
const unreadable = (rows: Rows, busy: Busy, bookings: Bookings): readonly Occupied[] => {
  const [first] = bookings
  const weeks = first && weeksOf(busy).get(first.instructorId)
  if (weeks === undefined) return NONE
  const { ids, fromMs, toMs } = partOf(bookings)
  const found = new Map<string, Occupied>()
  for (let week = weekAt(fromMs); week <= weekAt(toMs); week += 1)
    for (const [id, time] of weeks.get(week) ?? NONE)
      if (ids.get(id) === undefined && time.startsAtMs < toMs && fromMs < time.endsAtMs)
        if (rows.get('booking', id) === undefined) found.set(id, { id, ...time })
  return found.size === 0 ? NONE : [...found.values()]
}

/** Of the bookings of one bucket, answered or not. */
export const casesInPart = (rows: Rows, busy: Busy, bookings: Bookings): readonly Case[] => {
  const others = unreadable(rows, busy, bookings)
  const { cases, ids } = partOf(bookings)
  if (others.length === 0) return cases
  // Two times that nobody here can read are nobody's case here.
  return findCases({ bookings, busy: others }).filter((one) =>
    one.bookingIds.some((id) => ids.get(id) !== undefined),
  )
}

type Beside = { readonly before: string; readonly after: string }

/** Asked for every booking that is shown, and going from date to week is not free. */
const bucketsBeside = new WeakMap<Bookings, Beside>()

const besideOf = (bookings: Bookings, first: BookingRow): Beside => {
  const kept = bucketsBeside.get(bookings)
  if (kept) return kept
  const at = (weeks: number) =>
    bookingBucket(shiftDate(first.date, weeks * WEEK_DAYS), first.instructorId)
  const beside = { before: at(-1), after: at(1) }
  bucketsBeside.set(bookings, beside)
  return beside
}

const weekBeside = (rows: Rows, bookings: Bookings, side: keyof Beside): Bookings => {
  const [first] = bookings
  if (first === undefined) return []
  return rows.inBucket<BookingRow>('booking', besideOf(bookings, first)[side])
}

/** With the week after this one; empty unless a lesson goes over midnight. */
export const casesOverMidnight = (rows: Rows, bookings: Bookings): readonly Case[] =>
  partOf(bookings).crossesMidnight
    ? findCases({ bookings: [...bookings, ...weekBeside(rows, bookings, 'after')], busy: [] })
    : []

/** All cases a booking of this bucket can be in. */
export const casesAround = (rows: Rows, busy: Busy, bookings: Bookings): readonly Case[] => [
  ...casesInPart(rows, busy, bookings),
  ...casesOverMidnight(rows, bookings),
  ...casesOverMidnight(rows, weekBeside(rows, bookings, 'before')),
]
