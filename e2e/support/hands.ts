/** What people do over and over, press by press, with the words that stand on the buttons. */
import { expect, type Locator, type Page } from '@playwright/test'

export const goTo = (page: Page, tab: string): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: new RegExp(`^${tab}\\b`) })
    .click()

export const sheet = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('dialog', { name })

export const closeSheet = async (page: Page, name: string | RegExp): Promise<void> => {
  await sheet(page, name).getByRole('button', { name: 'Close', exact: true }).click()
  await expect(sheet(page, name)).toBeHidden()
}

/** The toast that has just said this. */
export const toast = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('region', { name: /^What just happened/ }).getByText(words)

export const savedHere = (page: Page): Promise<void> =>
  expect(toast(page, /Saved on this device/).last()).toBeVisible()

/** Cancels the lesson whose sheet is open, for this reason. */
export const cancelOpenLesson = async (page: Page, reason: string): Promise<void> => {
  await page.getByRole('button', { name: 'Cancel lesson…' }).click()
  const form = sheet(page, 'Cancel lesson')
  await form.getByRole('radio', { name: reason }).check()
  await form.getByRole('button', { name: 'Cancel lesson', exact: true }).click()
  await savedHere(page)
}

export type Wish = {
  readonly learner: string
  readonly instructor?: string
  readonly date: string
  readonly time: string
}

/** Fills the open form of a new booking. */
export const wishFor = async (page: Page, wish: Wish): Promise<void> => {
  const form = sheet(page, 'New booking')
  await form.getByLabel('Learner').selectOption(wish.learner)
  if (wish.instructor) await form.getByLabel('Instructor').selectOption(wish.instructor)
  await form.getByLabel('Date').fill(wish.date)
  await form.getByLabel('Time', { exact: true }).fill(wish.time)
}

/** Books from the diary that is open; confirmed at once, because staff book. */
export const book = async (page: Page, wish: Wish): Promise<void> => {
  await page.getByRole('button', { name: 'New booking' }).click()
  await wishFor(page, wish)
  const form = sheet(page, 'New booking')
  await form.getByRole('button', { name: 'Book lesson' }).click()
  await expect(form).toBeHidden()
}
