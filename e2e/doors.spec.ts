/** Ways in and out: passkeys, links for the forgetful, roles, lost devices. */
import type { Page } from '@playwright/test'
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import { noBarriers } from './support/barriers.ts'
import { goTo, toast } from './support/hands.ts'
import { addsPasskey } from './support/passkeys.ts'
import { copiesOn } from './support/storage-dump.ts'
import { expect, test } from './support/story.ts'

const PASSWORD = 'mirror-signal'

/** Answers the dialog that asks again who it is. */
const confirmIdentity = async (page: Page, password = PASSWORD): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await dialog.getByRole('button', { name: 'Confirm', exact: true }).click()
}

const openAccess = async (page: Page, name: string): Promise<void> => {
  await goTo(page, 'More')
  await page.getByRole('link', { name: /^Roles and access/ }).click()
  await page.getByLabel('Search by name').fill(name)
  await page.getByRole('link', { name: new RegExp(name) }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

test('Sarah adds a passkey, and signs in with it as long as it is there', async ({ deviceOf }) => {
  const sarah = await deviceOf('sarah')
  const { page } = sarah
  await addsPasskey(page)
  await expect(page.getByRole('list', { name: 'Your passkeys' })).toContainText('not used yet')
  await noBarriers(page)

  await page.getByRole('link', { name: 'Back to More' }).click()
  await page.getByRole('link', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await sarah.isInStep()
  await expect(page.getByRole('region', { name: 'Lesson now' })).toContainText('Amira Khan')

  await goTo(page, 'More')
  await page.getByRole('link', { name: 'Passkeys and password' }).click()
  await expect(page.getByRole('list', { name: 'Your passkeys' })).toContainText('last used')
  await page.getByRole('button', { name: /^Remove/ }).click()
  await page.getByRole('button', { name: 'Remove it' }).click()
  await expect(page.getByText('You have none yet.')).toBeVisible()
  await expect(page.getByRole('group', { name: 'Your passkeys' })).toBeHidden()
})

test('T30: with a new password Sarah removes a passkey, and her copied cookie opens nothing', async ({
  deviceOf,
}) => {
  const sarah = await deviceOf('sarah')
  const { page } = sarah
  await addsPasskey(page)
  const copied = await sarah.context.cookies()
  await page.getByLabel('Current password', { exact: true }).fill(PASSWORD)
  await page.getByLabel('New password', { exact: true }).fill('three blue lorries')
  const tick = page.getByRole('group', { name: 'Your passkeys' }).getByRole('checkbox')
  await expect(tick).not.toBeChecked()
  await tick.check()
  await noBarriers(page)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(toast(page, 'Password changed, 1 passkey removed.')).toBeVisible()
  await sarah.isInStep()
  await page.getByRole('link', { name: 'Passkeys and password' }).click()
  await expect(page.getByText('You have none yet.')).toBeVisible()

  const cookie = copied.map(({ name, value }) => `${name}=${value}`).join('; ')
  const asked = await fetch(`${sarah.origin}/api/session`, { headers: { cookie } })
  expect(asked.status).toBe(401)
})

test('T29: an invitation asks everybody the same, and lets in whoever is new', async ({
  deviceOf,
  aDevice,
}) => {
  const [anna, phone] = await Promise.all([deviceOf('anna', 'desktop'), aDevice()])
  await goTo(anna.page, 'More')
  await anna.page.getByRole('link', { name: 'Invite someone' }).click()
  await anna.page.getByLabel('Name', { exact: true }).fill('Nia Price')
  await anna.page.getByLabel('E-mail').fill('nia@post.example')
  await anna.page.getByLabel('Learner').check()
  await anna.page.getByRole('button', { name: 'Make a link' }).click()
  const link = (await anna.page.getByText(/\/invite\//).textContent()) ?? ''

  const { page } = phone
  await page.goto(link)
  await expect(page.getByRole('group', { name: 'Have you signed in here before?' })).toBeVisible()
  await expect(page.getByLabel('No, I am new here')).toBeChecked()
  await noBarriers(page)
  await page.getByLabel('Yes, with this e-mail').check()
  await page.getByLabel('Your password', { exact: true }).fill('never had one')
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(page.getByText('The password is not right.').first()).toBeVisible()
  await noBarriers(page)
  await page.getByLabel('No, I am new here').check()
  await page.getByLabel('Choose a password', { exact: true }).fill('three blue lorries')
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await phone.isInStep()
})

test('T30: what reaches far asks again after ten minutes; a wrong password says so, leaving does nothing', async ({
  relay,
  deviceOf,
}) => {
  const anna = await deviceOf('anna', 'desktop')
  const { page } = anna
  await relay.restart(undefined, { STORY_CLOCK_LATER_MS: String(11 * MINUTE_MS) })
  await anna.isInStep()
  await openAccess(page, 'Dev Patel')
  await page.getByLabel('Admin').check()
  await page.getByRole('button', { name: 'Save roles' }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await expect(dialog).toBeVisible()
  await noBarriers(page)
  await dialog.getByRole('button', { name: 'Not now' }).click()
  await expect(page.getByText('Nothing was done, because you have not confirmed')).toBeVisible()
  await expect(page.getByLabel('Admin')).toBeChecked()

  await page.getByRole('button', { name: 'Save roles' }).click()
  await confirmIdentity(page, 'mirror-mirror')
  await expect(dialog.getByText('The password is not right.')).toBeVisible()
  await confirmIdentity(page)
  await expect(toast(page, 'The roles of Dev Patel are changed')).toBeVisible()
  await page.goto(`${anna.origin}/more/access`)
  await expect(page.getByRole('link', { name: /Dev Patel/ })).toContainText('Admin')
})

test('a device that signs in is asked about on those that were there, once, and not on itself', async ({
  deviceOf,
}) => {
  const desktop = await deviceOf('sarah', 'desktop')
  const question = (page: Page) => page.getByText(/A device signed in on .*: was it you\?/)
  await expect(question(desktop.page)).toBeHidden()
  const phone = await deviceOf('sarah')
  await desktop.page.reload()
  await expect(question(desktop.page)).toBeVisible()
  await noBarriers(desktop.page)
  await expect(question(phone.page)).toBeHidden()

  await test.step('it was Sarah: not asked again', async () => {
    await desktop.page.getByRole('button', { name: 'Yes, it was me' }).click()
    await expect(question(desktop.page)).toBeHidden()
  })

  await test.step('it was not: the list of devices is one tap away', async () => {
    await deviceOf('sarah')
    await desktop.page.reload()
    await desktop.page.getByRole('link', { name: 'See my devices' }).click()
    const devices = desktop.page.getByRole('list', { name: 'My devices' })
    await expect(devices.getByRole('listitem')).toHaveCount(3)
    await expect(question(desktop.page)).toBeHidden()
  })
})

test('T46: who forgot the password is told the truth, and gets in by a link the office makes', async ({
  deviceOf,
  aDevice,
}) => {
  const [anna, phone] = await Promise.all([deviceOf('anna', 'desktop'), aDevice()])
  await phone.page.getByRole('link', { name: 'Forgotten your password?' }).click()
  await expect(phone.page.getByText('This school’s server sends no e-mail.')).toBeVisible()
  await noBarriers(phone.page)

  await openAccess(anna.page, 'Amira Khan')
  await anna.page.getByRole('button', { name: 'Make a sign-in link' }).click()
  await expect(anna.page.getByText('The link for Amira is ready')).toBeVisible()
  const link = (await anna.page.getByText(/\/reset\//).textContent()) ?? ''

  // A mail scanner or a curious thumb opens it first: that spends nothing.
  await phone.page.goto(link)
  await phone.page.reload()
  await phone.page.getByLabel('New password', { exact: true }).fill('short')
  await phone.page.getByRole('button', { name: 'Change password' }).click()
  await expect(phone.page.getByText('10 characters or more').first()).toBeVisible()
  await noBarriers(phone.page)
  await phone.page.getByLabel('New password', { exact: true }).fill('three blue lorries')
  await phone.page.getByRole('button', { name: 'Change password' }).click()
  await expect(phone.page.getByText('You were signed out everywhere.')).toBeVisible()
  await phone.page.goto(link)
  await expect(phone.page.getByRole('heading', { level: 1 })).toHaveText('This link does not work')

  await phone.page.goto(phone.origin)
  await phone.page.getByLabel('E-mail').fill('amira@origin.example')
  await phone.page.getByLabel('Password', { exact: true }).fill('three blue lorries')
  await phone.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await phone.isInStep()
})

test('T12: the office ends a lost phone, then takes its owner out of the school', async ({
  deviceOf,
}) => {
  const [anna, dev] = await Promise.all([deviceOf('anna', 'desktop'), deviceOf('dev')])
  await openAccess(anna.page, 'Dev Patel')
  const devices = anna.page.getByRole('list', { name: 'Devices of Dev Patel' })
  await expect(devices.getByRole('listitem')).toHaveCount(1)
  await expect(devices).toContainText('New')
  await devices.getByRole('button', { name: /^Sign out / }).click()
  await noBarriers(anna.page)
  await anna.page.getByRole('button', { name: 'Sign it out' }).click()
  await expect(anna.page.getByText('Not signed in anywhere.')).toBeVisible()
  await expect(dev.page.getByText('The copy on this device was erased.')).toBeVisible({
    timeout: 30_000,
  })
  await expect.poll(() => copiesOn(dev.page)).toEqual([])
  await dev.signIn('dev')

  await anna.page.getByRole('button', { name: 'Take Dev Patel out of the school' }).click()
  await anna.page.getByRole('button', { name: 'Take out', exact: true }).click()
  await expect(toast(anna.page, 'Dev Patel is taken out of the school')).toBeVisible()
  await expect(dev.page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible({
    timeout: 30_000,
  })
  await dev.page.getByLabel('E-mail').fill('dev@origin.example')
  await dev.page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await dev.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(dev.page.getByRole('alert').first()).toBeVisible()
})
