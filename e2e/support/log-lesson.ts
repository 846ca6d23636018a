import type { Page } from '@playwright/test'
import { savedHere } from './hands.ts'

/** Fills the open log sheet: parked, a note, paid in cash. */
export const logs = async (page: Page, note: string): Promise<void> => {
  await page.getByRole('button', { name: 'I’m parked, engine off' }).click()
  await page.getByLabel(/^Note for this lesson/).fill(note)
  await page.getByRole('radio', { name: 'Cash' }).check()
  await page.getByRole('button', { name: 'Save log' }).click()
  await savedHere(page)
}
