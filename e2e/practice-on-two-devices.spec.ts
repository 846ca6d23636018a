/** Practice without a signal on a phone and a laptop, and who sees what came of it. */
import type { Page } from '@playwright/test'
import { badge } from './support/badge.ts'
import { expect, test } from './support/story.ts'

/** Answers by the keyboard from this question on; the last answer stays on the screen. */
const answerFromTo = async (page: Page, from: number, to: number): Promise<void> => {
  for (let number = from; number <= to; number += 1) {
    await expect(page.getByRole('heading', { name: `Question ${number} of 20` })).toBeVisible()
    await page.keyboard.press(String((number % 4) + 1))
    // In words, at once.
    await expect(page.getByRole('status').filter({ hasText: /^(Right|Wrong)\./ })).toBeAttached()
    if (number < to) await page.keyboard.press('Enter')
  }
}

const topics = (page: Page) => page.getByRole('list', { name: 'By topic' }).getByRole('listitem')

/** Opens the theory page and reads what it says of each topic, once this many have been seen. */
const mastery = async (page: Page, seen: Readonly<Record<string, number>>): Promise<string[]> => {
  await page.getByRole('link', { name: 'Theory', exact: true }).click()
  for (const [topic, count] of Object.entries(seen))
    await expect(topics(page).filter({ hasText: topic })).toContainText(`seen ${count} of`)
  return topics(page).allInnerTexts()
}

test('[TH43] two devices practise offline and agree afterwards; hidden, the instructor sees none of it', async ({
  deviceOf,
}) => {
  const [phone, laptop, sarah] = await Promise.all([
    deviceOf('amira'),
    deviceOf('amira', 'desktop'),
    deviceOf('sarah'),
  ])
  // Closed in order once, or the browser has not yet kept that somebody is signed in.
  await phone.switchOff()
  await phone.losesSignal()
  await laptop.losesSignal()
  await phone.switchOn('/theory')

  await test.step('on the phone: signs, killed in the middle; no answer is lost', async () => {
    await phone.page.getByRole('link', { name: /^Road and traffic signs/ }).click()
    await answerFromTo(phone.page, 1, 9)
    await expect(phone.page.getByRole('heading', { name: 'Why', exact: true })).toBeVisible()
    await expect(phone.page.getByRole('heading', { name: 'Question 9 of 20' })).toBeFocused()
    await phone.page.getByRole('listitem').locator('summary').first().click()
    await expect(phone.page.getByText(/^In our own words/)).toBeVisible()
    await phone.dies()
    await phone.switchOn('/theory')
    await mastery(phone.page, { 'Road and traffic signs': 9 })
    await expect(badge(phone.page)).toHaveText(
      'All changes saved on this device – 1 waiting to sync',
    )
  })

  await test.step('on the laptop: rules of the road, to the end', async () => {
    await laptop.page.getByRole('link', { name: 'Theory', exact: true }).click()
    await laptop.page.getByRole('link', { name: /^Rules of the road/ }).click()
    await answerFromTo(laptop.page, 1, 20)
    await laptop.page.keyboard.press('Enter')
    await expect(laptop.page.getByRole('button', { name: 'Another round' })).toBeVisible()
    await laptop.page.getByRole('link', { name: 'Back to Theory' }).last().click()
    await mastery(laptop.page, { 'Rules of the road': 20, 'Road and traffic signs': 0 })
  })

  await test.step('both come back: the same is said of every topic on both', async () => {
    await Promise.all([phone.hasSignal(), laptop.hasSignal()])
    await Promise.all([phone.isInStep(), laptop.isInStep()])
    const both = { 'Rules of the road': 20, 'Road and traffic signs': 9 }
    const onPhone = await mastery(phone.page, both)
    expect(onPhone).toHaveLength(14)
    expect(await mastery(laptop.page, both)).toEqual(onPhone)
  })

  const tab = sarah.page.getByRole('tabpanel')
  await test.step('Sarah sees her weak topics before the lesson', async () => {
    await sarah.page.getByRole('link', { name: 'Learners', exact: true }).click()
    // Today has a link of that name as well.
    await expect(sarah.page).toHaveURL(/\/learners$/)
    await sarah.page.getByRole('link', { name: /Amira Khan/ }).click()
    await sarah.page.getByRole('tab', { name: 'Theory' }).click()
    await expect(tab).toContainText('29 answers in practice and mocks')
    await expect(tab.getByRole('list', { name: 'Weakest topics' })).toContainText(
      'Rules of the road',
    )
  })

  /** What the relay gives Sarah's session when it is asked anew. */
  const roundsForSarah = () =>
    sarah.page.evaluate(async () => {
      const answer = await fetch('/api/sets/practice?limit=1000')
      const { rows } = (await answer.json()) as { rows: { data: unknown }[] }
      return rows.filter((row) => row.data !== null).length
    })
  await test.step('[TH48] Amira hides it: Sarah’s screen says so, and the relay gives her nothing', async () => {
    expect(await roundsForSarah()).toBe(2)
    // It turns once the choice is saved, so it is pressed, and looked at afterwards.
    const shows = laptop.page.getByRole('checkbox', { name: /^Show my theory/ })
    await shows.click()
    await expect(shows).not.toBeChecked()
    await expect(tab.getByRole('heading', { name: 'Hidden by the learner' })).toBeVisible()
    await expect(tab).not.toContainText('Rules of the road')
    await expect.poll(roundsForSarah).toBe(0)
  })
})
