/** The window as signals: how wide it is, how far it is scrolled, whether the browser sees a network. */
import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** From here the rail replaces the tabs; the same number as in the style sheets. */
const WIDE = '(min-width: 56.25rem)'
/** Two numbers, so that the head does not flicker at one. In pixels. */
const SCROLLED_FROM = 72
const TOP_BELOW = 8

export const useIsWide = (): Accessor<boolean> => {
  const query = window.matchMedia(WIDE)
  const [isWide, setWide] = createSignal(query.matches)
  const listen = () => setWide(query.matches)
  query.addEventListener('change', listen)
  onCleanup(() => query.removeEventListener('change', listen))
  return isWide
}

export const useIsScrolled = (): Accessor<boolean> => {
  const [isScrolled, setScrolled] = createSignal(false)
  const listen = () =>
    setScrolled((was) => (was ? window.scrollY > TOP_BELOW : window.scrollY > SCROLLED_FROM))
  window.addEventListener('scroll', listen, { passive: true })
  onCleanup(() => window.removeEventListener('scroll', listen))
  return isScrolled
}

export const useIsOnline = (): Accessor<boolean> => {
  const [isOnline, setOnline] = createSignal(navigator.onLine)
  const listen = () => setOnline(navigator.onLine)
  window.addEventListener('online', listen)
  window.addEventListener('offline', listen)
  onCleanup(() => {
    window.removeEventListener('online', listen)
    window.removeEventListener('offline', listen)
  })
  return isOnline
}
