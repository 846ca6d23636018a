/** J10: a phone is gone. What it had not sent is not lost with it, and what it held is. */
import { badge } from './support/badge.ts'
import { book, goTo } from './support/hands.ts'
import { copiesOn } from './support/storage-dump.ts'
import { expect, test } from './support/story.ts'

test('[J10] an ended phone hands in its last words and is wiped; the office takes them over', async ({
  deviceOf,
}) => {
  const [phone, pc, anna] = await Promise.all([
    deviceOf('sarah'),
    deviceOf('sarah', 'desktop'),
    deviceOf('anna', 'desktop'),
  ])
  await test.step('Sarah books without signal; from her PC she ends the phone', async () => {
    await phone.losesSignal()
    await goTo(phone.page, 'Diary')
    await book(phone.page, { learner: 'Amira Khan', date: '2026-12-08', time: '10:00' })
    await expect(badge(phone.page)).toHaveText(/1 waiting to sync$/)
    const ended = await pc.page.evaluate(async () => {
      const { devices } = await (await fetch('/api/devices')).json()
      const other = devices.find((one: { isThisOne: boolean }) => !one.isThisOne)
      const answer = await fetch(`/api/devices/${other.id}/end`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      return answer.status
    })
    expect(ended).toBe(204)
  })

  await test.step('with signal again it hands in, wipes itself, and says so', async () => {
    await phone.hasSignal()
    await expect(phone.page.getByText('This device was signed out from elsewhere')).toBeVisible({
      timeout: 45_000,
    })
    await expect(phone.page.getByText(/is with the office now/)).toBeVisible({ timeout: 45_000 })
    await expect.poll(() => copiesOn(phone.page)).toEqual([])
  })

  await test.step('Anna sees what it was and stands for it, with a word to Sarah', async () => {
    const { page } = anna
    await expect(badge(page)).toHaveText('1 change needs your decision')
    // The list stands at once; what a change says comes into it once the relay has read it.
    let readOn = (): void => {}
    const isRead = new Promise<void>((resolve) => {
      readOn = resolve
    })
    await page.route(/\/api\/quarantine\/\d+$/, async (route) => {
      await isRead
      await route.continue()
    })
    await page.goto(`${anna.origin}/refused`)
    await expect(page.getByText('Reading what was written…')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Adopt under my name' })).toBeVisible()
    readOn()
    await expect(page.getByRole('heading', { name: 'Lesson booked, Amira Khan' })).toBeVisible()
    await expect(page.getByText('Device ended')).toBeVisible()
    await page.getByRole('button', { name: 'Adopt under my name' }).click()
    const form = page.getByRole('dialog', { name: 'Adopt under your name' })
    await form.getByLabel('Message to Sarah').fill('Booked for you.')
    await form.getByRole('button', { name: 'Adopt', exact: true }).click()
    await expect(page.getByRole('region', { name: 'Decided' })).toContainText('Taken over by')
    await anna.isInStep()
  })

  await test.step('and it counts: Sarah’s other device has the lesson', async () => {
    await pc.page.goto(`${pc.origin}/diary?view=day&date=2026-12-08`)
    await expect(pc.page.getByRole('main')).toContainText('Amira Khan')
    await pc.isInStep()
  })
})
