/**
 * A test, a round, a clip stands without rail and tab bar. What such a screen shows before and after,
 * a summary, a refusal, a replay, says with `keepBars` that the ways around belong to it.
 */
import { createSignal, onCleanup } from 'solid-js'

const [kept, setKept] = createSignal(0)

export const areBarsKept = (): boolean => kept() > 0

/** As long as the component that calls it is on the screen. */
export const keepBars = (): void => {
  setKept((count) => count + 1)
  onCleanup(() => setKept((count) => count - 1))
}
