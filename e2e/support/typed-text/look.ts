/** Reads a page as a person and as a suspicious browser: what stands there, and whether any of it runs. */
import { expect, type Page } from '@playwright/test'
import { PAYLOADS, typedInto } from './payloads.ts'
import type { Tag } from './places.ts'

/** Everything typed text must never become. Asked for before the page's own scripts run. */
export const listenForHarm = async (page: Page, complaints: string[]): Promise<void> => {
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.exposeFunction('storyHarm', (what: string) => void complaints.push(what))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      (window as unknown as { storyHarm: (what: string) => void }).storyHarm(
        `policy: ${event.violatedDirective} ${event.blockedURI}`,
      ),
    )
  })
}

/** What stands on the page, also in its fields. A browser shows a null byte as U+FFFD, or not at all. */
const wordsOn = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      document.body.textContent,
      ...[...document.querySelectorAll('input, textarea')].map(
        (field) => (field as HTMLInputElement).value,
      ),
    ].join('\n'),
  )

const asShown = (text: string): string => text.replaceAll('\0', '').replaceAll('\ufffd', '')

/** Elements and attributes that neither the product nor its export has: somebody's text made them. */
const foreignOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const named = [...element.attributes].filter(
        ({ name, value }) =>
          name.startsWith('on') ||
          (/^(?:href|src|action|formaction)$/.test(name) &&
            /^\s*(?:javascript|data):/i.test(value)),
      )
      const isStrange = element.matches(
        'iframe, object, embed, base, body style, body meta, script:not([src]), img[src="x"]',
      )
      return isStrange || named.length > 0 ? [element.outerHTML.slice(0, 120)] : []
    }),
  )

/** For a busy machine: twenty refused changes are opened by the relay one after the other. */
const WITHIN_MS = 60_000

/** What a role has seen, by what was typed. */
export type Seen = Set<string>

/** Waits until all of these stand there, letter by letter, and nothing else has come of them. */
export const sees = async (page: Page, seen: Seen, texts: readonly string[]): Promise<void> => {
  const missing = async () => {
    const words = asShown(await wordsOn(page))
    return texts.filter((text) => !words.includes(asShown(text)))
  }
  await expect.poll(missing, { timeout: WITHIN_MS }).toEqual([])
  expect(await foreignOn(page)).toEqual([])
  for (const text of texts) seen.add(text)
}

/** All of what was typed into places with these tags. */
export const everything = (tags: readonly Tag[]): string[] =>
  tags.flatMap((tag) => PAYLOADS.map((_, index) => typedInto(tag, index)))
