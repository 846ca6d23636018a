/**
 * Which cases are open, and for whom. Asked by every screen that shows a booking, so the search
 * runs once for each state of the tables, never once for each question.
 */

import type { Rows } from '#client/engine/api.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import {
  type Case,
  type DecisionRow,
  type Occupied,
  openCases,
} from '#shared/domains/reconcile/index.ts'
import type { Busy, Viewer } from './viewer.ts'

export type { Busy, Viewer } from './viewer.ts'

type Found = { readonly cases: readonly Case[]; readonly bookingIds: ReadonlySet<string> }

type Memo = {
  readonly bookings: readonly BookingRow[]
  readonly decisions: readonly DecisionRow[]
  readonly busy: Busy
  readonly found: Found
}

/** The last answer. One is enough: all questions of one moment are about the same tables. */
let memo: Memo | undefined

const occupied = (busy: Busy): Occupied[] => {
  const taken: Occupied[] = []
  for (const [id, time] of busy) if (time.firm) taken.push({ id, ...time })
  return taken
}

const found = (rows: Rows, busy: Busy): Found => {
  const bookings = rows.all<BookingRow>('booking')
  const decisions = rows.all<DecisionRow>('decision')
  if (memo?.bookings === bookings && memo.decisions === decisions && memo.busy === busy) {
    return memo.found
  }
  const cases = openCases({
    bookings,
    busy: occupied(busy),
    decisions: new Map(decisions.map((one) => [one.id, one])),
  })
  const bookingIds = new Set(cases.flatMap((one) => one.bookingIds))
  memo = { bookings, decisions, busy, found: { cases, bookingIds } }
  return memo.found
}

/** All of them for an admin, clashes in the own diary for an instructor, none for a learner. RE3. */
export const openCasesFor = (rows: Rows, busy: Busy, me: Viewer): readonly Case[] => {
  if (me.roles.includes('admin')) return found(rows, busy).cases
  if (!me.roles.includes('instructor')) return []
  return found(rows, busy).cases.filter(
    (one) => one.kind === 'double-booking' && one.instructorId === me.personId,
  )
}

/** How many cases wait for this person, for badges and tabs. */
export const openCaseCount = (rows: Rows, busy: Busy, me: Viewer): number =>
  openCasesFor(rows, busy, me).length

/** Is this booking in an open case? Then everybody sees "Clash, being sorted out". RE7. */
export const isBeingSortedOut = (rows: Rows, busy: Busy, bookingId: string): boolean =>
  found(rows, busy).bookingIds.has(bookingId)
