/**
 * The service worker nobody wants: it takes over every window at once, and whatever is asked for, a
 * page, a file or a record, it answers with nonsense that looks well. T33.
 */
export const NONSENSE = 'Nothing here is what it was.'

export const BAD_WORKER = `
addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) =>
  event.respondWith(
    new Response(${JSON.stringify(NONSENSE)}, { headers: { 'content-type': 'text/html' } }),
  ),
)
`
