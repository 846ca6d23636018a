/** A newer version of the app that waits; it takes over only when the person restarts. */
import { createSignal } from 'solid-js'

const [restartWith, setRestartWith] = createSignal<() => void>()

/** Called by whoever has found a newer version. */
export const updateFound = (restart: () => void): void => {
  setRestartWith(() => restart)
}
export const isUpdateReady = (): boolean => restartWith() !== undefined
export const restart = (): void => restartWith()?.()
