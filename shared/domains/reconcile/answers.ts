/** The answers a person may give to a case, and what each of them does. */
import type { BookingRow } from '../bookings/index.ts'
import type { Case } from './find-cases.ts'
import type { Choice } from './schema.ts'

export type CommandCall = {
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
}

export type AnswerOption = {
  readonly choice: Choice
  readonly recommended: boolean
  /** Run together, in one transaction. */
  readonly calls: readonly CommandCall[]
  /** For a clash: which booking gives way, and where to. */
  readonly givesWay?: { readonly bookingId: string; readonly movesTo?: BookingSlot }
}

export type BookingSlot = {
  readonly date: string
  readonly time: string
  readonly zone: string
  readonly durationMinutes: number
}

const decide = (one: Case, choice: Choice, audience: readonly string[]): CommandCall => ({
  name: 'reconcile.decide',
  input: {
    caseId: one.id,
    caseKind: one.kind,
    instructorId: one.instructorId,
    audience: [...new Set(audience)].sort(),
    choice,
  },
})

const settle = (bookingId: string, status: string, caseId: string): CommandCall => ({
  name: 'bookings.settle',
  input: { bookingId, status, case: caseId },
})

const giveWay = (bookingId: string, movesTo: BookingSlot | undefined): CommandCall =>
  movesTo
    ? { name: 'bookings.move', input: { bookingId, slot: movesTo } }
    : { name: 'bookings.cancel', input: { bookingId, reason: 'clash', charge: false } }

/**
 * Options for a case. `freeSlot` offers the booking's next free time with the same instructor, or
 * undefined; then giving way means being cancelled without charge.
 */
export const answersFor = (
  one: Case,
  bookings: ReadonlyMap<string, BookingRow>,
  freeSlot: (booking: BookingRow) => BookingSlot | undefined,
): AnswerOption[] => {
  const inCase = one.bookingIds.flatMap((id) => bookings.get(id) ?? [])
  const audience = [one.instructorId, ...inCase.map((booking) => booking.learnerId)]
  const [first, second] = inCase
  if (first === undefined) return []
  if (one.kind === 'double-booking') {
    if (second === undefined) return []
    // Recommended: whoever was agreed with first stays. A hint only, so a wrong clock does no harm.
    const firstAgreed = first.decidedAtMs <= second.decidedAtMs
    const way = (loser: BookingRow, choice: Choice, recommended: boolean): AnswerOption => {
      const movesTo = loser.status === 'confirmed' ? freeSlot(loser) : undefined
      return {
        choice,
        recommended,
        calls: [decide(one, choice, audience), giveWay(loser.id, movesTo)],
        givesWay: { bookingId: loser.id, ...(movesTo ? { movesTo } : {}) },
      }
    }
    const movable = [first, second].every((booking) => booking.status === 'confirmed')
    return [
      ...(second.status === 'confirmed'
        ? [way(second, 'keep-first', movable ? firstAgreed : true)]
        : []),
      ...(first.status === 'confirmed'
        ? [way(first, 'keep-second', movable ? !firstAgreed : true)]
        : []),
      { choice: 'keep-both', recommended: false, calls: [decide(one, 'keep-both', audience)] },
    ]
  }
  if (one.kind === 'logged-but-cancelled') {
    const options: [Choice, string, boolean][] = [
      ['happened', 'completed', true],
      ['did-not-happen', 'cancelled', false],
      ['happened-no-charge', 'completed', false],
    ]
    return options.map(([choice, status, recommended]) => ({
      choice,
      recommended,
      calls: [decide(one, choice, audience), settle(first.id, status, one.id)],
    }))
  }
  return [
    {
      choice: 'keep-shown',
      recommended: true,
      calls: [decide(one, 'keep-shown', audience), settle(first.id, first.status, one.id)],
    },
    {
      choice: 'did-not-happen',
      recommended: false,
      calls: [decide(one, 'did-not-happen', audience), settle(first.id, 'cancelled', one.id)],
    },
  ]
}
