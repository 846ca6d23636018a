/** F179, F186: an admin looks up who came in, and what happened to a lesson. */
import { noBarriers } from './support/barriers.ts'
import { expect, test } from './support/story.ts'

test('[F179] [F186] the security log by kind and person, and what happened to a lesson', async ({
  deviceOf,
}) => {
  const anna = await deviceOf('anna')
  const { page } = anna
  const list = page.getByRole('list', { name: /^Security log.*newest first$/ }).first()

  await test.step('who came in, newest first', async () => {
    await page.goto(`${anna.origin}/more`)
    await page.getByRole('link', { name: /^Security log/ }).click()
    await expect(list.getByRole('listitem').first()).toContainText('Anna')
    await expect(list).toContainText('signed in')
  })

  await test.step('by kind, with a word when there is nothing', async () => {
    await page.getByLabel('What', { exact: true }).selectOption('Signing in')
    await expect(list).toContainText('signed in')
    await expect(list).not.toContainText('joined as')
    await page.getByLabel('Who', { exact: true }).selectOption('Amira Khan')
    await expect(page.getByRole('heading', { name: 'Nothing of that kind' })).toBeVisible()
  })

  await test.step('without signal it says what it needs, and goes on with signal', async () => {
    await anna.losesSignal()
    await page.getByLabel('Who', { exact: true }).selectOption('Everybody')
    await expect(page.getByText('This needs a connection')).toBeVisible()
    await anna.hasSignal()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(list).toContainText('signed in')
  })

  await test.step('a lesson: what was written, where, when, and what stood there before', async () => {
    await page.goto(`${anna.origin}/diary?view=day`)
    await page
      .getByRole('button', { name: /Amira Khan/ })
      .first()
      .click()
    await page.getByRole('link', { name: 'Every change, before and after' }).click()
    await expect(page.getByRole('heading', { name: 'What happened', level: 1 })).toBeVisible()
    const main = page.getByRole('main')
    await expect(main).toContainText('arrived')
    await expect(main.getByRole('heading', { name: 'Lesson booked', level: 2 })).toBeVisible()
    await expect(main).toContainText('Tue 24 Nov, 14:00, 1 h 30 min')
    await main.getByText('Every value as it is stored').first().click()
    await expect(main.getByText('Events, type').first()).toBeVisible()
    await noBarriers(page)
  })
})
