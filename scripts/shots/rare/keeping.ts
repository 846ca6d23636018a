/** What cannot be kept, sent or read: a full disk, a private window, another age, a long absence. */
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { encodeFrame, parseDown } from '#shared/protocol/codec.ts'
import { openChanges } from '../../../e2e/support/badge.ts'
import type { Device } from '../../../e2e/support/device.ts'
import { isFull, leaveRoom } from '../../../e2e/support/disk.ts'
import { book, goTo, savedHere, sheet, wishFor } from '../../../e2e/support/hands.ts'
import { relayLeftBehind, relayThatMovedOn } from '../../../e2e/support/other-age.ts'
import { press, type RareDay, type RareStage, says } from './stage.ts'

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

const notSaved = async ({ deviceOf, aDevice, snap }: RareStage): Promise<void> => {
  const sarah = await deviceOf('sarah')
  const { page } = sarah
  await page.goto(`${sarah.origin}/diary`)
  await press(page, 'New booking')
  await wishFor(page, { learner: 'Amira Khan', date: '2026-12-15', time: '11:00' })
  const form = sheet(page, 'New booking')
  await leaveRoom(page, 1)
  const refused = form.getByText(/could not save it|Not saved/).first()
  // The browser goes on for half a minute with what it thought was free.
  while (!(await isFull(page))) await page.waitForTimeout(500)
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

export const keepingDays: readonly RareDay[] = [
  { name: 'rare-other-age', live: otherAge },
  { name: 'rare-unreadable', live: unreadable },
  { name: 'rare-not-saved', live: notSaved },
  { name: 'rare-long-away', live: longAway },
]
