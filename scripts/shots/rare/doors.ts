import { DEVICES_AT_MOST } from '#shared/kernel/devices.ts'
import { HOUR_MS, MINUTE_MS } from '#shared/kernel/time-units.ts'
import { goTo, toast } from '../../../e2e/support/hands.ts'
import { withAuthenticator } from '../../../e2e/support/passkeys.ts'
import { press, type RareDay, type RareStage, says } from './stage.ts'

const PASSWORD = 'mirror-signal'

const joining = async ({ deviceOf, aDevice, snap }: RareStage): Promise<void> => {
  const anna = await deviceOf('anna', 'desktop')
  await anna.page.goto(`${anna.origin}/more/invite`)
  await anna.page.getByLabel('Name', { exact: true }).fill('Nia Price')
  await anna.page.getByLabel('E-mail').fill('nia@post.example')
  await anna.page.getByLabel('Learner').check()
  await press(anna.page, 'Make a link')
  const link = (await anna.page.getByText(/\/invite\//).textContent()) ?? ''
  await snap(anna.page, 'admin-invite-link')

  const { page } = await aDevice('desktop')
  await snap(page, 'nobody-sign-in-computer')
  await page.goto(link)
  await says(page, 'Several people use this computer')
  await snap(page, 'nobody-invite-new')
  await page.getByLabel('Choose a password', { exact: true }).fill('nia price')
  await page.getByLabel('Several people use this computer').check()
  await press(page, 'Join')
  await says(page, /There is a problem/)
  await snap(page, 'nobody-invite-refused')
  await page.getByText('Several people use this computer').scrollIntoViewIfNeeded()
  await snap(page, 'nobody-invite-refused-below')
  await page.getByLabel('Yes, with this e-mail').check()
  await page.getByLabel('Your password', { exact: true }).fill('never had one')
  await press(page, 'Join')
  await says(page, 'The password is not right.')
  await snap(page, 'nobody-invite-wrong')
}

const forgetting = async ({ deviceOf, aDevice, snap }: RareStage): Promise<void> => {
  const anna = await deviceOf('anna', 'desktop')
  await anna.page.goto(`${anna.origin}/more/access`)
  await anna.page.getByRole('link', { name: /Amira Khan/ }).click()
  await press(anna.page, 'Make a sign-in link')
  await says(anna.page, 'The link for Amira is ready')
  await anna.page.getByText('The link for Amira is ready').scrollIntoViewIfNeeded()
  await snap(anna.page, 'admin-access-link')
  const link = (await anna.page.getByText(/\/reset\//).textContent()) ?? ''

  const { page, origin } = await aDevice()
  await page.goto(`${origin}/forgotten`)
  await says(page, 'This school’s server sends no e-mail.')
  await snap(page, 'nobody-forgotten-no-mail')
  await page.goto(link)
  await page.getByLabel('New password', { exact: true }).fill('short')
  await press(page, 'Change password')
  await says(page, '10 characters or more')
  await snap(page, 'nobody-reset-refused')
  await page.getByLabel('New password', { exact: true }).fill('three blue lorries')
  await press(page, 'Change password')
  await says(page, 'You were signed out everywhere.')
  await snap(page, 'nobody-reset-done')
  await page.goto(link)
  await says(page, 'This link does not work')
  await snap(page, 'nobody-reset-spent')
}

const locking = async ({ deviceOf, aDevice, snap }: RareStage): Promise<void> => {
  const sarah = await deviceOf('sarah')
  const { page } = sarah
  await page.goto(`${sarah.origin}/more/screen-lock`)
  await page.getByLabel('6-digit code').fill('240711')
  await page.getByLabel('Repeat the code').fill('240712')
  await press(page, 'Set the screen lock')
  await snap(page, 'instructor-screen-lock-refused')
  await page.getByLabel('Repeat the code').fill('240711')
  await press(page, 'Set the screen lock')
  await page.getByRole('button', { name: 'Lock now' }).waitFor()
  await snap(page, 'instructor-screen-lock-set')
  await press(page, 'Lock now')
  const digits = page.getByLabel('6-digit code')
  await digits.waitFor()
  await snap(page, 'instructor-lock-digits')
  for (const left of ['4 tries', '3 tries', '2 tries', '1 try', '']) {
    await digits.fill('000000')
    await press(page, 'Open')
    if (left) await says(page, `${left} left, then the password.`)
    if (left === '1 try') await snap(page, 'instructor-lock-one-try')
  }
  await sarah.losesSignal()
  await page.getByLabel('Password of Sarah', { exact: true }).fill(PASSWORD)
  await press(page, 'Open')
  await says(page, 'There is no connection to the school just now.')
  await snap(page, 'instructor-lock-password-offline')

  const pc = await aDevice('desktop')
  await pc.page.getByLabel('Several people use this computer').check()
  await pc.signIn('anna')
  await snap(pc.page, 'admin-shared-computer-in')
  await pc.losesSignal()
  await says(pc.page, 'This shared computer keeps no copy')
  await snap(pc.page, 'admin-shared-computer-offline')
  await pc.clockJumps(11 * MINUTE_MS)
  await pc.page.keyboard.press('Shift')
  await pc.page.getByRole('heading', { name: 'Locked', level: 1 }).waitFor()
  await snap(pc.page, 'admin-shared-computer-locked')
}

/** What else is signed in as Sarah: browsers that came and went. */
const signInFrom = async (origin: string, deviceName: string): Promise<void> => {
  const answer = await fetch(`${origin}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({
      email: 'sarah@origin.example',
      password: PASSWORD,
      deviceName,
      deviceKind: 'personal',
    }),
  })
  if (!answer.ok) throw new Error(`${deviceName}: ${answer.status} ${await answer.text()}`)
}

const DEVICE_NAMES = [
  'Chrome, Android phone',
  'Safari, iPhone',
  'Firefox, Windows',
  'Edge, Windows',
]

const manyDevices = async ({ deviceOf, snap }: RareStage): Promise<void> => {
  const sarah = await deviceOf('sarah')
  const { page } = sarah
  await signInFrom(sarah.origin, 'Safari, iPhone')
  await page.reload()
  await says(page, /was it you\?/)
  await snap(page, 'instructor-today-new-device')
  await press(page, 'Yes, it was me')
  for (let count = 2; count < DEVICES_AT_MOST; count += 1)
    await signInFrom(sarah.origin, DEVICE_NAMES[count % DEVICE_NAMES.length] ?? '')
  await page.goto(`${sarah.origin}/more/devices`)
  await page.getByRole('list', { name: 'My devices' }).waitFor()
  await snap(page, 'instructor-more-devices-twenty')
  await page.getByRole('button', { name: 'Sign out everywhere else' }).scrollIntoViewIfNeeded()
  await snap(page, 'instructor-more-devices-twenty-end')
  await page
    .getByRole('button', { name: /^Sign out (Safari|Firefox|Edge|Chrome)/ })
    .first()
    .click()
  await page.getByRole('alertdialog').waitFor()
  await snap(page, 'instructor-more-devices-end-one')
}

const passkeys = async ({ deviceOf, snap }: RareStage): Promise<void> => {
  const sarah = await deviceOf('sarah')
  const { page } = sarah
  await withAuthenticator(page)
  await goTo(page, 'More')
  await page.getByRole('link', { name: 'Passkeys and password' }).click()
  await press(page, 'Add a passkey on this device')
  await toast(page, /Passkey added/).waitFor()
  await snap(page, 'instructor-more-password-passkey')
  await page.getByLabel('Current password', { exact: true }).fill('mirror-mirror')
  await page.getByLabel('New password', { exact: true }).fill('three blue lorries')
  await page.getByRole('group', { name: 'Your passkeys' }).getByRole('checkbox').check()
  await press(page, 'Change password')
  await says(page, 'The password is not right.')
  await snap(page, 'instructor-more-password-refused')
  await press(page, /^Remove/)
  await page.getByRole('button', { name: 'Remove it' }).waitFor()
  await snap(page, 'instructor-more-password-remove')
}

const wrongClock = async ({ deviceOf, snap }: RareStage): Promise<void> => {
  const sarah = await deviceOf('sarah')
  await sarah.switchOff()
  await sarah.clockJumps(-HOUR_MS)
  await sarah.switchOn('/today')
  await says(sarah.page, /clock is 1 h behind\./)
  await sarah.isInStep()
  await snap(sarah.page, 'instructor-today-clock')
  await sarah.losesSignal()
  await sarah.switchOff()
  await sarah.switchOn('/today')
  await says(sarah.page, /when it was last online\./)
  await snap(sarah.page, 'instructor-today-clock-offline')
}

export const doorDays: readonly RareDay[] = [
  { name: 'rare-joining', live: joining },
  { name: 'rare-forgetting', live: forgetting },
  { name: 'rare-locking', live: locking },
  { name: 'rare-devices', live: manyDevices },
  { name: 'rare-passkeys', live: passkeys },
  { name: 'rare-clock', live: wrongClock },
]
