/** Draws its content once it comes near the window: hundreds of signs at once would hold up a phone. */
import { createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js'

/** How far below the window, so that scrolling seldom meets an empty place. */
const AHEAD = '200px'

export function WhenNear(props: { class: string; children: JSX.Element }): JSX.Element {
  const [isNear, setIsNear] = createSignal(false)
  let place!: HTMLSpanElement
  onMount(() => {
    const watcher = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        setIsNear(true)
        watcher.disconnect()
      },
      { rootMargin: AHEAD },
    )
    watcher.observe(place)
    onCleanup(() => watcher.disconnect())
  })
  return (
    <span ref={place} class={props.class}>
      <Show when={isNear()}>{props.children}</Show>
    </span>
  )
}
