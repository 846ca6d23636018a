/** The sync badge: one sentence, wherever the shell puts it, and small once the page is scrolled. */
import type { Locator, Page } from '@playwright/test'

export const badge = (page: Page): Locator =>
  page.locator('.dc-sync:visible').locator('.dc-sync-words, .sr-only').first()

/** Opens the list of changes behind the badge. */
export const openChanges = async (page: Page): Promise<Locator> => {
  await page.locator('.dc-sync:visible').first().click()
  return page.getByRole('dialog', { name: 'Changes' })
}
