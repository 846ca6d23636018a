/** What instructors still have to do: answer requests that lie ahead, log lessons that are over. */
import { openBookings } from '#client/domains/bookings/queries.ts'
import type { Rows } from '#client/engine/api.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'

export type WaitsFor = {
  readonly booking: BookingRow
  readonly to: 'answer' | 'log'
}

/** The order rows happen to stand in differs between devices; what is listed must not. */
const inOrder = ({ booking: a }: WaitsFor, { booking: b }: WaitsFor): number =>
  a.startsAtMs - b.startsAtMs || (a.id < b.id ? -1 : 1)

/** In the order of their time: what is over first, then what comes next. */
export const waitingForOthers = (rows: Rows, nowMs: number): readonly WaitsFor[] => {
  const waiting: WaitsFor[] = []
  for (const booking of openBookings(rows)) {
    if (booking.status === 'confirmed' && booking.endsAtMs <= nowMs) {
      waiting.push({ booking, to: 'log' })
    } else if (booking.status === 'pending' && booking.startsAtMs > nowMs) {
      waiting.push({ booking, to: 'answer' })
    }
  }
  return waiting.sort(inOrder)
}
