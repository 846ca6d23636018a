/** When two people moved a lesson apart: the times that are not shown can be chosen as well. */
import { civilDateOf, minutesAt, timeOf } from '#client/domains/calendar/index.ts'
import type { AnswerOption, BookingSlot, CommandCall } from '#shared/domains/reconcile/index.ts'
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import type { CaseFacts, CaseSide } from './case-types.ts'

/** The answer that takes this slot; `BookingSlot` is kept for the words. */
export type OtherTime = AnswerOption & { readonly takes: BookingSlot }

export const takesOf = (option: AnswerOption): BookingSlot | undefined =>
  'takes' in option ? (option as OtherTime).takes : undefined

const slotOf = (side: CaseSide, zone: string): BookingSlot => ({
  date: civilDateOf(side.startsAtMs),
  time: timeOf(minutesAt(side.startsAtMs)),
  zone,
  durationMinutes: (side.endsAtMs - side.startsAtMs) / MINUTE_MS,
})

/** One answer for each other time; they follow `like`, the answer that keeps what is shown. */
export const otherTimes = (facts: CaseFacts, like: AnswerOption | undefined): OtherTime[] => {
  const [booking] = facts.bookings
  const decide = like?.calls.find((call) => call.name === 'reconcile.decide')
  if (booking === undefined || decide === undefined || booking.status === 'completed') return []
  const seen = new Set([booking.startsAtMs])
  return facts.sides.flatMap((side) => {
    if (side.what === 'cancelled' || seen.has(side.startsAtMs)) return []
    seen.add(side.startsAtMs)
    const takes = slotOf(side, booking.zone)
    const settle: CommandCall = {
      name: 'bookings.settle',
      input: { bookingId: booking.id, status: 'confirmed', case: facts.id, slot: takes },
    }
    const chosen = { ...decide, input: { ...decide.input, choice: 'keep-second' } }
    return [{ choice: 'keep-second', recommended: false, calls: [chosen, settle], takes }]
  })
}
