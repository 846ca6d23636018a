/** Finds the two sides of a case, and the answers to it. */

import type { Rows } from '#client/engine/api.ts'
import type { BookingRow, BookingSide } from '#shared/domains/bookings/index.ts'
import type { LessonRow } from '#shared/domains/lessons/index.ts'
import type { PaymentRow } from '#shared/domains/money/index.ts'
import { type AnswerOption, answersFor, type Case } from '#shared/domains/reconcile/index.ts'
import type { CaseFacts, CaseSide, CaseView, FactName } from './case-types.ts'
import { nextFreeSlot } from './next-free.ts'
import { otherTimes } from './other-times.ts'
import type { Busy } from './viewer.ts'

type Records = { readonly payments: readonly PaymentRow[]; readonly lessons: readonly LessonRow[] }

const loggedFacts = (bookingId: string, records: Records) => {
  const lesson = records.lessons.find((one) => one.id === bookingId)
  return {
    skills: lesson?.skills ?? [],
    note: lesson?.note.trim() || undefined,
    payments: records.payments.filter((one) => one.bookingId === bookingId),
  }
}

const NOTHING_LOGGED = { skills: [], note: undefined, payments: [] }

const clashSide = (bookingId: string, rows: Rows, busy: Busy, records: Records): CaseSide[] => {
  const booking = rows.get<BookingRow>('booking', bookingId)
  const time = booking ?? busy.get(bookingId)
  if (time === undefined) return []
  return [
    {
      key: bookingId,
      booking,
      what: booking?.status ?? 'confirmed',
      by: booking?.decidedBy,
      writtenAtMs: booking?.decidedAtMs,
      startsAtMs: time.startsAtMs,
      endsAtMs: time.endsAtMs,
      ...(booking ? loggedFacts(bookingId, records) : NOTHING_LOGGED),
      reason: booking?.reason,
      reasonNote: booking?.reasonNote,
      charge: booking?.charge,
      decides: new Set(),
    },
  ]
}

const contestedSide = (booking: BookingRow, side: BookingSide, records: Records): CaseSide => {
  const logged = side.type === 'completed' ? loggedFacts(booking.id, records) : NOTHING_LOGGED
  const decides: FactName[] = ['written']
  if (side.startsAtMs !== undefined) decides.push('lesson')
  if (logged.payments.length > 0) decides.push('paid')
  return {
    key: side.event,
    booking,
    what: side.type,
    by: side.by,
    writtenAtMs: side.at,
    startsAtMs: side.startsAtMs ?? booking.startsAtMs,
    endsAtMs: side.endsAtMs ?? booking.endsAtMs,
    ...logged,
    reason: side.reason,
    reasonNote: side.note,
    charge: side.charge,
    decides: new Set(decides),
  }
}

/** Marks what the recommendation rests on: who was agreed with first. */
const markFirstAgreed = (
  sides: readonly CaseSide[],
  one: Case,
  answers: readonly AnswerOption[],
) => {
  const recommended = answers.find((option) => option.recommended)
  const kept = one.bookingIds.find((id) => id !== recommended?.givesWay?.bookingId)
  return sides.map((side) =>
    recommended?.givesWay && side.key === kept
      ? { ...side, decides: new Set<FactName>(['written']) }
      : side,
  )
}

/** The sides of a case. Undefined when it has gone meanwhile. */
export const caseFacts = (
  rows: Rows,
  payments: readonly PaymentRow[],
  lessons: readonly LessonRow[],
  busy: Busy,
  one: Case,
): CaseFacts | undefined => {
  const records = { payments, lessons }
  const bookings = one.bookingIds.flatMap((id) => rows.get<BookingRow>('booking', id) ?? [])
  const sides =
    one.kind === 'double-booking'
      ? markFirstAgreed(
          one.bookingIds.flatMap((id) => clashSide(id, rows, busy, records)),
          one,
          answersFor(
            one,
            new Map(bookings.map((booking) => [booking.id, booking])),
            () => undefined,
          ),
        )
      : bookings.flatMap((booking) =>
          booking.contested.map((side) => contestedSide(booking, side, records)),
        )
  if (sides.length === 0) return undefined
  return {
    id: one.id,
    kind: one.kind,
    instructorId: one.instructorId,
    bookingIds: one.bookingIds,
    startsAtMs: Math.min(...sides.map((side) => side.startsAtMs)),
    endsAtMs: Math.max(...sides.map((side) => side.endsAtMs)),
    sinceMs: Math.max(...sides.map((side) => side.writtenAtMs ?? 0)),
    bookings,
    sides,
  }
}

/** The answers to a case, with free times looked for. */
export const caseAnswers = (
  rows: Rows,
  busy: Busy,
  facts: CaseFacts,
  nowMs: number,
): readonly AnswerOption[] => {
  const byId = new Map(facts.bookings.map((booking) => [booking.id, booking]))
  const options = answersFor(facts, byId, (booking) => nextFreeSlot(booking, rows, busy, nowMs))
  if (facts.kind !== 'changed-apart') return options
  const [shown, ...rest] = options
  return shown ? [shown, ...otherTimes(facts, shown), ...rest] : []
}

/** Sides and answers together. */
export const caseView = (
  rows: Rows,
  payments: readonly PaymentRow[],
  lessons: readonly LessonRow[],
  busy: Busy,
  one: Case,
  nowMs: number,
): CaseView | undefined => {
  const facts = caseFacts(rows, payments, lessons, busy, one)
  return facts && { ...facts, answers: caseAnswers(rows, busy, facts, nowMs) }
}
