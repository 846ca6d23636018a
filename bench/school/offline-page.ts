/** A browser that has everything and starts without signal, on a processor slowed down. */
import type { BrowserContext, Page } from '@playwright/test'
import type { Member } from './make-school.ts'

const FIRST_SYNC_WITHIN_MS = 240_000

/**
 * Runs in the page before anything else: marks `painted` when what is looked for stands on the
 * screen, after its frame. Holds no function with a name: what names functions here is not there.
 */
export const watchForPaint = (selector: string): void => {
  new MutationObserver((_changes, observer) => {
    if (document.querySelector(selector) === null) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => performance.mark('painted'), 0))
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

/** Once with signal: all records, and the app itself for starts without. */
export const fillDevice = async (page: Page, address: string): Promise<void> => {
  await page.goto(address)
  await page.getByText('All changes saved').first().waitFor({ timeout: FIRST_SYNC_WITHIN_MS })
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
