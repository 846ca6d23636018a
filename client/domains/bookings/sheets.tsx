/**
 * Sheets for other screens: loaded when they are opened, precached so that no signal
 * is needed, and with a Suspense of their own so that the screen below stays.
 */
import { type JSX, lazy, Show, Suspense } from 'solid-js'
import type { BookingWish } from './book-sheet.tsx'

const Booking = lazy(() => import('./booking-sheet.tsx'))
const Book = lazy(() => import('./book-sheet.tsx'))
const Request = lazy(() => import('./request-sheet.tsx'))

/** Any booking by id, for staff and learner alike; undefined while closed. */
export function BookingSheet(props: {
  bookingId: string | undefined
  onClose: () => void
}): JSX.Element {
  return (
    <Show when={props.bookingId} keyed>
      {(bookingId) => (
        <Suspense>
          <Booking bookingId={bookingId} onClose={props.onClose} />
        </Suspense>
      )}
    </Show>
  )
}

/** A new booking by staff; undefined while closed, `{}` when nothing is known yet. */
export function BookSheet(props: {
  wish: BookingWish | undefined
  onClose: () => void
}): JSX.Element {
  return (
    <Show when={props.wish} keyed>
      {(wish) => (
        <Suspense>
          <Book wish={wish} onClose={props.onClose} />
        </Suspense>
      )}
    </Show>
  )
}

/** A learner asks for a time. */
export function RequestSheet(props: { open: boolean; onClose: () => void }): JSX.Element {
  return (
    <Show when={props.open}>
      <Suspense>
        <Request onClose={props.onClose} />
      </Suspense>
    </Show>
  )
}

/** Fetches the sheets ahead, so that the first press opens one at once. */
export const preloadBookingSheets = (): void => {
  void Booking.preload()
  void Book.preload()
}
