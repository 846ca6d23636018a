/** A browser that has everything and starts without signal, on a processor slowed down. */
import type { BrowserContext, Page } from '@playwright/test'
import { pause } from '../figures.ts'
import type { Member } from './make-school.ts'

const FIRST_SYNC_WITHIN_MS = 240_000

/**
 * Runs in the page before anything else: marks `painted` at the moment the browser says it has painted
 * the first words of what is looked for (Element Timing). A timer would also count the work that waits
 * for that frame. Holds no function with a name: what names functions here is not there.
 */
export const watchForPaint = (selector: string): void => {
  new PerformanceObserver((list, observer) => {
    for (const entry of list.getEntries()) {
      observer.disconnect()
      performance.mark('painted', {
        startTime: (entry as PerformanceEntry & { renderTime: number }).renderTime,
      })
    }
  }).observe({ type: 'element', buffered: true })
  new MutationObserver((_changes, observer) => {
    const found = document.querySelector(selector)
    if (found === null) return
    const words = document.createTreeWalker(found, NodeFilter.SHOW_TEXT)
    while (words.nextNode() && words.currentNode.nodeValue?.trim() === '');
    let place = words.currentNode.parentElement
    // Words are timed with the box they stand in; what only flows in it is never told of.
    while (place && /^(?:inline|contents)$/.test(getComputedStyle(place).display))
      place = place.parentElement
    place?.setAttribute('elementtiming', 'painted')
    observer.disconnect()
  }).observe(document, { childList: true, subtree: true })
}

export const signIn = async (
  context: BrowserContext,
  url: string,
  member: Member,
): Promise<void> => {
  const [name = '', ...rest] = member.cookie.split('=')
  await context.addCookies([{ name, value: rest.join('='), url, httpOnly: true, sameSite: 'Lax' }])
  const { cookie, ...who } = member
  await context.addInitScript((kept) => {
    localStorage.setItem('dual-control.who', kept)
  }, JSON.stringify(who))
}

/** Runs in the page: true once this device has been in step with the relay, and so has all it may. */
const HAS_BEEN_IN_STEP = `(async () => {
  const own = (await indexedDB.databases()).find(({ name }) => /^dual-control[.][^.]+[.][^.]+$/.test(name))
  if (own === undefined) return false
  const database = await new Promise((found) => {
    const opening = indexedDB.open(own.name)
    opening.onsuccess = () => found(opening.result)
  })
  const asked = database.transaction('meta').objectStore('meta').get('inStepAt')
  const value = await new Promise((found) => (asked.onsuccess = () => found(asked.result)))
  database.close()
  return value !== undefined
})()`

/** Once with signal: all records, and the app itself for starts without. */
export const fillDevice = async (page: Page, address: string): Promise<void> => {
  await page.goto(address)
  await page.getByText('All changes saved').first().waitFor()
  const endMs = performance.now() + FIRST_SYNC_WITHIN_MS
  while (!(await page.evaluate<boolean>(HAS_BEEN_IN_STEP))) {
    if (performance.now() > endMs) throw new Error('the first sync did not end')
    await pause(250)
  }
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    while (active?.state !== 'activated') await new Promise((next) => setTimeout(next, 100))
  })
}

/** Opens the address in a new window, slowed down. @returns ms from navigation until `painted` */
export const openSlowly = async (
  context: BrowserContext,
  address: string,
  slower: number,
): Promise<{ page: Page; paintedMs: number }> => {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.goto(address)
  await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0)
  const paintedMs = await page.evaluate(
    () => performance.getEntriesByName('painted')[0]?.startTime ?? Number.NaN,
  )
  return { page, paintedMs }
}

/**
 * Closes a window without leaving the next one its memory to clear away: the browser gives that the
 * same process, and a start in the morning has none before it.
 * @param elsewhere a page of the same origin that holds nothing
 */
export const leaveNothing = async (page: Page, elsewhere: string): Promise<void> => {
  await page.goto(elsewhere)
  const devtools = await page.context().newCDPSession(page)
  // Twice: what the first one lets go of is found by the second.
  for (let time = 0; time < 2; time += 1) await devtools.send('HeapProfiler.collectGarbage')
  await page.close()
}
