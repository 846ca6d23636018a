/** F185: data that is kept and not worked with, and what a learner agrees to, on record. */
import { badge } from './support/badge.ts'
import { goTo, savedHere, toast } from './support/hands.ts'
import { storageDump } from './support/storage-dump.ts'
import { expect, test } from './support/story.ts'

test('F185: Anna restricts Amira’s data: Sarah’s phone loses it, Amira reads why, until it is lifted', async ({
  deviceOf,
}) => {
  const [office, phone, learner] = await Promise.all([
    deviceOf('anna', 'desktop'),
    deviceOf('sarah'),
    deviceOf('amira'),
  ])
  const { page } = office
  await expect.poll(() => storageDump(phone.page)).toContain('Amira Khan')

  await test.step('Anna restricts it, with a reason', async () => {
    await page.goto(`${office.origin}/learners`)
    await page.getByRole('link', { name: /^Amira Khan/ }).click()
    await page.getByRole('tab', { name: 'Data' }).click()
    await page.getByRole('button', { name: 'Restrict Amira’s data…' }).click()
    const form = page.getByRole('dialog', { name: 'Restrict the data of Amira Khan?' })
    await form.getByRole('button', { name: 'Restrict', exact: true }).click()
    await expect(form.getByText('Say why it is restricted')).toBeVisible()
    await form.getByLabel('Why').fill('Amira disputes her last mock test')
    await form.getByRole('button', { name: 'Restrict', exact: true }).click()
    await expect(page.getByText(/^Restricted by Anna Marsh on .*disputes her last/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Book lesson' })).toBeDisabled()
    await office.isInStep()
  })

  await test.step('Sarah’s phone no longer has her name or her file', async () => {
    await goTo(phone.page, 'Learners')
    await expect(phone.page.getByRole('link', { name: /^Amira Khan/ })).toHaveCount(0)
    await expect.poll(() => storageDump(phone.page)).not.toContain('Amira Khan')
  })

  await test.step('Amira still reads everything, and is told why she cannot book', async () => {
    await goTo(learner.page, 'More')
    await learner.page.getByRole('link', { name: 'Your data' }).click()
    await expect(learner.page.getByText(/disputes her last mock test/)).toBeVisible()
    await expect(learner.page.getByText(/lesson records: notes/)).toBeVisible()
  })

  await test.step('Anna lifts it, and Sarah has it again', async () => {
    await page.getByRole('button', { name: 'Lift the restriction…' }).click()
    await page.getByRole('button', { name: 'Lift it' }).click()
    await expect(page.getByRole('button', { name: 'Book lesson' })).toBeEnabled()
    await expect(phone.page.getByRole('link', { name: /^Amira Khan/ })).toBeVisible()
  })
})

test('F185: Seun agrees and takes it back without signal; the office sees the log', async ({
  deviceOf,
}) => {
  const [office, phone] = await Promise.all([deviceOf('anna', 'desktop'), deviceOf('seun')])
  const { page } = office
  const box = (name: string) => phone.page.getByRole('checkbox', { name })

  await test.step('on the bus Seun says yes to two things, and no again to one', async () => {
    await goTo(phone.page, 'More')
    await phone.page.getByRole('link', { name: 'Your data' }).click()
    await phone.losesSignal()
    await expect(box('News by e-mail')).not.toBeChecked()
    await box('News by e-mail').check()
    await savedHere(phone.page)
    await box('Recording in the car').check()
    await expect(toast(phone.page, /^Recording in the car: yes/)).toBeVisible()
    await box('News by e-mail').uncheck()
    await expect(toast(phone.page, /^News by e-mail: no/)).toBeVisible()
    await expect(badge(phone.page)).toHaveText(/3 waiting to sync$/)
    await phone.hasSignal()
    await phone.isInStep()
  })

  await test.step('Anna sees who said what, and notes a signed form', async () => {
    await page.goto(`${office.origin}/learners`)
    await page.getByRole('link', { name: /^Seun Adebayo/ }).click()
    await page.getByRole('tab', { name: 'Data' }).click()
    const log = page.getByRole('list', { name: 'Everything said about consents' })
    await expect(log.getByRole('listitem')).toHaveCount(3)
    await expect(log).toContainText('Withdrawn, by Seun Adebayo in the app')
    await page.getByRole('button', { name: /^Progress shared/ }).click()
    await page.getByRole('button', { name: 'Note the consent' }).click()
    await expect(log).toContainText('Yes, noted from paper by Anna Marsh')
    await office.isInStep()
  })

  await test.step('and Seun sees that the office noted it', async () => {
    await expect(phone.page.getByText(/noted from paper by Anna Marsh/)).toBeVisible()
    await expect(box('Progress shared with a parent or payer')).toBeChecked()
  })
})

test('F185: Amira corrects her own number without signal, and the office has it', async ({
  deviceOf,
}) => {
  const [office, phone] = await Promise.all([deviceOf('anna', 'desktop'), deviceOf('amira')])
  await goTo(phone.page, 'More')
  await phone.page.getByRole('link', { name: 'Your data' }).click()
  await phone.losesSignal()
  await phone.page.getByLabel('Phone').fill('07700 900777')
  await phone.page.getByRole('button', { name: 'Save details' }).click()
  await savedHere(phone.page)
  await phone.hasSignal()
  await phone.isInStep()
  await office.page.goto(`${office.origin}/learners`)
  await office.page.getByRole('link', { name: /^Amira Khan/ }).click()
  await expect(office.page.getByText('07700 900777')).toBeVisible()
})
