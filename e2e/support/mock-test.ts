/** A learner's hands in a mock test. */
import { expect, type Locator, type Page } from '@playwright/test'

export const question = (page: Page, number: number): Locator =>
  page.getByRole('heading', { name: `Question ${number} of 50`, level: 1 })

const clock = (page: Page): Locator => page.getByRole('button', { name: /left\. Hide the time$/ })

export const secondsIn = (text: string): number => {
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(text) ?? []
  if (minutes === undefined || seconds === undefined) throw new Error(`No time in "${text}"`)
  return Number(minutes) * 60 + Number(seconds)
}

/** The time left as the test shows it now, in seconds. */
export const secondsLeft = async (page: Page): Promise<number> =>
  secondsIn((await clock(page).getAttribute('aria-label')) ?? '')

/** Marks the answer at this place, 0 to 3, and waits until it is marked. */
export const answer = async (page: Page, place: number): Promise<void> => {
  const option = page.getByRole('main').getByRole('radio').nth(place)
  await option.check()
  await expect(option).toBeChecked()
}

export const next = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Next', exact: true }).click()

/** Answers the questions from `from` to `to` and stands at the last of them. */
export const answerFromTo = async (page: Page, from: number, to: number): Promise<void> => {
  for (let number = from; number <= to; number += 1) {
    await expect(question(page, number)).toBeVisible()
    await answer(page, number % 4)
    if (number < to) await next(page)
  }
}

/** The questions alone, which is the last of the two ways; apps before the hazard part have one. */
export const startMock = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Theory', exact: true }).click()
  await page
    .getByRole('button', { name: /^(Start a mock test|Questions only)$/ })
    .last()
    .click()
  await expect(question(page, 1)).toBeVisible()
}

/** From any question to the result. */
export const endMock = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'End test' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'End test' }).click()
  await expect(page.getByRole('heading', { name: 'Mock test result', level: 1 })).toBeVisible()
}

export const openReview = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('button', { name: /^Review all questions/ }).click()
  await expect(page.getByRole('heading', { name: 'Review', level: 1 })).toBeVisible()
}
