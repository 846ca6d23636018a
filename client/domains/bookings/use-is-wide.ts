/** Is there room for columns? The same border at which the rail replaces the tabs. */
import { type Accessor, createSignal, onCleanup } from 'solid-js'

const WIDE = '(min-width: 56.25rem)'

export const useIsWide = (): Accessor<boolean> => {
  const query = matchMedia(WIDE)
  const [isWide, setWide] = createSignal(query.matches)
  const update = () => setWide(query.matches)
  query.addEventListener('change', update)
  onCleanup(() => query.removeEventListener('change', update))
  return isWide
}
