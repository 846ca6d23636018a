/** The hazard part on a phone without signal: after the questions of a mock, and one clip alone. */
import type { Page } from '@playwright/test'
import { badge } from './support/badge.ts'
import { noBarriers } from './support/barriers.ts'
import { answer, openReview, question, secondsIn } from './support/mock-test.ts'
import { expect, test } from './support/story.ts'
import { holdTime, letPass, takeTime } from './support/virtual-time.ts'

const breakLeft = async (page: Page): Promise<number> => {
  const plate = page.getByRole('region', { name: 'Break before the hazard part' })
  return secondsIn((await plate.textContent()) ?? '')
}

test('[TH35][TH36] the phone dies in the break and in a clip, and the mock goes on where it was', async ({
  deviceOf,
}) => {
  const phone = await deviceOf('amira')
  await phone.losesSignal()
  await test.step('the questions end in the break', async () => {
    const { page } = phone
    await page.getByRole('link', { name: 'Theory', exact: true }).click()
    await page.getByRole('button', { name: 'Start a mock test' }).click()
    await expect(question(page, 1)).toBeVisible()
    await answer(page, 0)
    await openReview(page)
    await page.getByRole('button', { name: 'End test' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'End test' }).click()
    await expect(page.getByRole('heading', { name: 'Break', level: 1 })).toBeVisible()
    expect(await breakLeft(page)).toBeGreaterThan(160)
    await noBarriers(page)
  })

  await test.step('killed in the break, the break goes on', async () => {
    const before = await breakLeft(phone.page)
    await phone.dies()
    await phone.switchOn('/')
    await phone.page.getByRole('link', { name: 'Go on to the hazard part' }).click()
    await expect(phone.page.getByRole('heading', { name: 'Break', level: 1 })).toBeVisible()
    expect(await breakLeft(phone.page)).toBeLessThanOrEqual(before)
    await phone.page.getByRole('button', { name: 'Start the hazard part now' }).click()
    await expect(phone.page.getByRole('heading', { name: 'Clip 1 of 14', level: 1 })).toBeVisible()
  })

  await test.step('killed in the first clip, that clip counts down again', async () => {
    await phone.dies()
    await phone.switchOn('/theory')
    const { page } = phone
    await page.getByRole('link', { name: 'Go on to the hazard part' }).click()
    await expect(page.getByRole('heading', { name: 'Clip 1 of 14', level: 1 })).toBeVisible()
    await expect(page.getByText('Tap anywhere when a hazard starts to develop.')).toBeVisible()
    await noBarriers(page)
  })

  await test.step('left for good, the questions are kept as practice', async () => {
    const { page } = phone
    await page.getByRole('button', { name: 'Leave the test' }).click()
    await page.getByRole('button', { name: 'Finish without the hazard part' }).click()
    await expect(page.getByRole('heading', { name: 'Mock test result', level: 1 })).toBeVisible()
    await expect(page.getByText(/a whole mock has the hazard part too/)).toBeVisible()
    await page.goto(`${phone.origin}/theory`)
    await expect(page.getByText('Questions only', { exact: true }).first()).toBeVisible()
    await expect(badge(page)).toHaveText(/1 waiting to sync$/)
  })
})

test('[TH34] one clip alone: a countdown, two presses, two flags, and its replay', async ({
  deviceOf,
}) => {
  const { page, origin } = await deviceOf('amira')
  await takeTime(page)
  await page.goto(`${origin}/theory/hazard`)
  await noBarriers(page)
  // Her phone asks for less motion, so still pictures are offered first.
  await page.getByRole('checkbox', { name: /^Still pictures/ }).uncheck()
  await page.getByRole('list', { name: 'Clips' }).getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'Practice clip', level: 1 })).toBeVisible()
  await holdTime(page)
  await page.keyboard.press('Space')
  await letPass(page, 11_000)
  await expect(page.getByText('0 flags', { exact: true })).toBeVisible()

  await letPass(page, 6_000)
  await page.keyboard.press('Space')
  await expect(page.getByText('1 flag', { exact: true })).toBeVisible()
  await letPass(page, 3_000)
  await page.getByText('Tap anywhere').tap()
  await expect(page.getByText('2 flags', { exact: true })).toBeVisible()

  await letPass(page, 60_000)
  await expect(page.getByRole('heading', { name: /^\d+ of \d+ marks$/, level: 1 })).toBeVisible()
  await expect(page.getByText(/, (outside|in the window for \d)/)).toHaveCount(2)
  await expect(page.getByText('In the real test you cannot watch a clip again.')).toBeVisible()
  await page.clock.resume()
  await noBarriers(page)
})
