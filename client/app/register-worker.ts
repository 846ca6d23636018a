/**
 * The service worker and the new version. A new one waits until the person says so and every other
 * window agrees: a reload under typing would be theft, even though drafts are kept, and a window left
 * behind would miss the files it has not loaded yet. After the toast is gone, More still offers it.
 */
import { Workbox } from 'workbox-window'
import { hideToast, showToast } from '#client/ui/toast.tsx'
import { HOUR_MS } from '#shared/kernel/time-units.ts'
import { every } from './ports-browser.ts'
import { looksForUpdates, restart, updateFound } from './update.ts'
import { type Agreement, joinWindows } from './windows.ts'

const NOT_YET: Readonly<Record<Exclude<Agreement, 'agreed'>, string>> = {
  busy: 'Another window of Dual Control has a form open. Finish it there, then restart.',
  'no-answer': 'Another window of Dual Control does not answer. Close it, then restart.',
}

const LOOKS_EVERY_MS = HOUR_MS

/**
 * The browser checks when the app opens. For those who never close it: also when they return, and
 * every hour, because the office's PC shows it all day and a new version may break off half fetched.
 */
const checkWhileOpen = (registration: ServiceWorkerRegistration): void => {
  const look = (): void => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined)
  }
  document.addEventListener('visibilitychange', look)
  every(LOOKS_EVERY_MS, look)
}

/** A window that came past the worker, with Shift held, is told of no other one: it has to look. */
const reloadOnceActive = async (): Promise<void> => {
  const next = (await navigator.serviceWorker.getRegistration())?.waiting
  if (!next) return location.reload()
  next.addEventListener('statechange', () => next.state === 'activated' && location.reload())
}

const reloadOnceNew = (): void => {
  const { serviceWorker } = navigator
  if (serviceWorker.controller === null) return void reloadOnceActive()
  serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
}

export const registerWorker = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return
  const workbox = new Workbox('/service-worker.js', { updateViaCache: 'none' })
  let toastId: number | undefined
  const windows = joinWindows(reloadOnceNew)
  const restartAll = async (): Promise<void> => {
    const agreement = await windows.mayRestart()
    if (agreement !== 'agreed') {
      showToast({ message: NOT_YET[agreement], actions: [{ label: 'Restart', onPress: restart }] })
      return
    }
    windows.restarting()
    reloadOnceNew()
    workbox.messageSkipWaiting()
  }

  workbox.addEventListener('waiting', () => {
    updateFound(() => void restartAll())
    if (toastId !== undefined) hideToast(toastId)
    toastId = showToast({
      message: 'New version ready',
      actions: [{ label: 'Restart', onPress: restart }],
    })
  })
  try {
    const registration = await workbox.register()
    if (registration) {
      checkWhileOpen(registration)
      looksForUpdates(async () => {
        await registration.update()
        return registration.installing !== null || registration.waiting !== null
      })
    }
  } catch {
    // Storage forbidden or a private window: the app works, only not without a line.
  }
}
