/** Cases that have been answered: the history, and the way back from an answer. RE5, RE6. */

import type { Rows } from '#client/engine/api.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import {
  type AnswerOption,
  bookingIdsIn,
  type Case,
  type CaseKind,
  type Choice,
  type CommandCall,
  type DecisionRow,
} from '#shared/domains/reconcile/index.ts'
import type { CaseFacts } from './case-types.ts'
import type { Viewer } from './viewer.ts'

export type Decided = {
  readonly id: string
  readonly kind: CaseKind
  readonly choice: Choice
  readonly instructorId: string
  readonly by: string
  readonly atMs: number
  readonly differs: DecisionRow['differs']
  readonly bookings: readonly BookingRow[]
  /** Run together they open the case again; undefined when that is no longer possible. */
  readonly reopen: readonly CommandCall[] | undefined
}

/** Both are written in one transaction, a moment apart at most. */
const SAME_STEP_MS = 2000

/** The booking an answer changed, if it changed one. */
const changedBooking = (choice: Choice, bookings: readonly BookingRow[]): BookingRow | undefined =>
  choice === 'keep-first' ? bookings[1] : choice === 'keep-both' ? undefined : bookings[0]

const decideReopened = (
  one: Pick<Case, 'id' | 'kind' | 'instructorId'>,
  bookings: readonly BookingRow[],
): CommandCall => ({
  name: 'reconcile.decide',
  input: {
    caseId: one.id,
    caseKind: one.kind,
    instructorId: one.instructorId,
    audience: [one.instructorId, ...bookings.map((booking) => booking.learnerId)].sort(),
    choice: 'reopened',
  },
})

const undoStep = (bookingId: string): CommandCall => ({
  name: 'bookings.undo',
  input: { bookingId },
})

/** Takes an answer back at once, with what it settled, moved or cancelled. */
export const takeBack = (view: CaseFacts, option: AnswerOption): readonly CommandCall[] => [
  decideReopened(view, view.bookings),
  ...option.calls.flatMap(({ name, input }) =>
    name === 'reconcile.decide' ? [] : [undoStep(String(input.bookingId))],
  ),
]

/**
 * Only while the booking still stands where the answer put it, and only by whoever put it there:
 * undoing takes back a person's own last step, which must be that one.
 */
const reopenCalls = (
  decision: DecisionRow,
  bookings: readonly BookingRow[],
  me: Viewer,
): readonly CommandCall[] | undefined => {
  if (decision.by !== me.personId) return undefined
  const one = { id: decision.id, kind: decision.caseKind, instructorId: decision.instructorId }
  if (decision.choice === 'keep-both') return [decideReopened(one, bookings)]
  const changed = changedBooking(decision.choice, bookings)
  if (changed === undefined || changed.decidedBy !== me.personId) return undefined
  if (Math.abs(changed.decidedAtMs - decision.atMs) > SAME_STEP_MS) return undefined
  return [decideReopened(one, bookings), undoStep(changed.id)]
}

/** Answered cases this person may have answered, newest first. */
export const decidedFor = (rows: Rows, me: Viewer): readonly Decided[] =>
  rows
    .all<DecisionRow>('decision')
    .filter(
      (one) =>
        one.choice !== 'reopened' &&
        (me.roles.includes('admin') ||
          (one.caseKind === 'double-booking' && one.instructorId === me.personId)),
    )
    .map((decision) => {
      const bookings = bookingIdsIn(decision.id).flatMap(
        (id) => rows.get<BookingRow>('booking', id) ?? [],
      )
      return {
        id: decision.id,
        kind: decision.caseKind,
        choice: decision.choice,
        instructorId: decision.instructorId,
        by: decision.by,
        atMs: decision.atMs,
        differs: decision.differs,
        bookings,
        reopen: reopenCalls(decision, bookings, me),
      }
    })
    .sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1))
