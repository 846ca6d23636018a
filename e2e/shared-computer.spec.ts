/** A computer that several people use: what is kept, what the next person finds, when it locks. */
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import { badge } from './support/badge.ts'
import { noBarriers } from './support/barriers.ts'
import { book, goTo, savedHere } from './support/hands.ts'
import { copiesOn, storageDump } from './support/storage-dump.ts'
import { expect, test } from './support/story.ts'

/** What only Sarah's own devices hold: people of hers whom no other instructor may know. */
const HER_LEARNERS = ['Seun Adebayo', 'Joanne Pickles']
const SARAHS = ['Sarah', 'Whitfield', 'sarah@origin.example', ...HER_LEARNERS]

test('T31: Sarah signs out, Dev signs in at the same browser, and nothing of Sarah is left', async ({
  deviceOf,
}) => {
  const browser = await deviceOf('sarah', 'desktop')
  const { page } = browser
  for (const sentinel of SARAHS) await expect.poll(() => storageDump(page)).toContain(sentinel)

  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await savedHere(page)
  await browser.isInStep()
  await goTo(page, 'More')
  await page.getByRole('link', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  const left = await storageDump(page)
  for (const sentinel of SARAHS) expect(left, sentinel).not.toContain(sentinel)

  await browser.signIn('dev')
  // Nothing of his waits, also before anything has come: what proves that it came is his own name.
  await expect.poll(() => storageDump(page)).toContain('Dev Patel')
  await expect(page.getByText('The school’s records are on their way')).toHaveCount(0)
  const his = await storageDump(page)
  // Colleagues are in each other's directory; what is hers alone is not there.
  for (const sentinel of HER_LEARNERS) expect(his, sentinel).not.toContain(sentinel)
})

test('T31: on a shared computer nothing of the records is ever written down', async ({
  aDevice,
}) => {
  const pc = await aDevice('desktop')
  const { page } = pc
  await page.getByLabel('Several people use this computer').check()
  await pc.signIn('sarah')
  await expect(page.getByRole('link', { name: 'Seun Adebayo' })).toBeVisible()
  expect(await copiesOn(page)).toEqual([])
  // The notebook of the browser is in it: it knows that somebody is here, by ids only.
  const kept = await page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done) => {
        request.onsuccess = () => done(request.result)
      })
    const notebook = await answer(indexedDB.open('dual-control.remembered'))
    const notes = await answer(notebook.transaction('kept').objectStore('kept').getAll())
    notebook.close()
    return JSON.stringify([notes, { ...localStorage }])
  })
  expect(kept).toContain('dual-control.present')
  for (const sentinel of SARAHS) expect(kept, sentinel).not.toContain(sentinel)

  await test.step('work is sent, and a reload brings everything again', async () => {
    await page.getByRole('button', { name: 'Confirm', exact: true }).click()
    await pc.isInStep()
    await page.reload()
    await expect(page.getByRole('region', { name: 'Lesson now' })).toContainText('Amira Khan')
  })

  await test.step('P1: without a line, what is done is in the window only, and nothing says more', async () => {
    await pc.losesSignal()
    await expect(page.getByText('This shared computer keeps no copy')).toBeVisible()
    await goTo(page, 'Diary')
    await book(page, { learner: 'Amira Khan', date: '2026-12-15', time: '11:00' })
    await expect(badge(page)).toHaveText('1 change is only in this window – keep it open')
    await expect(page.getByText(/saved on this device/i)).toHaveCount(0)
    await pc.hasSignal()
    await pc.isInStep()
  })

  await test.step('the browser is closed: the next one to open it stands at the door', async () => {
    await pc.switchOff()
    await pc.switchOn()
    await expect(pc.page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  })
})

test('T31: a shared computer locks after ten minutes, and only the password opens it', async ({
  aDevice,
}) => {
  const pc = await aDevice('desktop')
  await pc.page.getByLabel('Several people use this computer').check()
  await pc.signIn('sarah')
  const { page } = pc
  await pc.clockJumps(11 * MINUTE_MS)
  // The first touch after so long closes it, and does nothing else.
  await page.keyboard.press('Shift')
  await expect(page.getByRole('heading', { name: 'Locked', level: 1 })).toBeVisible()
  await expect(page.getByText('Amira Khan')).toHaveCount(0)

  await noBarriers(page)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Locked', level: 1 })).toBeVisible()
  await page.getByLabel('Password of Sarah', { exact: true }).fill('mirror-mirror')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByText('The password is not right.').first()).toBeVisible()
  await page.getByLabel('Password of Sarah', { exact: true }).fill('mirror-signal')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Lesson now' })).toContainText('Amira Khan')

  await goTo(page, 'More')
  await page.getByRole('button', { name: /^Lock now/ }).click()
  await expect(page.getByRole('heading', { name: 'Locked', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: /^Not Sarah\?/ }).click()
  await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
})

test('a screen lock says that it is no encryption, gives five tries, then wants the password', async ({
  deviceOf,
}) => {
  const sarah = await deviceOf('sarah')
  const { page } = sarah
  await goTo(page, 'More')
  await page.getByRole('link', { name: /^Screen lock/ }).click()
  await expect(page.getByText('It is not encryption')).toBeVisible()
  await page.getByLabel('6-digit code').fill('240711')
  await page.getByLabel('Repeat the code').fill('240711')
  await page.getByRole('button', { name: 'Set the screen lock' }).click()
  await noBarriers(page)
  await sarah.losesSignal()
  await sarah.clockJumps(6 * MINUTE_MS)
  await page.keyboard.press('Shift')
  const digits = page.getByLabel('6-digit code')
  await digits.fill('240711')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Screen lock', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: 'Lock now' }).click()
  for (const left of ['4 tries', '3 tries', '2 tries', '1 try']) {
    await digits.fill('000000')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(page.getByText(`${left} left, then the password.`)).toBeVisible()
  }
  await digits.fill('000000')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  const password = page.getByLabel('Password of Sarah', { exact: true })
  await password.fill('mirror-signal')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByText('There is no connection to the school just now.')).toBeVisible()
  await sarah.hasSignal()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Screen lock', level: 1 })).toBeVisible()
})
