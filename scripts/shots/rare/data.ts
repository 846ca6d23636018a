import { openChanges } from '../../../e2e/support/badge.ts'
import { press, type RareDay, type RareStage, says } from './stage.ts'

const erasing = async ({ deviceOf, snap }: RareStage): Promise<void> => {
  const anna = await deviceOf('anna', 'desktop')
  const { page, origin } = anna
  await page.goto(`${origin}/more/invite`)
  await page.getByLabel('Name', { exact: true }).fill('Zoe Thistlewood')
  await page.getByLabel('E-mail').fill('zoe@post.example')
  await page.getByLabel('Learner').check()
  await press(page, 'Make a link')
  const link = (await page.getByText(/\/invite\//).textContent()) ?? ''
  const token = link.split('/').at(-1)
  await fetch(`${origin}/api/invitations/${token}/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({
      displayName: 'Zoe Thistlewood',
      password: 'a long enough password',
      isNewHere: true,
      deviceName: 'Safari, iPhone',
      deviceKind: 'personal',
    }),
  })
  await page.goto(`${origin}/more/retention`)
  await says(page, 'No files are due for erasing')
  await snap(page, 'admin-retention-top')
  await page.getByRole('heading', { name: 'The school’s rules' }).scrollIntoViewIfNeeded()
  await page
    .getByRole('heading', { name: 'The school’s rules' })
    .evaluate((one) => one.scrollIntoView())
  await snap(page, 'admin-retention-rules')
  await page.getByLabel('Search by name').scrollIntoViewIfNeeded()
  await page.getByLabel('Search by name').fill('amira')
  await snap(page, 'admin-retention-search')
  await page.getByRole('link', { name: /^Amira Khan/ }).click()
  await says(page, 'Something has to be ended first')
  await snap(page, 'admin-erase-blocked')
  await page.goto(`${origin}/more/retention`)
  await page.getByLabel('Search by name').fill('zoe')
  await page.getByRole('link', { name: /^Zoe Thistlewood/ }).click()
  const erase = page.getByRole('button', { name: 'Erase Zoe Thistlewood' })
  await erase.waitFor()
  await snap(page, 'admin-erase-preview')
  await erase.click()
  await says(page, 'Type Zoe Thistlewood, as it stands here.')
  await page.getByLabel(/^Type/).scrollIntoViewIfNeeded()
  await snap(page, 'admin-erase-refused')
  await page.getByLabel(/^Type/).fill('Zoe Thistlewood')
  await erase.click()
  await says(page, /deleted what it held/)
  await snap(page, 'admin-erase-done')
  await page.emulateMedia({ media: 'print' })
  await snap(page, 'admin-erase-printed')
  await page.emulateMedia({ media: 'screen' })
}

const exporting = async ({ deviceOf, snap }: RareStage): Promise<void> => {
  const anna = await deviceOf('anna', 'desktop')
  const { page, origin } = anna
  await page.goto(`${origin}/more/your-data`)
  await snap(page, 'admin-your-data-top')
  await page
    .getByRole('heading', { name: 'Take it with you' })
    .evaluate((one) => one.scrollIntoView())
  await snap(page, 'admin-your-data-export')
  await anna.losesSignal()
  await press(page, 'Download my data')
  await says(page, 'This needs a connection')
  await snap(page, 'admin-your-data-offline')
  await anna.hasSignal()
  await anna.isInStep()
  await openChanges(page)
  await snap(page, 'admin-changes-saved')
}

const looking = async ({ deviceOf, snap }: RareStage): Promise<void> => {
  const anna = await deviceOf('anna', 'desktop')
  const { page, origin } = anna
  await fetch(`${origin}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email: 'anna@origin.example', password: 'wrong', deviceName: 'Edge' }),
  })
  await page.goto(`${origin}/more/security-log`)
  await page
    .getByRole('list', { name: /^Security log/ })
    .first()
    .waitFor()
  await snap(page, 'admin-security-log-all')
  await page.getByLabel('What', { exact: true }).selectOption('Signing in')
  await page.getByLabel('Who', { exact: true }).selectOption('Amira Khan')
  await says(page, 'Nothing of that kind')
  await snap(page, 'admin-security-log-nothing')
  await anna.losesSignal()
  await page.getByLabel('Who', { exact: true }).selectOption('Everybody')
  await says(page, 'This needs a connection')
  await snap(page, 'admin-security-log-offline')
  await anna.hasSignal()
  await page.goto(`${origin}/diary?view=day`)
  await press(page, /Amira Khan/)
  await page.getByRole('link', { name: 'Every change, before and after' }).click()
  await page.getByRole('heading', { name: 'What happened', level: 1 }).waitFor()
  await says(page, 'arrived')
  await snap(page, 'admin-security-log-record')
}

export const dataDays: readonly RareDay[] = [
  { name: 'rare-erasing', live: erasing },
  { name: 'rare-exporting', live: exporting },
  { name: 'rare-looking', live: looking },
]
