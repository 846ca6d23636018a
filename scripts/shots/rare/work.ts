/** Work that could not be accepted, or not kept: late, refused, on a full disk, before an update. */
import type { Page } from '@playwright/test'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { encodeFrame, parseDown } from '#shared/protocol/codec.ts'
import { openChanges } from '../../../e2e/support/badge.ts'
import type { Device } from '../../../e2e/support/device.ts'
import { book, closeSheet, goTo, savedHere, sheet, wishFor } from '../../../e2e/support/hands.ts'
import { logs } from '../../../e2e/support/log-lesson.ts'
import { relayLeftBehind, relayThatMovedOn } from '../../../e2e/support/other-age.ts'
import type { RareDay, RareStage } from './stage.ts'

const says = (page: Page, words: string | RegExp) =>
  page.getByText(words).filter({ visible: true }).first().waitFor()
const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

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

const otherAge = async ({ relay, deviceOf, snap }: RareStage): Promise<void> => {
  const sarah = await deviceOf('sarah')
  const { page } = sarah
  await relay.restart(undefined, relayThatMovedOn('protocol'))
  await page.getByText('Update to stay in step with the school').waitFor({ timeout: 60_000 })
  await snap(page, 'instructor-today-update')
  await goTo(page, 'Diary')
  for (const time of ['11:00', '12:00', '13:00'])
    await book(page, { learner: 'Amira Khan', date: '2026-12-09', time })
  await says(page, 'Update to send 3 waiting changes')
  await snap(page, 'instructor-diary-update-three')
  await press(page, 'Update now')
  await says(page, /cannot be reached just now/)
  await snap(page, 'instructor-diary-update-not-there')
  await relay.restart(undefined, relayLeftBehind('schema'))
  await page.reload()
  await page.getByText('The school’s server is older than this app').waitFor({ timeout: 60_000 })
  await snap(page, 'instructor-diary-relay-older')
}

/** A line on which what a change says is not what this app can read. */
const garblesChanges = async (device: Device): Promise<void> => {
  await device.context.routeWebSocket('**/sync', (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      const frame = parseDown(new Uint8Array(message as Buffer))
      if (!frame.ok || frame.value.type !== 'rows') return socket.send(message)
      const changes = frame.value.changes.map((one) => ({ ...one, bytes: new Uint8Array(40) }))
      socket.send(Buffer.from(encodeFrame({ ...frame.value, changes })))
    })
  })
}

const unreadable = async ({ deviceOf, snap }: RareStage): Promise<void> => {
  const sarah = await deviceOf('sarah')
  const anna = await deviceOf('anna', 'desktop')
  await garblesChanges(sarah)
  await sarah.page.reload()
  await sarah.isInStep()
  await goTo(anna.page, 'Diary')
  const wish = { learner: 'Amira Khan', instructor: 'Sarah Whitfield', date: '2026-12-08' }
  await book(anna.page, { ...wish, time: '10:00' })
  await anna.isInStep()
  await openChanges(sarah.page)
  await says(sarah.page, /not up to date here/)
  await snap(sarah.page, 'instructor-changes-unreadable')
}

/** As if the disk had no room for the school's address. */
const fullDisk = async (page: Page): Promise<void> => {
  const devtools = await page.context().newCDPSession(page)
  const { origin } = new URL(page.url())
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
}

const notSaved = async ({ deviceOf, aDevice, snap }: RareStage): Promise<void> => {
  const sarah = await deviceOf('sarah')
  const { page } = sarah
  await page.goto(`${sarah.origin}/diary`)
  await press(page, 'New booking')
  await wishFor(page, { learner: 'Amira Khan', date: '2026-12-15', time: '11:00' })
  const form = sheet(page, 'New booking')
  await fullDisk(page)
  const refused = form.getByText(/could not save it|Not saved/).first()
  // The browser goes on for half a minute with what it thought was free.
  await page.waitForTimeout(40_000)
  await form.getByRole('button', { name: 'Book lesson' }).click()
  await refused.waitFor()
  await snap(page, 'instructor-book-not-saved')
  await page.keyboard.press('Escape')
  await snap(page, 'instructor-diary-not-saved')

  const dev = await deviceOf('dev')
  await dev.losesSignal()
  await goTo(dev.page, 'Diary')
  await dev.page.evaluate(async () => {
    for (const { name } of await indexedDB.databases())
      await new Promise((done) => {
        const request = indexedDB.deleteDatabase(name ?? '')
        request.onsuccess = request.onblocked = done
      })
  })
  await says(dev.page, 'Not saved: the browser has deleted this device’s copy')
  await snap(dev.page, 'instructor-diary-copy-deleted')

  const window = await aDevice()
  await window.page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not in a private window.', 'SecurityError')
    }
  })
  await window.page.goto(window.origin)
  await window.page.getByLabel('E-mail').fill('sarah@origin.example')
  await window.page.getByLabel('Password', { exact: true }).fill('mirror-signal')
  await press(window.page, 'Sign in')
  await says(window.page, /open Dual Control in an ordinary one/)
  await snap(window.page, 'nobody-private-window')
}

const longAway = async ({ deviceOf, snap }: RareStage): Promise<void> => {
  const sarah = await deviceOf('sarah')
  await sarah.losesSignal()
  await press(sarah.page, 'Confirm')
  await savedHere(sarah.page)
  await says(sarah.page, /Keep Dual Control on this device|waiting to sync/)
  await snap(sarah.page, 'instructor-today-offer-install')
  await sarah.switchOff()
  await sarah.clockJumps(DAY_MS * 1.1)
  await sarah.switchOn('/today')
  await says(sarah.page, /has waited since/)
  await snap(sarah.page, 'instructor-today-old-unsent')
  await sarah.page.goto(`${sarah.origin}/more/sign-out`)
  await says(sarah.page, 'has not been sent')
  await snap(sarah.page, 'instructor-sign-out-unsent')
  await sarah.switchOff()
  await sarah.clockJumps(DAY_MS * 30)
  await sarah.switchOn('/today')
  await sarah.page.getByRole('heading', { name: '30 days without contact', level: 1 }).waitFor()
  await snap(sarah.page, 'instructor-door-month-away')
}

export const workDays: readonly RareDay[] = [
  { name: 'rare-late-work', live: lateWork },
  { name: 'rare-refused', live: refusedWords },
  { name: 'rare-other-age', live: otherAge },
  { name: 'rare-unreadable', live: unreadable },
  { name: 'rare-not-saved', live: notSaved },
  { name: 'rare-long-away', live: longAway },
]
