/** Taking one's data along, and being erased: what a person sees, and what is left of them. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { goTo } from './support/hands.ts'
import { storageDump } from './support/storage-dump.ts'
import { expect, test } from './support/story.ts'

test('P9: Amira takes what the school holds about her, and opens it without the app', async ({
  deviceOf,
  browser,
}) => {
  const { page } = await deviceOf('amira')
  await goTo(page, 'More')
  await page.getByRole('link', { name: 'Your data' }).click()
  await expect(page.getByRole('heading', { name: 'What the school holds about you' })).toBeVisible()
  await expect(
    page.getByText(/lesson records: notes, skill levels and your own words/),
  ).toBeVisible()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download my data' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^origin-.*\.zip$/)
  const files = unzipSync(readFileSync(await download.path()))
  const data = JSON.parse(strFromU8(files['data.json'] ?? new Uint8Array()))
  expect(data.scope).toBe('person')
  const reader = await browser.newPage()
  await reader.setContent(strFromU8(files['index.html'] ?? new Uint8Array()))
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(/Amira Khan: everything/)
  await expect(reader.getByRole('cell', { name: 'Sarah Whitfield' }).first()).toBeVisible()
  await reader.close()
})

test('P9: without a line the file cannot be made, and the screen says so', async ({ deviceOf }) => {
  const phone = await deviceOf('amira')
  const { page } = phone
  await goTo(page, 'More')
  await page.getByRole('link', { name: 'Your data' }).click()
  await phone.losesSignal()
  await page.getByRole('button', { name: 'Download my data' }).click()
  await expect(page.getByText('This needs a connection')).toBeVisible()
})

/** From the page itself, as the app would: with its cookie and its origin. */
const ask = (page: Page, path: string, body: object) =>
  page.evaluate(
    async ([to, said]) => {
      const headers = { 'Content-Type': 'application/json' }
      const answer = await fetch(to, { method: 'POST', headers, body: said })
      return answer.status === 204 ? undefined : answer.json()
    },
    [path, JSON.stringify(body)] as const,
  )

test('F185: Anna erases Zoe: nothing of her is left with Anna, and Zoe’s phone is wiped', async ({
  deviceOf,
  aDevice,
}) => {
  const { page } = await deviceOf('anna', 'desktop')
  const phone = await aDevice()
  const zoe = phone.page
  const { token } = await ask(page, '/api/invitations', {
    email: 'zoe@post.example',
    displayName: 'Zoe Thistlewood',
    role: 'learner',
  })
  await ask(zoe, `/api/invitations/${token}/accept`, {
    displayName: 'Zoe Thistlewood',
    password: 'a long enough password',
    deviceName: 'Phone',
  })
  await zoe.getByLabel('E-mail').fill('zoe@post.example')
  await zoe.getByLabel('Password', { exact: true }).fill('a long enough password')
  await zoe.getByRole('button', { name: 'Sign in', exact: true }).click()
  await phone.isInStep()
  await expect.poll(() => storageDump(zoe)).toContain('Thistlewood')
  await expect.poll(() => storageDump(page)).toContain('Thistlewood')
  await goTo(page, 'More')
  await page.getByRole('link', { name: 'How long data is kept' }).click()
  await expect(page.getByText('No files are due for erasing')).toBeVisible()

  await test.step('with a lesson ahead somebody cannot be erased, and it says why', async () => {
    await page.getByLabel('Search by name').fill('amira')
    await page.getByRole('link', { name: /^Amira Khan/ }).click()
    await expect(page.getByText(/lessons? (?:is|are) still to come/)).toBeVisible()
    await expect(page.getByRole('button', { name: /^Erase / })).toHaveCount(0)
    await page.getByRole('link', { name: /Back to/ }).click()
  })

  await page.getByLabel('Search by name').fill('zoe')
  await page.getByRole('link', { name: /^Zoe Thistlewood/ }).click()
  await expect(page.getByText('Name, phone number and e-mail address')).toBeVisible()
  const press = () => page.getByRole('button', { name: 'Erase Zoe Thistlewood' }).click()
  await press()
  await expect(page.getByText('Type Zoe Thistlewood, as it stands here.')).toBeVisible()
  await page.getByLabel(/^Type/).fill('Zoe Thistlewood')
  await press()
  await expect(page.getByText(/^Erased\./)).toBeVisible()
  // What was done stands there to be printed, with the devices that have not heard of it.
  await expect(page.getByText(/deleted what it held about the person/)).toBeVisible()
  await expect(
    page.getByRole('heading', { name: 'Devices that have been away since' }),
  ).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect.poll(() => storageDump(page)).not.toContain('Thistlewood')

  await expect(zoe.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  await expect.poll(() => storageDump(zoe)).not.toContain('Thistlewood')
})
