/** Everything this browser keeps for the school's address, as one text to search in. */
import type { Page } from '@playwright/test'

export const storageDump = async (page: Page): Promise<string> => {
  const cookies = JSON.stringify(await page.context().cookies())
  const stored = await page.evaluate(async () => {
    const textOf = (value: unknown): string =>
      JSON.stringify(value, (_key, one: unknown) =>
        one instanceof Uint8Array ? new TextDecoder('latin1').decode(one) : one,
      ) ?? ''
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const parts: string[] = []
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue
      parts.push(`database ${name}`)
      const database = await done(indexedDB.open(name))
      for (const table of database.objectStoreNames) {
        const store = database.transaction(table).objectStore(table)
        parts.push(textOf(await done(store.getAllKeys())), textOf(await done(store.getAll())))
      }
      database.close()
    }
    for (const cacheName of await caches.keys()) {
      const cache = await caches.open(cacheName)
      for (const request of await cache.keys()) {
        parts.push(`cache ${request.url}`)
        const isText = /\.(?:js|css|html|json|webmanifest|svg)$|\/$/.test(
          new URL(request.url).pathname,
        )
        if (isText) parts.push((await (await cache.match(request))?.text()) ?? '')
      }
    }
    for (const store of [localStorage, sessionStorage]) parts.push(textOf({ ...store }))
    parts.push(textOf(history.state), document.title, location.href, document.body.textContent)
    return parts.join('\n')
  })
  return `${cookies}\n${stored}`
}

/** The names of the databases that hold a copy of the school; the browser's own notebook is none. */
export const copiesOn = async (page: Page): Promise<string[]> => {
  const all = await page.evaluate(() => indexedDB.databases())
  return all.flatMap(({ name }) => (name && name !== 'dual-control.remembered' ? [name] : []))
}
