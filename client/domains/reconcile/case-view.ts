/** A case as two equal sides of facts, and the answers to it. Ids, no names: words come later. */

import type { Rows } from '#client/engine/api.ts'
import type { BookingRow, BookingSide, BookingStatus } from '#shared/domains/bookings/index.ts'
import type { LessonRow } from '#shared/domains/lessons/index.ts'
import type { PaymentRow } from '#shared/domains/money/index.ts'
import {
  type AnswerOption,
  answersFor,
  type Case,
  type CaseKind,
} from '#shared/domains/reconcile/index.ts'
import { nextFreeSlot } from './next-free.ts'
import type { Busy } from './viewer.ts'

export type FactName = 'lesson' | 'written' | 'paid' | 'status'

export type CaseSide = {
  readonly key: string
  /** Undefined when this device may not read the booking and knows only its time. */
  readonly booking: BookingRow | undefined
  readonly what: BookingSide['type'] | BookingStatus
  readonly by: string | undefined
  readonly writtenAtMs: number | undefined
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly skills: readonly { readonly skill: number; readonly level: number }[]
  readonly payments: readonly PaymentRow[]
  readonly note: string | undefined
  readonly reason: BookingSide['reason']
  readonly reasonNote: string | undefined
  readonly charge: boolean | undefined
  /** The facts an answer turns on. */
  readonly decides: ReadonlySet<FactName>
}

export type CaseView = {
  readonly id: string
  readonly kind: CaseKind
  readonly instructorId: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  /** When the later of the decisions was written: since then it waits. */
  readonly sinceMs: number
  readonly bookings: readonly BookingRow[]
  readonly sides: readonly CaseSide[]
  readonly answers: readonly AnswerOption[]
}

type Facts = { readonly payments: readonly PaymentRow[]; readonly lessons: readonly LessonRow[] }

const loggedFacts = (bookingId: string, facts: Facts) => {
  const lesson = facts.lessons.find((one) => one.id === bookingId)
  return {
    skills: lesson?.skills ?? [],
    note: lesson?.note.trim() || undefined,
    payments: facts.payments.filter((one) => one.bookingId === bookingId),
  }
}

const NOTHING_LOGGED = { skills: [], note: undefined, payments: [] }

const clashSide = (bookingId: string, rows: Rows, busy: Busy, facts: Facts): CaseSide[] => {
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
      ...(booking ? loggedFacts(bookingId, facts) : NOTHING_LOGGED),
      reason: booking?.reason,
      reasonNote: booking?.reasonNote,
      charge: booking?.charge,
      decides: new Set(),
    },
  ]
}

const contestedSide = (booking: BookingRow, side: BookingSide, facts: Facts): CaseSide => {
  const logged = side.type === 'completed' ? loggedFacts(booking.id, facts) : NOTHING_LOGGED
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

/** Undefined when the case has gone meanwhile. */
export const caseView = (
  rows: Rows,
  payments: readonly PaymentRow[],
  lessons: readonly LessonRow[],
  busy: Busy,
  one: Case,
  nowMs: number,
): CaseView | undefined => {
  const facts = { payments, lessons }
  const bookings = one.bookingIds.flatMap((id) => rows.get<BookingRow>('booking', id) ?? [])
  const byId = new Map(bookings.map((booking) => [booking.id, booking]))
  const answers = answersFor(one, byId, (booking) => nextFreeSlot(booking, rows, busy, nowMs))
  const sides =
    one.kind === 'double-booking'
      ? markFirstAgreed(
          one.bookingIds.flatMap((id) => clashSide(id, rows, busy, facts)),
          one,
          answers,
        )
      : bookings.flatMap((booking) =>
          booking.contested.map((side) => contestedSide(booking, side, facts)),
        )
  if (sides.length === 0) return undefined
  return {
    id: one.id,
    kind: one.kind,
    instructorId: one.instructorId,
    startsAtMs: Math.min(...sides.map((side) => side.startsAtMs)),
    endsAtMs: Math.max(...sides.map((side) => side.endsAtMs)),
    sinceMs: Math.max(...sides.map((side) => side.writtenAtMs ?? 0)),
    bookings,
    sides,
    answers,
  }
}
