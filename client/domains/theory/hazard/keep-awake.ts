/** Keeps the screen on while nobody touches it for a minute and looks all the same. */

/** Until the answer is called, or the page is hidden. Where the browser cannot, nothing happens. */
export const keepAwake = (): (() => void) => {
  const asked = navigator.wakeLock?.request('screen').catch(() => undefined)
  return () => {
    void asked?.then((lock) => lock?.release())
  }
}
