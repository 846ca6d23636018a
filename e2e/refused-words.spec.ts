/** P5: what the school could not accept is read, copied, tried again with other words, or let go. */
import { badge, openChanges } from './support/badge.ts'
import { goTo, toast } from './support/hands.ts'
import { logs } from './support/log-lesson.ts'
import { expect, test } from './support/story.ts'

const TYPED = 'Roundabouts with three lanes.'
const CHANGED = 'Roundabouts with three lanes, twice around.'

test('[P5] a log refused while the file was restricted: copied, edited and sent, its payment let go', async ({
  deviceOf,
}) => {
  const [sarah, anna, amira] = await Promise.all([
    deviceOf('sarah'),
    deviceOf('anna', 'desktop'),
    deviceOf('amira'),
  ])
  const { page } = sarah
  await sarah.context.grantPermissions(['clipboard-read', 'clipboard-write'])

  await test.step('Sarah logs a lesson without signal; Anna restricts the file meanwhile', async () => {
    await goTo(page, 'Today')
    await page.getByRole('button', { name: 'Start log' }).waitFor()
    await sarah.losesSignal()
    await page.getByRole('button', { name: 'Start log' }).click()
    await logs(page, TYPED)
    await expect(badge(page)).toHaveText(/3 waiting to sync$/)

    await anna.page.goto(`${anna.origin}/learners`)
    await anna.page.getByRole('link', { name: /^Amira Khan/ }).click()
    await anna.page.getByRole('tab', { name: 'Data' }).click()
    await anna.page.getByRole('button', { name: 'Restrict Amira’s data…' }).click()
    const form = anna.page.getByRole('dialog', { name: 'Restrict the data of Amira Khan?' })
    await form.getByLabel('Why').fill('Amira disputes a lesson')
    await form.getByRole('button', { name: 'Restrict', exact: true }).click()
    await anna.page.getByText(/^Restricted by Anna Marsh/).waitFor()
    await anna.isInStep()
  })

  await test.step('her words come back to her with the reason, and can be copied', async () => {
    await sarah.hasSignal()
    await expect(badge(page)).toHaveText(/could not be accepted/, { timeout: 45_000 })
    const changes = await openChanges(page)
    const log = changes
      .getByRole('region', { name: /could not be accepted/ })
      .filter({ hasText: TYPED })
    await expect(log).toContainText('Everything you typed is kept')
    // It would be refused again: not offered.
    await expect(log.getByRole('button', { name: 'Edit and try again' })).toHaveCount(0)
    await log.getByRole('button', { name: 'Copy text' }).click()
    await expect(toast(page, 'Copied')).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(TYPED)
    await changes.getByRole('button', { name: 'Close' }).click()
  })

  await test.step('Anna lifts it; Sarah sends the log with more words and lets the payment go', async () => {
    await anna.page.getByRole('button', { name: 'Lift the restriction…' }).click()
    await anna.page.getByRole('button', { name: 'Lift it' }).click()
    await expect(anna.page.getByRole('button', { name: 'Book lesson' })).toBeEnabled()
    await goTo(page, 'Learners')
    await page.getByRole('link', { name: /^Amira Khan/ }).waitFor()

    const changes = await openChanges(page)
    const one = (words: string) =>
      changes.getByRole('region', { name: /could not be accepted/ }).filter({ hasText: words })
    await one('Lesson completed').getByRole('button', { name: 'Try again' }).click()
    await expect(one('Lesson completed')).toHaveCount(0)
    await one(TYPED).getByRole('button', { name: 'Edit and try again' }).click()
    const note = one('Lesson log').getByRole('textbox', { name: 'Note' })
    await expect(note).toHaveValue(TYPED)
    await note.fill(CHANGED)
    await one('Lesson log').getByRole('button', { name: 'Save again' }).click()
    await expect(one('Lesson log')).toHaveCount(0)
    await one('£57.00').getByRole('button', { name: 'Let it go' }).click()
    await expect(one('£57.00')).toHaveCount(0)
    await changes.getByRole('button', { name: 'Close' }).click()
    await sarah.isInStep()
  })

  await test.step('and it counts: Amira reads the words as they were sent', async () => {
    await amira.page.goto(`${amira.origin}/lessons?show=past`)
    await amira.page.getByRole('link', { name: /14:00 to 15:30/ }).click()
    await expect(amira.page.getByText(CHANGED)).toBeVisible()
    await expect(amira.page.getByRole('main')).not.toContainText('Receipt')
  })
})
