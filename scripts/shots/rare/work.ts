/** Work that could not be accepted: late, or refused while the file was restricted. */
import type { Page } from '@playwright/test'
import { openChanges } from '../../../e2e/support/badge.ts'
import type { Device } from '../../../e2e/support/device.ts'
import { book, closeSheet, goTo, sheet } from '../../../e2e/support/hands.ts'
import { logs } from '../../../e2e/support/log-lesson.ts'
import { press, type RareDay, type RareStage, says } from './stage.ts'

const refusedBadge = (page: Page) => says(page, /could not be accepted/)

const endsAmira = async (anna: Device): Promise<void> => {
  const { page } = anna
  await page.goto(`${anna.origin}/people?show=learners`)
  await page.getByRole('button', { name: /Amira Khan/ }).click()
  const file = sheet(page, 'Amira Khan')
  await file.getByRole('button', { name: /^End: Sarah Whitfield/ }).click()
  const form = page.getByRole('dialog', { name: /no longer teaches/ })
  await form.getByRole('radio', { name: /From an earlier time/ }).check()
  await form.getByLabel('Time', { exact: true }).fill('12:00')
  await form.getByRole('button', { name: 'End it' }).click()
  await file.getByText('Until Tue 24 Nov, 12:00').waitFor()
  await closeSheet(page, 'Amira Khan')
  await anna.isInStep()
}

/** What the relay is asked for stays on its way until the returned function is called. */
const slowLine = async (page: Page, path: RegExp): Promise<() => void> => {
  let letGo = (): void => {}
  const isFree = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(path, async (route) => {
    await isFree
    await route.continue()
  })
  return () => letGo()
}

const lateWork = async ({ deviceOf, snap }: RareStage): Promise<void> => {
  const sarah = await deviceOf('sarah')
  const anna = await deviceOf('anna', 'desktop')
  await goTo(sarah.page, 'Today')
  await sarah.page.getByRole('button', { name: 'Start log' }).waitFor()
  await sarah.losesSignal()
  await press(sarah.page, 'Start log')
  await logs(sarah.page, 'Roundabouts with three lanes. Good at looking right early.')
  await goTo(sarah.page, 'Diary')
  await book(sarah.page, { learner: 'Amira Khan', date: '2026-12-08', time: '10:00' })
  await endsAmira(anna)
  await sarah.hasSignal()
  await refusedBadge(sarah.page)
  await snap(sarah.page, 'instructor-diary-late-work')
  await openChanges(sarah.page)
  await snap(sarah.page, 'instructor-changes-late-work')

  const { page } = anna
  await says(page, /needs? your decision/)
  const listComes = await slowLine(page, /\/api\/quarantine$/)
  await page.goto(`${anna.origin}/refused`)
  await says(page, 'Asking the school…')
  await snap(page, 'admin-refused-asking')
  const wordsCome = await slowLine(page, /\/api\/quarantine\/\d+$/)
  listComes()
  await says(page, 'Reading what was written…')
  await snap(page, 'admin-refused-reading')
  wordsCome()
  await page.getByRole('button', { name: 'Accept without charge' }).waitFor()
  await snap(page, 'admin-refused-late-work')
  await page.mouse.wheel(0, 2000)
  await snap(page, 'admin-refused-late-work-end')
  const form = page.getByRole('dialog')
  await press(page, 'Reject')
  await form.getByRole('button', { name: 'Reject' }).click()
  await says(page, /^Say why/)
  await snap(page, 'admin-refused-no-reason')
  await form.getByRole('button', { name: 'Not now' }).click()
  await press(page, 'Accept without charge')
  await form.getByLabel('Message to Sarah').fill('Please give the money back.')
  await anna.losesSignal()
  await form.getByRole('button', { name: 'Accept without charge' }).click()
  await says(page, /no connection/)
  await snap(page, 'admin-refused-failed')
  await anna.hasSignal()
  await form.getByRole('button', { name: 'Accept without charge' }).click()
  await form.waitFor({ state: 'hidden' })
  await snap(page, 'admin-refused-decided')
  await says(sarah.page, 'Counts')
  await snap(sarah.page, 'instructor-changes-late-decided')
}

const refusedWords = async ({ deviceOf, snap }: RareStage): Promise<void> => {
  const sarah = await deviceOf('sarah')
  const anna = await deviceOf('anna', 'desktop')
  const { page } = sarah
  await goTo(page, 'Today')
  await page.getByRole('button', { name: 'Start log' }).waitFor()
  await sarah.losesSignal()
  await press(page, 'Start log')
  await logs(page, 'Roundabouts with three lanes.')
  await openChanges(page)
  await snap(page, 'instructor-changes-three-waiting')
  await closeSheet(page, 'Changes')
  await anna.page.goto(`${anna.origin}/learners`)
  await anna.page.getByRole('link', { name: /^Amira Khan/ }).click()
  await anna.page.getByRole('tab', { name: 'Data' }).click()
  await press(anna.page, 'Restrict Amira’s data…')
  const form = anna.page.getByRole('dialog', { name: 'Restrict the data of Amira Khan?' })
  await form.getByLabel('Why').fill('Amira disputes a lesson')
  await form.getByRole('button', { name: 'Restrict', exact: true }).click()
  await says(anna.page, /^Restricted by Anna Marsh/)
  await anna.isInStep()
  await sarah.hasSignal()
  await refusedBadge(page)
  await snap(page, 'instructor-today-refused')
  await openChanges(page)
  await snap(page, 'instructor-changes-refused')
  await anna.page.goto(`${anna.origin}/refused`)
  await anna.page.getByRole('button', { name: /^Adopt all/ }).waitFor()
  await anna.page.getByText('Reading what was written…').first().waitFor({ state: 'hidden' })
  await snap(anna.page, 'admin-refused-several')
  await press(anna.page, /^Adopt all/)
  await anna.page.getByRole('dialog').getByLabel('Message to Sarah').fill('Counts.')
  await anna.losesSignal()
  await anna.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Adopt/ })
    .click()
  await says(anna.page, /no connection/)
  await snap(anna.page, 'admin-refused-adopt-failed')
}

export const workDays: readonly RareDay[] = [
  { name: 'rare-late-work', live: lateWork },
  { name: 'rare-refused', live: refusedWords },
]
