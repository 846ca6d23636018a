/** The school's books: overlapping bookings are cases, money adds up, no word of a note is lost. I7, I8. */
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { LessonRow } from '#shared/domains/lessons/index.ts'
import type { PaymentRow } from '#shared/domains/money/index.ts'
import type { DecisionRow } from '#shared/domains/reconcile/index.ts'
import { openCases } from '#shared/domains/reconcile/index.ts'
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import type { Ledger, Pressed } from '../ledger.ts'
import { canonical } from '../screens.ts'
import type { World } from '../world.ts'
import { mayBeGone } from './evicted-copy.ts'

/** Two lessons may touch by this much: one drives straight on to the next. */
const TOLERATED_MS = 5 * MINUTE_MS

/** Two firm bookings of one instructor at one time that are no open case and were not decided. */
export const clashesWithoutCase = (
  bookings: readonly BookingRow[],
  decided: readonly DecisionRow[],
): string[] => {
  const decisions = new Map(decided.map((row) => [row.id, row]))
  const open = openCases({ bookings, busy: [], decisions })
  const inCase = (a: BookingRow, b: BookingRow): boolean =>
    open.some((one) => one.bookingIds.includes(a.id) && one.bookingIds.includes(b.id)) ||
    [...decisions.keys()].some((id) => id.includes(a.id) && id.includes(b.id))
  const firm = bookings.filter((one) => one.status === 'confirmed')
  return firm.flatMap((a, index) =>
    firm.slice(index + 1).flatMap((b) => {
      const togetherMs = Math.min(a.endsAtMs, b.endsAtMs) - Math.max(a.startsAtMs, b.startsAtMs)
      const isClash = a.instructorId === b.instructorId && togetherMs > TOLERATED_MS
      return isClash && !inCase(a, b)
        ? [`I7: ${a.instructorId} has ${a.doc} and ${b.doc} at one time, and nobody is asked`]
        : []
    }),
  )
}

/** I7, in the office at rest. */
export const overlapsAreCases = (world: World): string[] => {
  const model = world.device('ann-1').core()?.memory.model
  return model === undefined
    ? []
    : clashesWithoutCase(model.all<BookingRow>('booking'), model.all<DecisionRow>('decision'))
}

const refusedInputs = (world: World): ReadonlySet<string> =>
  new Set(
    [...world.devices.values()].flatMap((device) =>
      (device.core()?.memory.outboxView().refused ?? []).map((item) => canonical(item.input)),
    ),
  )

/** Saved by somebody who is still of the school, so that it must have arrived by now. */
const arrived = (world: World, ledger: Ledger, command: string): readonly Pressed[] => {
  const refused = refusedInputs(world)
  const serving = new Set(world.inService().map((device) => device.name))
  const isGone = mayBeGone(world)
  return ledger
    .saved()
    .filter((press) => press.command === command && serving.has(press.device))
    .filter((press) => !refused.has(canonical(press.input)) && !isGone(press))
}

/** I8: money that was taken once is counted once, for what was taken, and nothing else is. */
export const moneyAddsUp = (world: World, ledger: Ledger): string[] => {
  const office = world.device('ann-1').core()
  if (!office) return []
  const rows = new Map(office.memory.model.all<PaymentRow>('payment').map((row) => [row.id, row]))
  const taken = ledger.tried().filter((press) => press.command === 'money.record')
  const known = new Map(taken.map((press) => [String(press.input.paymentId), press]))
  return [
    ...arrived(world, ledger, 'money.record').flatMap(({ input, device }) => {
      const row = rows.get(String(input.paymentId))
      return row?.amountPence === input.amountPence
        ? []
        : [
            `I8: ${device} took ${input.amountPence} pence (${input.paymentId}); the books say ${row?.amountPence ?? 'nothing'}`,
          ]
    }),
    ...[...rows.keys()]
      .filter((id) => !known.has(id))
      .map((id) => `I8: the books have a payment ${id} that nobody took`),
  ]
}

/** Every word of an accepted note is still in it. */
export const notesAreWhole = (world: World, ledger: Ledger): string[] => {
  const office = world.device('ann-1').core()
  if (!office) return []
  return arrived(world, ledger, 'lessons.log').flatMap(({ input, device }) => {
    const row = office.memory.model.get<LessonRow>('lesson', String(input.bookingId))
    const missing = String(input.note)
      .split(' ')
      .filter((word) => !row?.note.includes(word))
    return missing.length === 0
      ? []
      : [
          `LE5: ${device} typed "${missing.join(' ')}" into the note of ${input.bookingId}; it is gone`,
        ]
  })
}
