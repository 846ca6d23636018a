/** The log sheet for other screens: loaded when it is opened, precached so that no signal is needed. */
import { type JSX, lazy, Show, Suspense } from 'solid-js'

const Log = lazy(() => import('./log-sheet.tsx'))

export interface LogSheetProps {
  /** The booking whose lesson is logged; undefined while closed. */
  bookingId: string | undefined
  onClose: () => void
}

export function LogSheet(props: LogSheetProps): JSX.Element {
  return (
    <Show when={props.bookingId} keyed>
      {(bookingId) => (
        <Suspense>
          <Log bookingId={bookingId} onClose={props.onClose} />
        </Suspense>
      )}
    </Show>
  )
}

/** Fetches the sheet ahead, so that the first press opens it at once. */
export const preloadLogSheet = (): void => {
  void Log.preload()
}
