/** Two windows with the same form share its draft, and with it the id under which it books. */
import type { BookingRow } from '#shared/domains/bookings/index.ts'

type Wish = Pick<BookingRow, 'learnerId' | 'instructorId' | 'date' | 'time'>

/**
 * The id the draft has kept, so that saving twice books once; another when something else was booked
 * under it from the other window.
 */
export const idToBook = (
  kept: string,
  wish: Wish,
  booked: BookingRow | undefined,
  newId: () => string,
): string => {
  const isSame =
    booked === undefined ||
    (booked.learnerId === wish.learnerId &&
      booked.instructorId === wish.instructorId &&
      booked.date === wish.date &&
      booked.time === wish.time)
  return isSame ? kept : newId()
}
