/** A disk with as much room as a story needs, and whether the browser has noticed. */
import type { Page } from '@playwright/test'

/** Does a small write to a database of its own fail for want of room? */
export const isFull = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('how-full-is-it', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('bytes')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    return new Promise<boolean>((resolve) => {
      const transaction = database.transaction('bytes', 'readwrite')
      transaction.oncomplete = () => resolve(false)
      transaction.onabort = () => resolve(true)
      transaction.objectStore('bytes').put(new Uint8Array(1_000), 'bytes')
    }).finally(() => database.close())
  })

/** As if the disk had this much room for the school's address. */
export const leaveRoom = async (page: Page, bytes: number | undefined): Promise<void> => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(page.url()).origin,
    ...(bytes === undefined ? {} : { quotaSize: bytes }),
  })
}
