/** Three people decide at once, none of them with a line; the school sorts it out, and nothing is lost. */
import type { Page } from '@playwright/test'
import { badge } from './support/badge.ts'
import { book, cancelOpenLesson, goTo, savedHere } from './support/hands.ts'
import { expect, test } from './support/story.ts'

const CLASH = 'Clash, being sorted out'

const lessonInDiary = (page: Page, words: RegExp) => page.getByRole('button', { name: words })

/** Payments of £57.00 in Amira's file, and the total there. */
const amirasMoney = async (page: Page): Promise<{ of57: number; total: string }> => {
  await goTo(page, 'Learners')
  await page.getByRole('link', { name: /Amira Khan/ }).click()
  await page.getByRole('tab', { name: 'Money' }).click()
  const panel = page.getByRole('tabpanel')
  const total = panel.getByText(/^Total paid/).locator('..')
  await expect(total).toContainText('£')
  return {
    of57: await panel.getByRole('listitem').filter({ hasText: '£57.00' }).count(),
    total: (await total.textContent()) ?? '',
  }
}

test('a lesson both logged and cancelled, and a double booking, are decided with one tap each', async ({
  deviceOf,
}) => {
  const [anna, sarah, amira, seun] = await Promise.all([
    deviceOf('anna', 'desktop'),
    deviceOf('sarah'),
    deviceOf('amira'),
    deviceOf('seun'),
  ])
  const before = await amirasMoney(sarah.page)
  await goTo(sarah.page, 'Today')

  await test.step('nobody has a line', async () => {
    await Promise.all([anna.losesSignal(), sarah.losesSignal(), amira.losesSignal()])
    await expect(badge(anna.page)).toHaveText(/^Offline/)
    await expect(badge(sarah.page)).toHaveText(/^Offline/)
  })

  await test.step('Anna cancels the lesson that Sarah gives and logs', async () => {
    await goTo(anna.page, 'Diary')
    await lessonInDiary(anna.page, /14:00 to 15:30, Amira Khan with Sarah Whitfield/).click()
    await cancelOpenLesson(anna.page, 'Car out of order')

    const { page } = sarah
    await page.getByRole('button', { name: 'Start log' }).click()
    await page.getByRole('button', { name: 'I’m parked, engine off' }).click()
    await page
      .getByRole('group', { name: /^Roundabouts/ })
      .getByRole('radio', { name: '4 Independent' })
      .check()
    await page.getByRole('radio', { name: 'Cash' }).check()
    await page.getByRole('button', { name: 'Save log' }).click()
    await savedHere(page)
  })

  await test.step('Sarah confirms Seun at 16:00, Anna books Joanne at 16:30', async () => {
    await sarah.page.getByRole('button', { name: 'Confirm', exact: true }).click()
    await savedHere(sarah.page)
    await book(anna.page, {
      learner: 'Joanne Pickles',
      instructor: 'Sarah Whitfield',
      date: '2026-11-24',
      time: '16:30',
    })
  })

  await test.step('all come back: two cases, and those concerned see that they are being sorted out', async () => {
    await Promise.all([anna.hasSignal(), sarah.hasSignal(), amira.hasSignal()])
    await expect(badge(anna.page)).toHaveText('2 changes need your decision')
    await goTo(amira.page, 'Lessons')
    await amira.page.getByRole('tab', { name: 'History' }).click()
    await expect(amira.page.getByText(CLASH)).toBeVisible()
    await goTo(seun.page, 'Lessons')
    await expect(seun.page.getByText(CLASH).first()).toBeVisible()
    await goTo(sarah.page, 'Diary')
    await goTo(sarah.page, 'Today')
    await expect(sarah.page.getByText(CLASH).first()).toBeVisible()
  })

  const { page } = anna
  await goTo(page, 'Sort out')
  const open = page.getByRole('navigation', { name: 'Sort out' }).getByRole('listitem')
  const detail = page.getByRole('article')

  await test.step('logged, but cancelled: both sides’ facts, one tap', async () => {
    await expect(open).toHaveCount(2)
    await open.filter({ hasText: 'Logged, but cancelled' }).getByRole('link').click()
    await expect(detail.getByRole('heading', { name: 'Logged, but cancelled' })).toBeVisible()
    await expect(detail).toContainText('Logged by Sarah Whitfield')
    await expect(detail).toContainText('Cancelled by you')
    await expect(detail).toContainText('Roundabouts 4 Independent')
    await expect(detail).toContainText('£57.00 cash')
    await expect(detail).toContainText('Vehicle')
    const advised = detail.getByRole('button', { name: /Recommended/ })
    await expect(advised).toHaveCount(1)
    await expect(advised).toContainText('It happened: keep as Completed')
    await advised.click()
    await expect(open).toHaveCount(1)
  })

  await test.step('double booking: both sides’ facts, one tap', async () => {
    await open.filter({ hasText: 'Double booking' }).getByRole('link').click()
    await expect(detail).toContainText('Seun Adebayo')
    await expect(detail).toContainText('Joanne Pickles')
    const advised = detail.getByRole('button', { name: /Recommended/ })
    await expect(advised).toHaveCount(1)
    await expect(advised).toContainText(/Keep Seun, move Joanne/)
    await advised.click()
    await expect(page.getByRole('heading', { name: 'Nothing to sort out' })).toBeVisible()
    await expect(badge(page)).toHaveText('All changes saved')
  })

  await test.step('the decisions reach everyone', async () => {
    await expect(amira.page.getByText(CLASH)).toHaveCount(0)
    await expect(
      amira.page.getByRole('region', { name: /Tue 24 Nov/ }).getByText('Completed'),
    ).toBeVisible()
    await expect(seun.page.getByText(CLASH)).toHaveCount(0)
    await expect(
      seun.page.getByRole('button', { name: /16:00 to 17:00 Sarah Whitfield Confirmed/ }).first(),
    ).toBeVisible()
    await expect(sarah.page.getByText(CLASH)).toHaveCount(0)
    await sarah.isInStep()
    await goTo(page, 'Diary')
    await expect(lessonInDiary(page, /Amira Khan with Sarah Whitfield, completed/)).toBeVisible()
    await expect(
      lessonInDiary(page, /16:00 to 17:00, Seun Adebayo with Sarah Whitfield, confirmed/),
    ).toBeVisible()
    await expect(lessonInDiary(page, /16:30 to 17:30, Joanne Pickles/)).toHaveCount(0)
  })

  await test.step('the cash is there once, everywhere', async () => {
    const atSarahs = await amirasMoney(sarah.page)
    expect(atSarahs.of57).toBe(before.of57 + 1)
    expect(await amirasMoney(anna.page)).toEqual(atSarahs)
  })
})
