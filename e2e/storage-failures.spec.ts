/** The device cannot keep what is done on it, or has lost it: nothing is pretended. */
import { DAY_MS, HOUR_MS } from '#shared/kernel/time-units.ts'
import { badge } from './support/badge.ts'
import { noBarriers } from './support/barriers.ts'
import { isFull, leaveRoom } from './support/disk.ts'
import { book, sheet, wishFor } from './support/hands.ts'
import { expect, test } from './support/story.ts'

const WISH = { learner: 'Amira Khan', date: '2026-12-15', time: '11:00' }

test('T38: on a full device “Not saved” is said, the form keeps its words, and saves once there is room', async ({
  deviceOf,
}) => {
  const sarah = await deviceOf('sarah', 'desktop')
  const { page } = sarah
  await page.goto(`${sarah.origin}/diary`)
  await page.getByRole('button', { name: 'New booking' }).click()
  await wishFor(page, WISH)
  const form = sheet(page, 'New booking')
  await leaveRoom(page, 1)
  // The browser goes on for half a minute with what it thought was free.
  await expect.poll(() => isFull(page), { timeout: 60_000, intervals: [500] }).toBe(true)
  await form.getByRole('button', { name: 'Book lesson' }).click()
  await expect(form.getByText(/could not save it|Not saved/).first()).toBeVisible()
  await expect(form.getByLabel('Date')).toHaveValue(WISH.date)
  await expect(form.getByLabel('Time', { exact: true })).toHaveValue(WISH.time)
  await expect(page.getByText('Not saved: this device is full')).toBeVisible()
  await expect(badge(page)).toHaveText('All changes saved')

  await leaveRoom(page, undefined)
  await form.getByRole('button', { name: 'Book lesson' }).click()
  await expect(form).toBeHidden()
  await expect(page.getByText('Not saved: this device is full')).toBeHidden()
  await sarah.isInStep()
})

test('T37: the browser deletes the databases: said at once, said what was lost, and all else comes again', async ({
  deviceOf,
}) => {
  const sarah = await deviceOf('sarah', 'desktop')
  const { page } = sarah
  await sarah.losesSignal()
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(badge(page)).toHaveText(/1 waiting to sync$/)

  await page.evaluate(async () => {
    const gone = (name: string): Promise<unknown> =>
      new Promise((done) => {
        const request = indexedDB.deleteDatabase(name)
        request.onsuccess = request.onblocked = done
      })
    for (const { name } of await indexedDB.databases()) if (name) await gone(name)
  })
  await expect(
    page.getByText('Not saved: the browser has deleted this device’s copy'),
  ).toBeVisible()

  await sarah.hasSignal()
  await page.getByRole('button', { name: 'Start again' }).click()
  await expect(page.getByText('1 change had not been sent and is lost')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Lesson now' })).toContainText('Amira Khan')
  await page.getByRole('button', { name: 'I have read this' }).click()
  await expect(page.getByText('had not been sent')).toBeHidden()
  await sarah.isInStep()
})

test('T37: work unsent for more than a day raises a notice with its age', async ({ deviceOf }) => {
  const sarah = await deviceOf('sarah', 'desktop')
  await sarah.losesSignal()
  await sarah.page.goto(`${sarah.origin}/diary`)
  await book(sarah.page, WISH)
  await sarah.switchOff()
  await sarah.clockJumps(DAY_MS * 1.1)
  await sarah.switchOn('/today')
  await expect(sarah.page.getByText(/1 change has waited since Tue 24 Nov, 15:1\d/)).toBeVisible()
})

test('P7: a month without contact closes the records and keeps what was not sent', async ({
  deviceOf,
}) => {
  const sarah = await deviceOf('sarah', 'desktop')
  await sarah.losesSignal()
  await sarah.page.goto(`${sarah.origin}/diary`)
  await book(sarah.page, WISH)
  await sarah.switchOff()
  await sarah.clockJumps(DAY_MS * 31)
  await sarah.switchOn('/today')
  const { page } = sarah
  const closed = page.getByRole('heading', { name: '30 days without contact', level: 1 })
  await expect(closed).toBeVisible()
  await expect(page.getByText('1 change of Sarah has not been sent yet.')).toBeVisible()
  await expect(page.getByText('Amira Khan')).toHaveCount(0)
  await noBarriers(page)

  await test.step('setting the clock back does not open it', async () => {
    await sarah.switchOff()
    await sarah.clockJumps(-DAY_MS * 31)
    await sarah.switchOn('/today')
    await expect(sarah.page.getByRole('heading', { level: 1 })).toHaveText(
      '30 days without contact',
    )
  })

  await test.step('signing in does, and what was kept goes out', async () => {
    await sarah.hasSignal()
    await sarah.page.getByLabel('E-mail').fill('sarah@origin.example')
    await sarah.page.getByLabel('Password', { exact: true }).fill('mirror-signal')
    await sarah.page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(sarah.page.getByRole('region', { name: 'Lesson now' })).toBeVisible()
    await sarah.isInStep()
  })
})

test('T39: a clock that is an hour slow is said on a start without a line as well, until it is right', async ({
  deviceOf,
}) => {
  const sarah = await deviceOf('sarah')
  await sarah.switchOff()
  await sarah.clockJumps(-HOUR_MS)
  await sarah.switchOn('/today')
  await expect(sarah.page.getByText(/This device’s clock is 1 h behind\./)).toBeVisible()
  await sarah.isInStep()

  await sarah.losesSignal()
  await sarah.switchOff()
  await sarah.switchOn('/today')
  const lastKnown = sarah.page.getByText(/clock was 1 h behind when it was last online\./)
  await expect(lastKnown).toBeVisible()

  await sarah.clockJumps(HOUR_MS)
  await sarah.hasSignal()
  await expect(lastKnown).toBeHidden()
})

test('T37: a window that may keep nothing says so, and that an ordinary one would', async ({
  aDevice,
}) => {
  const { page, origin } = await aDevice()
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not in a private window.', 'SecurityError')
    }
  })
  await page.goto(origin)
  await page.getByLabel('E-mail').fill('sarah@origin.example')
  await page.getByLabel('Password', { exact: true }).fill('mirror-signal')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(
    page.getByRole('heading', { name: 'This device’s copy does not open' }),
  ).toBeVisible()
  await expect(page.getByText(/open Dual Control in an ordinary one/)).toBeVisible()
})
