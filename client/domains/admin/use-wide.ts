/** Is there room for a grid? Where not, the diary is a list. In rem, so that large text gets a list. */
import { type Accessor, createSignal, onCleanup } from 'solid-js'

const WIDE = '(min-width: 56.25rem)'

export const createIsWide = (): Accessor<boolean> => {
  const query = window.matchMedia(WIDE)
  const [isWide, setWide] = createSignal(query.matches)
  const follow = () => setWide(query.matches)
  query.addEventListener('change', follow)
  onCleanup(() => query.removeEventListener('change', follow))
  return isWide
}
