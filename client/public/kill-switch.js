/**
 * For the day a service worker went out that harms: the relay serves this in its place (setting
 * APP_KILL_SWITCH=on). It takes over at once, deletes the stored app and unregisters itself; the next
 * page comes from the network. The databases of the records are not touched, and no open window is
 * reloaded: somebody may be typing in it.
 */
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => {
  const leave = async () => {
    await self.registration.unregister()
    const names = await caches.keys()
    await Promise.all(names.map((name) => caches.delete(name)))
  }
  event.waitUntil(leave())
})
