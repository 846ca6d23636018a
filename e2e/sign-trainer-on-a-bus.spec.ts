/** The sign trainer with no signal, by keyboard alone, on a phone that is switched off in between. */
import { expect, test } from './support/story.ts'

test('[TH23] what was not yet known comes first after the phone was off, all without a signal', async ({
  deviceOf,
}) => {
  const laptop = await deviceOf('amira', 'desktop')
  await laptop.switchOff()
  await laptop.losesSignal()
  await laptop.switchOn('/theory/signs?show=recall&group=works')
  const picture = () => laptop.page.getByRole('tabpanel').getByRole('img')
  const looks = async (): Promise<string> => (await picture().getAttribute('aria-label')) ?? ''
  const keys = async (...all: readonly string[]): Promise<void> => {
    for (const key of all) await laptop.page.keyboard.press(key)
  }

  const first = await test.step('she knows the first card, and the second not yet', async () => {
    const known = await looks()
    await keys('Space', 'ArrowRight')
    await expect(picture()).not.toHaveAttribute('aria-label', known)
    const notYet = await looks()
    await keys('Space', 'ArrowLeft')
    await expect(picture()).not.toHaveAttribute('aria-label', notYet)
    return notYet
  })

  await test.step('next time that one comes first', async () => {
    await laptop.switchOff()
    await laptop.switchOn('/theory/signs?show=recall&group=works')
    await expect(picture()).toHaveAttribute('aria-label', first)
  })

  await test.step('a quiz of ten, answered by keyboard', async () => {
    const { page } = laptop
    await page.getByRole('tab', { name: 'Quiz' }).click()
    for (let item = 1; item <= 10; item += 1) {
      await expect(page.getByText(`${item} of 10`, { exact: true })).toBeVisible()
      await keys('1')
      await expect(page.getByRole('button', { name: /^(Next|See the result)$/ })).toBeVisible()
      await keys('ArrowRight')
    }
    await expect(page.getByRole('heading', { name: /^\d+ of 10 right$/ })).toBeVisible()
  })
})
