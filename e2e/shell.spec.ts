/** Around the screens: the door, the list of changes, windows side by side, a new version, a bad day. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { badge, openChanges } from './support/badge.ts'
import { book, closeSheet, goTo, savedHere, sheet, toast, wishFor } from './support/hands.ts'
import { endMock, openReview, startMock } from './support/mock-test.ts'
import { copiesOn } from './support/storage-dump.ts'
import { appDir, expect, test } from './support/story.ts'

test('a wrong password keeps the e-mail that was typed', async ({ aDevice }) => {
  const { page } = await aDevice()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('Enter your e-mail address').first()).toBeVisible()
  await page.getByLabel('E-mail').fill('sarah@origin.example')
  await page.getByLabel('Password', { exact: true }).fill('mirror-mirror')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue('sarah@origin.example')
})

test('an address of another role opens nothing, and its data is not given out', async ({
  deviceOf,
}) => {
  const { page, origin } = await deviceOf('amira')
  for (const path of ['/people', '/today', '/refused', '/learners']) {
    await page.goto(origin + path)
    await expect(page.getByText('There is no such screen for you')).toBeVisible()
  }
  const refused = await page.evaluate(async () => (await fetch('/api/quarantine')).json())
  expect(refused).toEqual({ entries: [] })
})

test('what waits is listed by name, and signing out waits for it', async ({ deviceOf }) => {
  const sarah = await deviceOf('sarah')
  const { page } = sarah
  await sarah.losesSignal()
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await savedHere(page)
  const changes = await openChanges(page)
  await expect(changes.getByRole('list', { name: 'Waiting to sync' })).toContainText('Seun Adebayo')
  await closeSheet(page, 'Changes')

  await goTo(page, 'More')
  await page.getByRole('link', { name: 'Sign out' }).click()
  await expect(page.getByText('1 change has not been sent')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Not sent yet' })).toContainText('Seun Adebayo')
  await page.getByText('Sign out without them').click()
  await page.getByLabel('Type DISCARD to confirm').fill('discard')
  await page.getByRole('button', { name: 'Discard and sign out' }).click()
  await expect(page.getByText('Type DISCARD to sign out without them')).toBeVisible()

  await sarah.hasSignal()
  await expect(page.getByText('Everything you did is with the school.')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  await expect.poll(() => copiesOn(page)).toEqual([])
})

test('[PE5] work for a learner taken away meanwhile is refused, seen by its author and by the office', async ({
  deviceOf,
}) => {
  const [sarah, anna] = await Promise.all([
    deviceOf('sarah', 'desktop'),
    deviceOf('anna', 'desktop'),
  ])
  await sarah.losesSignal()
  await test.step('Anna ends the assignment while Sarah, without a line, books', async () => {
    await goTo(anna.page, 'People')
    await anna.page.getByRole('button', { name: /^Joanne Pickles/ }).click()
    await anna.page
      .getByRole('button', { name: 'End: Sarah Whitfield teaches Joanne Pickles' })
      .click()
    await anna.page
      .getByRole('dialog', { name: /no longer teaches/ })
      .getByRole('button', { name: 'End it' })
      .click()
    await anna.isInStep()
    await closeSheet(anna.page, 'Joanne Pickles')
    await goTo(sarah.page, 'Diary')
    const at = { date: '2026-12-08', time: '10:00' }
    await book(sarah.page, { learner: 'Joanne Pickles', ...at })
    await book(sarah.page, { learner: 'Amira Khan', date: '2026-12-09', time: '10:00' })
    await expect(badge(sarah.page)).toHaveText(/2 waiting to sync$/)
  })

  await test.step('Sarah is told what and why; her other booking went out', async () => {
    await sarah.hasSignal()
    await expect(badge(sarah.page)).toHaveText('1 change could not be accepted – see why')
    const changes = await openChanges(sarah.page)
    await expect(changes).toContainText('Tue 8 Dec, 10:00, 1 h')
    await expect(changes).toContainText('You are no longer assigned to Joanne Pickles from')
    await expect(changes.getByRole('list', { name: 'Sent today' })).toContainText('Amira Khan')
  })

  await test.step('Anna has it too, with its author and reason', async () => {
    const { page } = anna
    await expect(badge(page)).toHaveText('1 change needs your decision')
    await goTo(page, 'More')
    await page.getByRole('link', { name: /^Refused changes/ }).click()
    const card = page.getByRole('region', { name: 'Sarah changed a lesson with Joanne' })
    await expect(card).toContainText('By Sarah')
    await expect(card).toContainText('Tue 8 Dec, 10:00, 1 h')
    await expect(card).toContainText('The assignment ended Tue 24 Nov')
    await card.getByRole('button', { name: 'Reject' }).click()
    const form = page.getByRole('dialog', { name: 'Reject' })
    await form.getByRole('button', { name: 'Reject' }).click()
    await expect(form.getByText('Say why, so that Sarah knows.')).toBeVisible()
    await form.getByLabel('Message to Sarah').fill('Joanne drives with Dev from now on.')
    await form.getByRole('button', { name: 'Reject' }).click()
    const decided = page.getByRole('region', { name: 'Decided' })
    await expect(decided).toContainText('Sarah Whitfield')
    await expect(decided).toContainText('Joanne drives with Dev from now on.')
    await anna.isInStep()
  })

  await test.step('Sarah is told who decided and why, by the names she knew, and lets it go', async () => {
    const changes = sarah.page.getByRole('dialog', { name: 'Changes' })
    await expect(changes).toContainText('You are no longer assigned to Joanne Pickles from')
    await expect(changes.getByText('Not accepted', { exact: true })).toBeVisible()
    await expect(changes).toContainText('Joanne drives with Dev from now on.')
    await sarah.page.getByRole('button', { name: 'Got it' }).click()
    await closeSheet(sarah.page, 'Changes')
    await sarah.isInStep()
  })
})

test('a new version waits for the person, and a half-filled form survives it', async ({
  relay,
  deviceOf,
}) => {
  const newAppDir = mkdtempSync(join(tmpdir(), 'dual-control-next-'))
  cpSync(appDir(), newAppDir, { recursive: true })
  for (const ending of ['.br', '.gz']) rmSync(join(newAppDir, `service-worker.js${ending}`))
  const worker = join(newAppDir, 'service-worker.js')
  writeFileSync(worker, `${readFileSync(worker, 'utf8')}\n// next\n`)

  const sarah = await deviceOf('sarah', 'desktop')
  await sarah.switchOff()
  await sarah.switchOn('/diary')
  const { page } = sarah
  await page.getByRole('button', { name: 'New booking' }).click()
  await wishFor(page, { learner: 'Amira Khan', date: '2026-12-10', time: '11:00' })

  await relay.restart(newAppDir)
  const other = await sarah.opensWindow('/learners')
  await expect(toast(page, 'New version ready')).toBeVisible()
  const form = sheet(page, 'New booking')
  await expect(form.getByLabel('Date')).toHaveValue('2026-12-10')
  await other.close()

  const reloaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Restart' }).click()
  await reloaded
  await page.getByRole('button', { name: 'New booking' }).click()
  await expect(form.getByLabel('Date')).toHaveValue('2026-12-10')
  await expect(form.getByLabel('Time', { exact: true })).toHaveValue('11:00')
  await expect(form.getByLabel('Learner').locator('option:checked')).toHaveText('Amira Khan')
  rmSync(newAppDir, { recursive: true, force: true })
})

test('two windows: one writes, the other writes through it, and takes over when it goes', async ({
  deviceOf,
}) => {
  const sarah = await deviceOf('sarah', 'desktop')
  const first = sarah.page
  const second = await sarah.opensWindow('/today')
  await expect(second.getByRole('link', { name: 'Seun Adebayo' })).toBeVisible()

  await second.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(second.getByRole('button', { name: 'Confirm', exact: true })).toBeHidden()
  await expect(first.getByRole('button', { name: 'Confirm', exact: true })).toBeHidden()

  await first.close()
  await goTo(second, 'Diary')
  await book(second, { learner: 'Amira Khan', date: '2026-12-11', time: '12:00' })
  await expect(badge(second)).toHaveText('All changes saved')
  const changes = await openChanges(second)
  await expect(changes.getByRole('list', { name: 'Sent today' }).getByRole('listitem')).toHaveCount(
    2,
  )
})

test('[TH9] a mock test taken in one window is sent once, and every window knows it', async ({
  deviceOf,
}) => {
  const amira = await deviceOf('amira', 'desktop')
  const second = await amira.opensWindow('/theory')
  await startMock(second)
  await openReview(second)
  await endMock(second)
  await goTo(amira.page, 'Theory')
  await goTo(second, 'Theory')
  for (const page of [amira.page, second]) {
    await expect(page.getByRole('list', { name: /^Mock tests/ }).getByRole('listitem')).toHaveCount(
      1,
    )
    await expect(badge(page)).toHaveText('All changes saved')
  }
})

test('frames that make no sense end their line and nothing else', async ({ deviceOf }) => {
  const sarah = await deviceOf('sarah')
  const closeCode = await sarah.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/sync`)
        socket.onopen = () => socket.send(new Uint8Array([0xff, 0x00, 0x13, 0x37]))
        socket.onclose = ({ code }) => resolve(code)
      }),
  )
  expect(closeCode).toBeGreaterThanOrEqual(1002)
  await sarah.page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await savedHere(sarah.page)
  await sarah.isInStep()
  const changes = await openChanges(sarah.page)
  await expect(changes.getByRole('list', { name: 'Sent today' })).toContainText('Seun Adebayo')
})

test('a relay that talks nonsense is hung up on, and changes nothing on the device', async ({
  deviceOf,
}) => {
  const sarah = await deviceOf('sarah')
  const { page } = sarah
  const relay = { isMad: true }
  await sarah.context.routeWebSocket('**/sync', (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      // A frame that lost its end may have held rows: what comes after it must not count.
      socket.send(relay.isMad ? Buffer.from(message as Buffer).subarray(0, -1) : message)
    })
  })
  await page.reload()
  await expect(badge(page)).toHaveText(/^Offline/)
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(badge(page)).toHaveText(/1 waiting to sync$/)
  relay.isMad = false
  const changes = await openChanges(page)
  await changes.getByRole('button', { name: 'Try now' }).click()
  await changes.getByRole('button', { name: 'Close' }).click()
  await sarah.isInStep()
})

test('a copy that cannot be opened says so, and comes anew from the school', async ({
  deviceOf,
}) => {
  const sarah = await deviceOf('sarah')
  await sarah.switchOff()
  await sarah.switchOn('/more/about')
  await sarah.isInStep()
  const { page, origin } = sarah
  await page.goto(`${origin}/manifest.webmanifest`)
  await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.onsuccess = () => resolve(request.result)
      })
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith('dual-control.') || name.includes('.sets')) continue
      const database = await done(indexedDB.open(name))
      for (const table of database.objectStoreNames) {
        const store = database.transaction(table, 'readwrite').objectStore(table)
        for (const key of await done(store.getAllKeys())) await done(store.put('garbage', key))
      }
      database.close()
    }
  })
  await page.goto(`${origin}/today`)
  await expect(
    page.getByRole('heading', { name: 'This device’s copy does not open' }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Fetch a fresh copy' }).click()
  await page.getByRole('button', { name: 'Fetch it' }).click()
  await expect(page.getByRole('region', { name: 'Lesson now' })).toContainText('Amira Khan')
  await sarah.isInStep()
})
