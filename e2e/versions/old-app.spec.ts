/**
 * T34: apps are out there for months. The app of each protocol the relay serves beside today's, as it
 * was built then, on today's relay: what it writes arrives, it keeps what it has never heard of, and
 * when today's app takes its place, what waited is still there.
 */
import { rmSync } from 'node:fs'
import { parseUp } from '#shared/protocol/codec.ts'
import { OLDEST_SERVED_PROTOCOL, PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import { looksForWorker } from '../support/app-version.ts'
import { badge, openChanges } from '../support/badge.ts'
import { Device } from '../support/device.ts'
import { book, goTo, sheet, toast } from '../support/hands.ts'
import { cutsLines } from '../support/line.ts'
import { answer, endMock, openReview, startMock } from '../support/mock-test.ts'
import { startRelay, type TestRelay } from '../support/relay.ts'
import { appDir, expect, schoolDir, test } from '../support/story.ts'
import { unpackSavedBuild } from './saved-build.ts'

/** The last build of each protocol: the commit it was made from stands in decision 9. */
const SAVED_BUILDS: Readonly<Record<number, string>> = {
  1: 'spine-1',
  2: 'trust-2',
  3: 'trust-3',
}

test('[T34] of every protocol that is served and is not today’s there is a saved build', () => {
  const served = Array.from(
    { length: PROTOCOL_VERSION - OLDEST_SERVED_PROTOCOL },
    (_, index) => OLDEST_SERVED_PROTOCOL + index,
  )
  expect(Object.keys(SAVED_BUILDS).map(Number)).toEqual(served)
})

type School = {
  readonly relay: TestRelay
  /** A device at the door, with whatever app the relay gives out now. */
  aDevice(shape?: Device['shape']): Promise<Device>
}

/** A relay that gives out the saved build; at the end every browser must have been content. */
const onRelayWith = async (build: string, story: (school: School) => Promise<void>) => {
  const oldAppDir = unpackSavedBuild(build)
  const relay = await startRelay(schoolDir(), oldAppDir)
  const devices: Device[] = []
  const aDevice = async (shape: Device['shape'] = 'phone') => {
    const device = new Device(relay, shape)
    devices.push(device)
    await device.switchOn()
    return device
  }
  try {
    await story({ relay, aDevice })
    expect(devices.flatMap((one) => one.complaints)).toEqual([])
  } finally {
    await Promise.all(devices.map((one) => one.dispose()))
    await relay.dispose()
    rmSync(oldAppDir, { recursive: true, force: true })
  }
}

/** Which protocols this device's apps say in their first frames, from now on. */
const protocolsSaidBy = (device: Device): Set<number> => {
  const said = new Set<number>()
  device.page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const frame = typeof payload === 'string' ? undefined : parseUp(new Uint8Array(payload))
      if (frame?.ok && frame.value.type === 'hello') said.add(frame.value.protocol)
    }),
  )
  return said
}

for (const [protocol, build] of Object.entries(SAVED_BUILDS)) {
  test(`[T34] the app of protocol ${protocol} on today’s relay: written offline, sent, updated, nothing lost`, async () => {
    // Three devices and two builds: on a busy machine longer than one story takes.
    test.setTimeout(400_000)
    await onRelayWith(build, async ({ relay, aDevice }) => {
      const sarah = await aDevice('desktop')
      await test.step('the old app signs in, works without signal, and its work arrives', async () => {
        const said = protocolsSaidBy(sarah)
        await sarah.signIn('sarah')
        expect([...said]).toEqual([Number(protocol)])
        await sarah.switchOff()
        await sarah.losesSignal()
        await sarah.switchOn('/diary')
        await book(sarah.page, { learner: 'Amira Khan', date: '2026-12-08', time: '10:00' })
        await expect(badge(sarah.page)).toHaveText(/1 waiting to sync$/)
        await sarah.hasSignal()
        await sarah.isInStep()
      })

      await test.step('a learner’s mock test taken offline in the old app arrives, too', async () => {
        const amira = await aDevice()
        await amira.signIn('amira')
        await amira.losesSignal()
        await startMock(amira.page)
        await answer(amira.page, 0)
        await openReview(amira.page)
        await endMock(amira.page)
        await amira.page.goto(`${amira.origin}/theory`)
        await expect(badge(amira.page)).toHaveText(/1 waiting to sync$/)
        await amira.hasSignal()
        await amira.isInStep()
      })

      const lines = await cutsLines(sarah)
      await test.step('something waits in the old app while the school moves to today’s', async () => {
        // The app can be fetched, but the relay cannot be spoken to: the work stays here meanwhile.
        await sarah.page.reload()
        await book(sarah.page, { learner: 'Amira Khan', date: '2026-12-09', time: '11:00' })
        await expect(badge(sarah.page)).toHaveText(/1 waiting to sync$/)
        // A relay that goes while the browser looks leaves it looking for three minutes.
        await looksForWorker(sarah.page)
        await relay.restart(appDir())
      })

      await test.step('today’s app takes its place, with the same records and what waited', async () => {
        const { page } = sarah
        // As when she comes back to the window. The whole of today's app is fetched before the toast.
        await looksForWorker(page)
        await expect(toast(page, 'New version ready')).toBeVisible({ timeout: 120_000 })
        const reloaded = page.waitForEvent('load')
        await page.getByRole('button', { name: 'Restart' }).click()
        await reloaded
        await expect(badge(page)).toHaveText(/1 waiting to sync$/)
        lines.isOpen = true
        await sarah.isInStep()
        const changes = await openChanges(page)
        const sent = changes.getByRole('list', { name: 'Sent today' })
        await expect(sent).toContainText('Tue 8 Dec, 10:00')
        await expect(sent).toContainText('Wed 9 Dec, 11:00')
      })

      await test.step('a new phone with today’s app has all of it', async () => {
        const fresh = await aDevice()
        const said = protocolsSaidBy(fresh)
        await fresh.signIn('amira')
        expect([...said]).toEqual([PROTOCOL_VERSION])
        await goTo(fresh.page, 'Theory')
        await expect(fresh.page.getByRole('link', { name: /^[01] of 50/ })).toBeVisible()
        await goTo(fresh.page, 'Lessons')
        for (const day of [/^Tue 8 Dec/, /^Wed 9 Dec/])
          await expect(fresh.page.getByRole('region', { name: day })).toContainText('Confirmed')
      })
    })
  })

  test(`[T34] the app of protocol ${protocol} beside today’s: it reads what that writes, and keeps what it does not know`, async () => {
    test.setTimeout(400_000)
    await onRelayWith(build, async ({ relay, aDevice }) => {
      const old = await aDevice('desktop')
      const said = protocolsSaidBy(old)
      await old.signIn('anna')
      await relay.restart(appDir())
      const office = await aDevice('desktop')
      await office.signIn('anna')
      const fileOf = async (device: Device) => {
        await goTo(device.page, 'People')
        await device.page.getByRole('button', { name: /^Seun Adebayo/ }).click()
        return sheet(device.page, 'Seun Adebayo')
      }

      await test.step('on her new computer, with today’s app, Anna changes a stage and restricts the data', async () => {
        await (await fileOf(office)).getByLabel('Stage').selectOption('Test Ready')
        // Loading the page anew before it says so would take the press along.
        await expect(toast(office.page, /Seun Adebayo: Test Ready/)).toBeVisible()
        await office.page.goto(`${office.origin}/learners`)
        await office.page.getByRole('link', { name: /^Seun Adebayo/ }).click()
        await office.page.getByRole('tab', { name: 'Data' }).click()
        await office.page.getByRole('button', { name: 'Restrict Seun’s data…' }).click()
        const form = office.page.getByRole('dialog', { name: 'Restrict the data of Seun Adebayo?' })
        await form.getByLabel('Why').fill('Seun disputes his address')
        await form.getByRole('button', { name: 'Restrict', exact: true }).click()
        await expect(office.page.getByText(/^Restricted by Anna Marsh on/)).toBeVisible()
        await office.isInStep()
      })

      await test.step('the old app on her old one shows the stage, and ends Sarah’s assignment in the same record', async () => {
        const file = await fileOf(old)
        // It looks for the relay again after a pause that has grown while there was none.
        await expect(file.getByLabel('Stage')).toHaveValue('Test Ready', { timeout: 60_000 })
        await file.getByRole('button', { name: /^End: Sarah Whitfield/ }).click()
        // Since protocol 3 the app asks from when.
        if (Number(protocol) >= 3)
          await old.page
            .getByRole('dialog', { name: /no longer teaches/ })
            .getByRole('button', { name: 'End it' })
            .click()
        await expect(toast(old.page, /no longer teaches Seun/)).toBeVisible()
        await old.isInStep()
        expect([...said]).toEqual([Number(protocol)])
      })

      await test.step('today’s app has that, and still who restricted it and why', async () => {
        const file = await fileOf(office)
        await expect(file.getByText(/^Nobody yet/)).toBeVisible()
        await expect(file.getByText(/^Restricted by Anna Marsh on .*his address/)).toBeVisible()
      })
    })
  })
}
