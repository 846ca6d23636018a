/**
 * The service worker and the new version. A new one waits until the person says so: a reload under
 * typing would be theft, even though drafts are kept. After the toast is gone, More still offers it.
 */
import { Workbox } from 'workbox-window'
import { hideToast, showToast } from '#client/ui/toast.tsx'
import { looksForUpdates, restart, updateFound } from './update.ts'

/** The browser checks when the app opens; for those who never close it, also when they return. */
const checkWhenShown = (registration: ServiceWorkerRegistration): void => {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined)
  })
}

export const registerWorker = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return
  const workbox = new Workbox('/service-worker.js', { updateViaCache: 'none' })
  let toastId: number | undefined

  workbox.addEventListener('waiting', () => {
    updateFound(() => {
      workbox.addEventListener('controlling', () => location.reload())
      workbox.messageSkipWaiting()
    })
    if (toastId !== undefined) hideToast(toastId)
    toastId = showToast({
      message: 'New version ready',
      actions: [{ label: 'Restart', onPress: restart }],
    })
  })
  try {
    const registration = await workbox.register()
    if (registration) {
      checkWhenShown(registration)
      looksForUpdates(async () => {
        await registration.update()
        return registration.installing !== null || registration.waiting !== null
      })
    }
  } catch {
    // Storage forbidden or a private window: the app works, only not without a line.
  }
}
