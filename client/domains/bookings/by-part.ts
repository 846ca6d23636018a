/**
 * Bookings by time and state, without going through all the school's: what a bucket holds is worked
 * out once, and kept for as long as the engine gives the same list.
 */
import type { Rows } from '#client/engine/api.ts'
import type { AskedFor } from '#shared/documents/document-kind.ts'
import { type BookingRow, isAskedOn, isOpenRequest } from '#shared/domains/bookings/index.ts'

type Part = {
  readonly fromMs: number
  readonly toMs: number
  /** Pending or confirmed: somebody still has to do something, or has not yet. */
  readonly open: readonly BookingRow[]
}

const known = new WeakMap<readonly BookingRow[], Part>()

const partOf = (bookings: readonly BookingRow[]): Part => {
  const before = known.get(bookings)
  if (before) return before
  let fromMs = Number.POSITIVE_INFINITY
  let toMs = Number.NEGATIVE_INFINITY
  const open: BookingRow[] = []
  for (const one of bookings) {
    if (one.startsAtMs < fromMs) fromMs = one.startsAtMs
    if (one.endsAtMs > toMs) toMs = one.endsAtMs
    if (one.status === 'pending' || one.status === 'confirmed') open.push(one)
  }
  const part = { fromMs, toMs, open }
  known.set(bookings, part)
  return part
}

/** Bookings of any state with some time between the two, in no order. */
export const bookingsBetween = (rows: Rows, fromMs: number, toMs: number): BookingRow[] => {
  const found: BookingRow[] = []
  for (const bookings of rows.parts<BookingRow>('booking')) {
    const part = partOf(bookings)
    if (part.toMs <= fromMs || toMs <= part.fromMs) continue
    for (const one of bookings) if (one.endsAtMs > fromMs && one.startsAtMs < toMs) found.push(one)
  }
  return found
}

/** What a learner has asked for, as far as this device knows. BK17, BK18. */
export const askedFor = (rows: Rows, learnerId: string, nowMs: number): AskedFor => {
  let today = 0
  for (const bookings of rows.parts<BookingRow>('booking'))
    today += bookings.filter((one) => isAskedOn(one, learnerId, nowMs)).length
  const open = openBookings(rows).filter((one) => isOpenRequest(one, learnerId, nowMs)).length
  return { open, today }
}

/** Pending and confirmed bookings, behind and ahead, in no order. */
export const openBookings = (rows: Rows): BookingRow[] => {
  const found: BookingRow[] = []
  for (const bookings of rows.parts<BookingRow>('booking')) found.push(...partOf(bookings).open)
  return found
}
