/**
 * The power goes a moment after somebody has signed in or out. The browser itself writes down only
 * later who that was; the app must know it all the same.
 */
import { goTo } from './support/hands.ts'
import { expect, test } from './support/story.ts'

test('P1: the battery dies just after Amira signed in, and the phone opens without a line', async ({
  aDevice,
}) => {
  const phone = await aDevice()
  // The app itself is kept for offline starts before she signs in, so that nothing waits after it.
  await phone.keepsTheApp()
  const { page } = phone
  await page.getByLabel('E-mail').fill('amira@origin.example')
  await page.getByLabel('Password', { exact: true }).fill('mirror-signal')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await phone.isFilled()
  await phone.losesSignal()
  await phone.dies()
  await phone.switchOn()
  await expect(phone.page.getByRole('region', { name: 'Lesson now' })).toContainText(
    'Sarah Whitfield',
  )
})

test('T31: signed out without a line, and the power goes: the next start is not Sarah’s', async ({
  deviceOf,
}) => {
  const computer = await deviceOf('sarah', 'desktop')
  // Closed in order once: now the browser has her cookie, and who she is, on its disk.
  await computer.switchOff()
  await computer.switchOn()
  await computer.isInStep()
  await computer.losesSignal()
  await goTo(computer.page, 'More')
  await computer.page.getByRole('link', { name: 'Sign out' }).click()
  await computer.page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(computer.page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  await computer.dies()

  await computer.hasSignal()
  await computer.switchOn()
  await expect(computer.page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  // The cookie was still hers; the note that the session has to be ended was kept as well.
  const { page, origin } = computer
  await expect
    .poll(async () => (await page.request.get(`${origin}/api/session`)).status())
    .toBe(401)
})
