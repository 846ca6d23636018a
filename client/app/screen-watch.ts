/**
 * Notices when another screen stands in the window, so that badge, tab title and focus follow it.
 * Screens know nothing of the shell, and they load lazily, so the page itself is watched.
 */

/** The parts of a screen the shell cares about. */
export type ScreenParts = {
  /** The head with the title; undefined on a screen without one. */
  readonly head: Element | undefined
  readonly title: string
}

const partsOf = (main: Element): ScreenParts => {
  const head = main.querySelector('.dc-page-head') ?? undefined
  const heading = main.querySelector('h1')
  return { head, title: heading?.textContent?.trim() ?? '' }
}

/** Calls `onScreen` now and whenever the head or the title has changed. Returns a stop. */
export const watchScreens = (
  main: Element,
  onScreen: (parts: ScreenParts) => void,
): (() => void) => {
  let last: ScreenParts | undefined
  const look = (): void => {
    const parts = partsOf(main)
    if (parts.head === last?.head && parts.title === last?.title) return
    last = parts
    onScreen(parts)
  }
  const observer = new MutationObserver(look)
  observer.observe(main, { childList: true, subtree: true, characterData: true })
  look()
  return () => observer.disconnect()
}
