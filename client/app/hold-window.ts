/** Where nothing is written down, closing the window would lose what has not been sent: ask first. */
import { onCleanup } from 'solid-js'

/** Call below an owner. The browser asks in its own words. */
export const holdWindow = (hasUnsent: () => boolean): void => {
  const ask = (event: BeforeUnloadEvent): void => {
    if (hasUnsent()) event.preventDefault()
  }
  window.addEventListener('beforeunload', ask)
  onCleanup(() => window.removeEventListener('beforeunload', ask))
}
