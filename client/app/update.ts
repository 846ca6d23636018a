/** A newer version of the app that waits; it takes over only when the person restarts. */
import { createSignal } from 'solid-js'

const [restartWith, setRestartWith] = createSignal<() => void>()
let lookForIt: (() => Promise<boolean>) | undefined
let isWanted = false

/** Called by whoever has found a newer version. */
export const updateFound = (restart: () => void): void => {
  setRestartWith(() => restart)
  if (isWanted) restart()
}

/** Lends the way to look for a newer version: true when there is one, or it is being fetched. */
export const looksForUpdates = (look: () => Promise<boolean>): void => {
  lookForIt = look
}
export const isUpdateReady = (): boolean => restartWith() !== undefined
export const restart = (): void => restartWith()?.()

/** The person has asked for it: looked for now, and restarted as soon as it is here. */
export const wantUpdate = async (): Promise<'coming' | 'none'> => {
  isWanted = true
  const isComing = (await lookForIt?.().catch(() => false)) ?? false
  return isComing || isUpdateReady() ? 'coming' : 'none'
}
