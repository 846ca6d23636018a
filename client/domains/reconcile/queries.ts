/**
 * Which cases are open, and for whom. Asked by every screen that shows a booking, so a booking asks
 * its own week only, and all weeks together keep what each of them found.
 */

import type { Rows } from '#client/engine/api.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import { type Case, type DecisionRow, isAnswered } from '#shared/domains/reconcile/index.ts'
import { casesAround, casesInPart, casesOverMidnight } from './cases-in-part.ts'
import type { Busy, Viewer } from './viewer.ts'

export type { Busy, Viewer } from './viewer.ts'

type Decisions = ReadonlyMap<string, DecisionRow>

const decisionMaps = new WeakMap<readonly DecisionRow[], Decisions>()

const decisionsOf = (rows: Rows): Decisions => {
  const list = rows.all<DecisionRow>('decision')
  const known = decisionMaps.get(list)
  if (known) return known
  const made = new Map(list.map((one) => [one.id, one]))
  decisionMaps.set(list, made)
  return made
}

type Answer = {
  readonly parts: readonly (readonly BookingRow[])[]
  readonly decisions: Decisions
  readonly busy: Busy
  readonly instructorId: string | undefined
  readonly cases: readonly Case[]
}

/** The last one. Enough: badge, tab and list of one moment ask the same. */
let last: Answer | undefined

const openIn = (rows: Rows, busy: Busy, instructorId: string | undefined): readonly Case[] => {
  const parts = rows.parts<BookingRow>('booking')
  const decisions = decisionsOf(rows)
  const isKnown = last?.parts === parts && last.decisions === decisions && last.busy === busy
  if (last && isKnown && last.instructorId === instructorId) return last.cases
  const open = new Map<string, Case>()
  for (const bookings of parts) {
    const [first] = bookings
    if (first === undefined) continue
    if (instructorId !== undefined && first.instructorId !== instructorId) continue
    // Most weeks of a school have none: nothing is made for them.
    for (const cases of [casesInPart(rows, busy, bookings), casesOverMidnight(rows, bookings)])
      for (const one of cases) if (!isAnswered(decisions.get(one.id), one)) open.set(one.id, one)
  }
  const cases = [...open.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  last = { parts, decisions, busy, instructorId, cases }
  return cases
}

/** All of them for an admin, clashes in the own diary for an instructor, none for a learner. RE3. */
export const openCasesFor = (rows: Rows, busy: Busy, me: Viewer): readonly Case[] => {
  if (me.roles.includes('admin')) return openIn(rows, busy, undefined)
  if (!me.roles.includes('instructor')) return []
  return openIn(rows, busy, me.personId).filter((one) => one.kind === 'double-booking')
}

/** How many cases wait for this person, for badges and tabs. */
export const openCaseCount = (rows: Rows, busy: Busy, me: Viewer): number =>
  openCasesFor(rows, busy, me).length

/** Is this booking in an open case? Then everybody sees "Clash, being sorted out". RE7. */
export const isBeingSortedOut = (rows: Rows, busy: Busy, bookingId: string): boolean => {
  const booking = rows.get<BookingRow>('booking', bookingId)
  if (booking === undefined) return false
  const week = rows.inBucket<BookingRow>('booking', booking.bucket)
  const decisions = decisionsOf(rows)
  return casesAround(rows, busy, week).some(
    (one) => one.bookingIds.includes(bookingId) && !isAnswered(decisions.get(one.id), one),
  )
}
