/** What the log of a lesson holds while it is typed, and the commands it becomes. */
import type { CommandCall } from '#client/engine/api.ts'
import {
  type BookingRow,
  type CancellationReason,
  chargeProposed,
} from '#shared/domains/bookings/index.ts'
import { lessonPricePence, type PaymentMethod, wrongAmount } from '#shared/domains/money/index.ts'
import { parsePounds } from '#shared/kernel/money.ts'
import { ok, type Result, refuseWith } from '#shared/kernel/result.ts'

export type Outcome = 'delivered' | 'cancelled' | 'no-show'
export type Paid = 'cash' | 'bank-transfer' | 'card' | 'later'

/** Money taken in the car: a card there is a debit card unless somebody corrects it. */
const METHODS: Record<Exclude<Paid, 'later'>, PaymentMethod> = {
  cash: 'Cash',
  'bank-transfer': 'Bank Transfer',
  card: 'Debit Card',
}

export type LogDraft = {
  /** "I'm parked, engine off" was said for this lesson. */
  readonly isParked: boolean
  readonly outcome: Outcome
  readonly ratings: Readonly<Record<number, number>>
  /** Skills added to the planned ones. */
  readonly added: readonly number[]
  /** Undefined until it is typed into. */
  readonly note?: string
  readonly noteWas?: string
  readonly next?: string
  readonly nextWas?: string
  readonly paid?: Paid
  readonly amount: string
  /** Kept with the draft, so that saving twice records one payment. */
  readonly paymentId: string
  readonly reason?: CancellationReason
  readonly reasonNote: string
  /** Undefined until chosen: then the notice decides. */
  readonly charge?: boolean
}

/** Pounds as typed into a field: "57.00". */
export const poundsText = (amountPence: number): string => (amountPence / 100).toFixed(2)

export const emptyLog = (booking: BookingRow, paymentId: string): LogDraft => ({
  isParked: false,
  outcome: 'delivered',
  ratings: {},
  added: [],
  amount: poundsText(lessonPricePence(booking.durationMinutes)),
  paymentId,
  reasonNote: '',
})

const cancelCall = (booking: BookingRow, draft: LogDraft, nowMs: number): Result<CommandCall[]> => {
  const reason = draft.outcome === 'no-show' ? 'no-show' : draft.reason
  if (reason === undefined) {
    return refuseWith('reason-needed', 'Choose a reason for cancelling.', 'reason')
  }
  const note = draft.reasonNote.trim()
  const charge = draft.charge ?? chargeProposed(booking, reason, nowMs)
  const input = { bookingId: booking.id, reason, charge, ...(note ? { note } : {}) }
  return ok([{ name: 'bookings.cancel', input }])
}

const paymentCall = (booking: BookingRow, draft: LogDraft): Result<CommandCall[]> => {
  if (draft.paid === undefined || draft.paid === 'later') return ok([])
  const amountPence = parsePounds(draft.amount)
  if (amountPence === undefined || amountPence === 0) {
    const message = 'Enter the amount in pounds, like 57 or 57.50.'
    return refuseWith('amount-needed', message, 'amount')
  }
  const wrong = wrongAmount(amountPence)
  if (wrong !== undefined) return refuseWith('amount-wrong', wrong, 'amount')
  const input = {
    paymentId: draft.paymentId,
    learnerId: booking.learnerId,
    bookingId: booking.id,
    amountPence,
    method: METHODS[draft.paid],
  }
  return ok([{ name: 'money.record', input }])
}

const textInput = (field: 'note' | 'next', typed: string | undefined, was: string | undefined) =>
  typed === undefined || (typed.trim() === '' && !was)
    ? {}
    : { [field]: typed, ...(was === undefined ? {} : { [`${field}Was`]: was }) }

/**
 * The commands that save this log, to be run together. Refuses a cancellation without a reason and
 * an amount that is none; everything else is optional.
 */
export const logCalls = (
  booking: BookingRow,
  draft: LogDraft,
  nowMs: number,
): Result<CommandCall[]> => {
  if (draft.outcome !== 'delivered') return cancelCall(booking, draft, nowMs)
  const payment = paymentCall(booking, draft)
  if (!payment.ok) return payment
  const bookingId = booking.id
  const steps: CommandCall[] = []
  if (booking.status === 'pending') steps.push({ name: 'bookings.confirm', input: { bookingId } })
  if (booking.status === 'pending' || booking.status === 'confirmed') {
    steps.push({ name: 'bookings.complete', input: { bookingId } })
  }
  const log = {
    bookingId,
    learnerId: booking.learnerId,
    instructorId: booking.instructorId,
    startsAtMs: booking.startsAtMs,
    durationMinutes: booking.durationMinutes,
    skills: Object.entries(draft.ratings).map(([skill, level]) => ({
      skill: Number(skill),
      level,
    })),
    ...textInput('note', draft.note, draft.noteWas),
    ...textInput('next', draft.next, draft.nextWas),
  }
  return ok([...steps, { name: 'lessons.log', input: log }, ...payment.value])
}
