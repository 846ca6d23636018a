/** A case as two equal sides of facts. Ids, no names: words come later. */
import type { BookingRow, BookingSide, BookingStatus } from '#shared/domains/bookings/index.ts'
import type { PaymentRow } from '#shared/domains/money/index.ts'
import type { AnswerOption, CaseKind } from '#shared/domains/reconcile/index.ts'

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

/** Both sides, without searching for free times: cheap enough for lists. */
export type CaseFacts = {
  readonly id: string
  readonly kind: CaseKind
  readonly instructorId: string
  readonly bookingIds: readonly string[]
  readonly startsAtMs: number
  readonly endsAtMs: number
  /** When the later of the decisions was written: since then it waits. */
  readonly sinceMs: number
  readonly bookings: readonly BookingRow[]
  readonly sides: readonly CaseSide[]
}

export type CaseView = CaseFacts & { readonly answers: readonly AnswerOption[] }
