/** A mock theory test with no signal for days, on two devices, with a battery that runs out. */
import type { Page } from '@playwright/test'
import { badge } from './support/badge.ts'
import {
  answer,
  answerFromTo,
  endMock,
  next,
  openReview,
  question,
  secondsIn,
  secondsLeft,
  startMock,
} from './support/mock-test.ts'
import { expect, test } from './support/story.ts'

const FULL_TIME_SECONDS = 57 * 60

const attempts = (page: Page) =>
  page.getByRole('list', { name: 'Mock tests, newest first' }).getByRole('listitem')

/** "31 of 50" of each attempt shown. */
const scores = async (page: Page, expected: number): Promise<string[]> => {
  await expect(attempts(page)).toHaveCount(expected)
  const texts = await attempts(page).allInnerTexts()
  return texts.map((text) => /\d+ of 50/.exec(text)?.[0] ?? text).sort()
}

test('[TH9] a test killed at question 27 goes on where it was, and two devices make two attempts', async ({
  deviceOf,
}) => {
  const [phone, laptop, sarah] = await Promise.all([
    deviceOf('amira'),
    deviceOf('amira', 'desktop'),
    deviceOf('sarah'),
  ])
  await test.step('installed once, the app opens on the bus without signal', async () => {
    await phone.switchOff()
    await phone.losesSignal()
    await laptop.losesSignal()
    await phone.switchOn('/theory')
    await expect(badge(phone.page)).toHaveText(/^Offline – showing data from/)
  })

  const { page } = phone
  await test.step('50 questions, 57 minutes', async () => {
    await startMock(page)
    const left = await secondsLeft(page)
    expect(left).toBeLessThanOrEqual(FULL_TIME_SECONDS)
    expect(left).toBeGreaterThan(FULL_TIME_SECONDS - 20)
    await expect(page.getByRole('main').getByRole('radio')).toHaveCount(4)
  })

  await test.step('she flags one, and changes an answer', async () => {
    await answerFromTo(page, 1, 3)
    await page.getByRole('button', { name: 'Flag', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Flagged', exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await expect(question(page, 2)).toBeVisible()
    await expect(page.getByRole('main').getByRole('radio').nth(2)).toBeChecked()
    await answer(page, 0)
    await next(page)
    await expect(question(page, 3)).toBeVisible()
    await next(page)
    await answerFromTo(page, 4, 26)
    await next(page)
    await expect(question(page, 27)).toBeVisible()
  })

  const leftBefore = await secondsLeft(page)
  await test.step('the phone dies at question 27; the time stood still meanwhile', async () => {
    await phone.dies()
    await phone.switchOn('/')
    const resume = phone.page.getByRole('link', { name: /^Resume, \d\d:\d\d left$/ })
    const offered = secondsIn((await resume.textContent()) ?? '')
    expect(Math.abs(offered - leftBefore)).toBeLessThanOrEqual(2)
    await resume.click()
    await expect(question(phone.page, 27)).toBeVisible()
    const resumed = await secondsLeft(phone.page)
    expect(resumed).toBeLessThanOrEqual(offered)
    await phone.page.getByRole('button', { name: 'Back', exact: true }).click()
    await expect(phone.page.getByRole('main').getByRole('radio').nth(2)).toBeChecked()
    await next(phone.page)
  })

  const reopened = phone.page
  await test.step('she goes on to the end and reviews', async () => {
    await answerFromTo(reopened, 27, 49)
    await openReview(reopened)
    await expect(reopened.getByText('49 of 50 answered.')).toBeVisible()
    await reopened.getByRole('button', { name: 'Flagged 1' }).click()
    await reopened.getByRole('button', { name: 'Question 3, answered, flagged' }).click()
    await expect(question(reopened, 3)).toBeVisible()
    await openReview(reopened)
    await reopened.getByRole('button', { name: 'Answer the 1 left' }).click()
    await expect(question(reopened, 50)).toBeVisible()
    await answer(reopened, 1)
    await reopened.getByRole('button', { name: 'Review', exact: true }).click()
    await expect(reopened.getByText('All 50 answered.')).toBeVisible()
    await endMock(reopened)
  })

  await test.step('the result: score, topics, every question explained with its rule', async () => {
    await expect(reopened.getByText('Saved on this device.')).toBeVisible()
    const topics = reopened.getByRole('region', { name: /^By topic/ }).getByRole('listitem')
    await expect(topics).toHaveCount(14)
    const parts = (await topics.allInnerTexts()).map(
      (text) => /(\d+) \/ (\d+)/.exec(text)?.slice(1).map(Number) ?? [],
    )
    const sum = (place: number) => parts.reduce((all, part) => all + (part[place] ?? 0), 0)
    expect(sum(1)).toBe(50)
    await expect(
      reopened.getByRole('region', { name: new RegExp(`^${sum(0)} of 50`) }),
    ).toBeVisible()
    const questions = reopened.getByRole('region', { name: 'Questions and explanations' })
    await expect(questions.getByRole('listitem')).toHaveCount(50 - sum(0))
    await questions.locator('summary').first().click()
    await expect(questions.getByText('Right answer').first()).toBeVisible()
    await expect(
      questions.getByText(/^(Highway Code|Know Your|The |Road|.* Act|.* Reg)/).first(),
    ).toBeVisible()
    await expect(badge(reopened)).toHaveText('All changes saved on this device – 1 waiting to sync')
  })

  await test.step('on the laptop, also offline, she takes another', async () => {
    await startMock(laptop.page)
    await answerFromTo(laptop.page, 1, 8)
    await openReview(laptop.page)
    await endMock(laptop.page)
  })

  await test.step('both come back: each has both, once', async () => {
    await Promise.all([phone.hasSignal(), laptop.hasSignal()])
    await Promise.all([phone.isInStep(), laptop.isInStep()])
    for (const device of [phone, laptop]) {
      await device.page.getByRole('link', { name: 'Theory', exact: true }).click()
    }
    const onPhone = await scores(phone.page, 2)
    expect(await scores(laptop.page, 2)).toEqual(onPhone)
    await phone.page.reload()
    expect(await scores(phone.page, 2)).toEqual(onPhone)
  })

  await test.step('and so has Sarah, before the next lesson', async () => {
    await sarah.page.getByRole('link', { name: 'Learners', exact: true }).click()
    // Today has a link of that name as well.
    await expect(sarah.page).toHaveURL(/\/learners$/)
    await sarah.page.getByRole('link', { name: /Amira Khan/ }).click()
    await sarah.page.getByRole('tab', { name: 'Theory' }).click()
    const cards = sarah.page.getByRole('tabpanel').getByRole('heading', { name: /of 50$/ })
    await expect(cards).toHaveCount(2)
  })
})
