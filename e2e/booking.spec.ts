/** From asking for a time to calling it off, between two learners and their instructor. */
import type { Page } from '@playwright/test'
import { badge } from './support/badge.ts'
import { closeSheet, goTo, savedHere, sheet, toast, wishFor } from './support/hands.ts'
import { expect, test } from './support/story.ts'

/** A day next week without a lesson of anybody. */
const DAY = { button: /^Thu 3 Dec, /, region: /^Thu 3 Dec/, date: '2026-12-03' }
const NOT_YOURS_YET = 'Will be requested when online'

/** Asks for this hour of the day, offline or not. */
const asks = async (page: Page, time: string): Promise<void> => {
  await goTo(page, 'Lessons')
  await page.getByRole('button', { name: 'Ask for a lesson' }).click()
  const form = sheet(page, 'Ask for a time')
  await form.getByRole('button', { name: 'Later' }).click()
  await form.getByRole('button', { name: DAY.button }).click()
  await form.getByRole('button', { name: time, exact: true }).click()
  await form.getByRole('button', { name: `Ask for Thu 3 Dec, ${time}` }).click()
  await expect(form).toBeHidden()
}

const lesson = (page: Page, status: string) =>
  page.getByRole('region', { name: DAY.region }).getByRole('button', { name: new RegExp(status) })

test('two learners ask, one of them without a line; the instructor confirms, moves, cancels, undoes', async ({
  deviceOf,
}) => {
  const [sarah, amira, seun] = await Promise.all([
    deviceOf('sarah'),
    deviceOf('amira'),
    deviceOf('seun'),
  ])

  await test.step('Amira asks without a line, and is told that nobody knows yet', async () => {
    await amira.losesSignal()
    const { page } = amira
    await goTo(page, 'Lessons')
    await page.getByRole('button', { name: 'Ask for a lesson' }).click()
    await expect(sheet(page, 'Ask for a time').getByText(NOT_YOURS_YET)).toBeVisible()
    await closeSheet(page, 'Ask for a time')
    await asks(page, '10:00')
    await expect(toast(page, /10:00: will be requested when online/)).toBeVisible()
    await expect(lesson(page, 'Not sent yet. Sarah does not know')).toBeVisible()
    await lesson(page, '10:00').click()
    await expect(sheet(page, /Lesson with Sarah/)).toContainText('saved here, not sent yet')
    await closeSheet(page, /Lesson with Sarah/)
  })

  await test.step('Seun asks for the hour after, with a line', async () => {
    await asks(seun.page, '11:00')
    await expect(toast(seun.page, /Waiting for Sarah/)).toBeVisible()
    await seun.isInStep()
    await amira.hasSignal()
    await amira.isInStep()
    await expect(lesson(amira.page, 'Waiting for Sarah|Pending')).toBeVisible()
  })

  const { page } = sarah
  const waiting = page.getByRole('region', { name: /^Waiting for you/ })
  await test.step('Sarah confirms both from Today', async () => {
    await goTo(page, 'Diary')
    await goTo(page, 'Today')
    await expect(waiting.getByRole('listitem')).toHaveCount(2)
    for (const name of ['Amira Khan', 'Seun Adebayo']) {
      await waiting
        .getByRole('listitem')
        .filter({ hasText: name })
        .getByRole('button', { name: 'Confirm' })
        .click()
      await expect(waiting.getByRole('listitem').filter({ hasText: name })).toHaveCount(0)
    }
    await expect(lesson(amira.page, 'Confirmed')).toBeVisible()
    await expect(lesson(seun.page, 'Confirmed')).toBeVisible()
  })

  await test.step('moving Amira on top of Seun is warned about before anything is saved', async () => {
    await page.goto(`${sarah.origin}/diary?view=day&date=${DAY.date}`)
    await page.getByRole('button', { name: /10:00 to 11:00, Amira Khan/ }).click()
    await page.getByRole('button', { name: 'Move…' }).click()
    const form = sheet(page, /^Move: Amira Khan/)
    await form.getByLabel('Time', { exact: true }).fill('10:30')
    await expect(form).toContainText('Two lessons at one time')
    await expect(form).toContainText(
      'Seun has a lesson from 11:00 to 12:00: 30 min at the same time.',
    )
    await form.getByLabel('Time', { exact: true }).fill('09:00')
    await expect(form).not.toContainText('Two lessons at one time')
    await form.getByRole('button', { name: 'Move to Thu 3 Dec, 09:00' }).click()
    await savedHere(page)
    await expect(lesson(amira.page, '09:00 to 10:00')).toBeVisible()
  })

  await test.step('cancelling asks for a reason; undoing brings it back for everybody', async () => {
    await page.getByRole('button', { name: /09:00 to 10:00, Amira Khan/ }).click()
    await page.getByRole('button', { name: 'Cancel lesson…' }).click()
    const form = sheet(page, 'Cancel lesson')
    await form.getByRole('button', { name: 'Cancel lesson', exact: true }).click()
    await expect(form.getByText('Choose a reason for cancelling.')).toBeVisible()
    await form.getByRole('radio', { name: 'Car out of order' }).check()
    await form.getByLabel(/^A few words/).fill('Clutch. Back on Friday.')
    await form.getByRole('button', { name: 'Cancel lesson', exact: true }).click()
    await expect(toast(page, /Lesson on Thu 3 Dec cancelled. Not charged/)).toBeVisible()
    await expect(lesson(amira.page, 'Cancelled by Sarah: a fault of the car')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect(toast(page, 'Taken back. Saved on this device')).toBeVisible()
    await expect(lesson(amira.page, 'Confirmed')).toBeVisible()
    await sarah.isInStep()
  })
})

test('staff are warned that a new booking overlaps, and may still save it', async ({
  deviceOf,
}) => {
  const anna = await deviceOf('anna', 'desktop')
  const { page } = anna
  await goTo(page, 'Diary')
  await page.getByRole('button', { name: 'New booking' }).click()
  await wishFor(page, {
    learner: 'Joanne Pickles',
    instructor: 'Sarah Whitfield',
    date: '2026-11-25',
    time: '13:30',
  })
  const form = sheet(page, 'New booking')
  await expect(form).toContainText('Two lessons at one time')
  await expect(form).toContainText(/Amira has a lesson from 13:00 to 14:00: 30 min/)
  await form.getByRole('button', { name: 'Book lesson' }).click()
  await expect(form).toBeHidden()
  await expect(badge(page)).toHaveText('1 change needs your decision')
})
