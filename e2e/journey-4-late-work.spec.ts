/** J4: taken off a learner while out of reach. One lesson before the end, one after it. */
import { badge, openChanges } from './support/badge.ts'
import { book, goTo, sheet } from './support/hands.ts'
import { logs } from './support/log-lesson.ts'
import { storageDump } from './support/storage-dump.ts'
import { expect, test } from './support/story.ts'

const EARLY = 'Reversed into a bay twice.'
const LATE = 'Roundabouts with three lanes.'
const TITLE = 'Sarah logged a lesson with Amira at 14:00, after the assignment ended at 12:00'

test('[J4] unassigned while offline: the lesson before the end counts, the one after it is one question to the office', async ({
  deviceOf,
}) => {
  const [sarah, amira, anna] = await Promise.all([
    deviceOf('sarah'),
    deviceOf('amira'),
    deviceOf('anna', 'desktop'),
  ])

  const { personId } = await amira.page.evaluate(async () => (await fetch('/api/session')).json())
  /** Rows of logs of hers, which only her team may read. */
  const amirasLessons = new RegExp(`"table":"lesson"[^}]*"learnerId":"${personId}"`)

  await test.step('Sarah has two lessons with Amira today, and is out of reach', async () => {
    await goTo(anna.page, 'Diary')
    await book(anna.page, {
      learner: 'Amira Khan',
      instructor: 'Sarah Whitfield',
      date: '2026-11-24',
      time: '11:00',
    })
    await anna.isInStep()
    await goTo(sarah.page, 'Today')
    await expect(sarah.page.getByRole('button', { name: '1 lesson to log' })).toBeVisible()
    expect(amirasLessons.test(await storageDump(sarah.page))).toBe(true)
    await sarah.losesSignal()
    await expect(badge(sarah.page)).toHaveText(/^Offline/)
  })

  await test.step('she logs both, not knowing', async () => {
    const { page } = sarah
    await page.getByRole('button', { name: '1 lesson to log' }).click()
    await logs(page, EARLY)
    await page.getByRole('button', { name: 'Start log' }).click()
    await logs(page, LATE)
    await expect(badge(page)).toHaveText(/6 waiting to sync$/)
  })

  await test.step('Anna gives Amira to somebody else, from 12:00', async () => {
    const { page } = anna
    await page.goto(`${anna.origin}/people?show=learners`)
    await page.getByRole('button', { name: /Amira Khan/ }).click()
    const file = sheet(page, 'Amira Khan')
    await file.getByRole('button', { name: /^End: Sarah Whitfield/ }).click()
    const form = page.getByRole('dialog', { name: /no longer teaches/ })
    await form.getByRole('radio', { name: /From an earlier time/ }).check()
    await form.getByLabel('Time', { exact: true }).fill('12:00')
    await form.getByRole('button', { name: 'End it' }).click()
    await expect(file).toContainText('Until Tue 24 Nov, 12:00')
    await anna.isInStep()
  })

  await test.step('with signal again the first lesson counts; Sarah is told of the end, once', async () => {
    await sarah.hasSignal()
    const { page } = sarah
    await expect(badge(page)).toHaveText(/could not be accepted/, { timeout: 45_000 })
    const changes = await openChanges(page)
    const told = changes.getByRole('region', {
      name: 'You are no longer assigned to Amira Khan from Tuesday 24 November, 12:00',
    })
    await expect(told).toHaveCount(1)
    await expect(told).toContainText('You logged the lesson of Tue 24 Nov, 14:00')
    await expect(told).toContainText(LATE)
    await expect(told).not.toContainText(EARLY)
    await changes.getByRole('button', { name: 'Close' }).click()
    await goTo(page, 'Learners')
    await expect(page.getByRole('main')).not.toContainText('Amira Khan')
    // Her copies of Amira's lessons have gone from the disk, not only from the screen.
    const kept = await storageDump(page)
    expect(amirasLessons.test(kept)).toBe(false)
    // Only in her own list of what was sent today, not as a record of Amira's.
    expect(kept.split(EARLY)).toHaveLength(2)
    await amira.page.getByRole('link', { name: 'Lessons', exact: true }).click()
    await amira.page.getByRole('tab', { name: 'History' }).click()
    await amira.page.getByRole('link', { name: /11:00 to 12:00/ }).click()
    await expect(amira.page.getByText(EARLY)).toBeVisible()
  })

  await test.step('while it waits Amira is told one story, and the diary says so too', async () => {
    const { page } = amira
    await page.goto(`${amira.origin}/lessons`)
    const today = page.getByRole('region', { name: 'Today, Tue 24 Nov' })
    const lesson = today.getByRole('button', { name: /14:00 to 15:30/ })
    await expect(lesson).toContainText('Recorded by Sarah, awaiting the school')
    await lesson.click()
    await expect(page.getByText(/It awaits the school’s decision/)).toBeVisible()
    await expect(page.locator('body')).not.toContainText(LATE)
    await anna.page.goto(`${anna.origin}/diary`)
    await anna.page
      .getByRole('button', { name: /14:00 to 15:30, Amira Khan .* being sorted out/ })
      .click()
    await expect(anna.page.getByText(/It awaits your decision/)).toBeVisible()
  })

  await test.step('Anna has one card, and accepts the lesson without its payment', async () => {
    const { page } = anna
    await page.goto(`${anna.origin}/refused`)
    const card = page.getByRole('region', { name: TITLE })
    await expect(card).toContainText(LATE)
    await expect(card).toContainText('£57.00')
    await expect(page.getByRole('main').getByText('Late work')).toHaveCount(1)
    await card.getByRole('button', { name: 'Accept without charge' }).click()
    const form = page.getByRole('dialog', { name: 'Accept without charge' })
    await form.getByLabel('Message to Sarah').fill('Please give the money back.')
    await form.getByRole('button', { name: 'Accept without charge' }).click()
    await expect(card).toBeHidden()
    await anna.isInStep()
  })

  await test.step('Amira has the lesson and no receipt for it; Sarah reads what became of each part', async () => {
    const { page } = amira
    await page.goto(`${amira.origin}/lessons?show=past`)
    await expect(page.getByText('awaiting the school')).toHaveCount(0)
    await page.getByRole('link', { name: /14:00 to 15:30/ }).click()
    await expect(page.getByText(LATE)).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText('Receipt')
    const changes = await openChanges(sarah.page)
    const told = changes.getByRole('region', { name: /^You are no longer assigned/ })
    await expect(told.getByText('Counts', { exact: true })).toHaveCount(2)
    await expect(told.getByText('Not accepted', { exact: true })).toHaveCount(1)
    await expect(told).toContainText('Accepted without charge. Please give the money back.')
    await told.getByRole('button', { name: 'Got it' }).click()
    await expect(told).toBeHidden()
  })
})
