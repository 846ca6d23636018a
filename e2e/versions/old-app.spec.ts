/**
 * T34: apps are out there for months. The app of protocol 1, as it was built then, on today's relay:
 * what it writes arrives; and when today's app takes its place, what waited is still there.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WebSocketRoute } from '@playwright/test'
import { encodeFrame } from '#shared/protocol/codec.ts'
import { badge, openChanges } from '../support/badge.ts'
import { Device } from '../support/device.ts'
import { book, goTo, toast } from '../support/hands.ts'
import { answer, endMock, openReview, startMock } from '../support/mock-test.ts'
import { startRelay } from '../support/relay.ts'
import { appDir, expect, schoolDir, test } from '../support/story.ts'
import { unpackSavedBuild } from './saved-build.ts'

test('[T34] the app of protocol 1 on today’s relay: written offline, sent, updated, nothing lost', async () => {
  // Three devices and two builds: on a busy machine longer than one story takes.
  test.setTimeout(400_000)
  const oldAppDir = unpackSavedBuild('spine-1')
  const relay = await startRelay(schoolDir(), oldAppDir)
  const sarah = new Device(relay, 'desktop')
  const amira = new Device(relay, 'phone')
  let hasLine = true
  try {
    await test.step('the old app signs in, works without signal, and its work arrives', async () => {
      await sarah.switchOn()
      await sarah.signIn('sarah')
      await goTo(sarah.page, 'Diary')
      await sarah.losesSignal()
      await book(sarah.page, { learner: 'Amira Khan', date: '2026-12-08', time: '10:00' })
      await expect(badge(sarah.page)).toHaveText(/1 waiting to sync$/)
      await sarah.hasSignal()
      await sarah.isInStep()
    })

    await test.step('a learner’s mock test taken offline in the old app arrives, too', async () => {
      await amira.switchOn()
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

    await test.step('something waits in the old app while the school moves to today’s', async () => {
      // The app can be fetched, but the relay cannot be spoken to: the work stays here meanwhile.
      const through = (line: WebSocketRoute) => (hasLine ? line.connectToServer() : line.close())
      await sarah.context.routeWebSocket(/\/sync$/, through)
      hasLine = false
      await sarah.page.reload()
      await book(sarah.page, { learner: 'Amira Khan', date: '2026-12-09', time: '11:00' })
      await expect(badge(sarah.page)).toHaveText(/1 waiting to sync$/)
      await relay.restart(appDir())
    })

    await test.step('today’s app takes its place, with the same records and what waited', async () => {
      const { page } = sarah
      const other = await sarah.opensWindow('/learners')
      await expect(async () => {
        // Each opening makes the browser look for a new version, at a moment of its own choosing: it
        // now and then misses the only one. The whole of today's app is fetched before the toast.
        await other.reload()
        await expect(toast(page, 'New version ready')).toBeVisible({ timeout: 40_000 })
      }).toPass({ timeout: 200_000 })
      await other.close()
      const reloaded = page.waitForEvent('load')
      await page.getByRole('button', { name: 'Restart' }).click()
      await reloaded
      await expect(badge(page)).toHaveText(/1 waiting to sync$/)
      hasLine = true
      await sarah.isInStep()
      const changes = await openChanges(page)
      const sent = changes.getByRole('list', { name: 'Sent today' })
      await expect(sent).toContainText('Tue 8 Dec, 10:00')
      await expect(sent).toContainText('Wed 9 Dec, 11:00')
    })

    await test.step('a new phone with today’s app has all of it', async () => {
      const fresh = new Device(relay, 'phone')
      try {
        await fresh.switchOn()
        await fresh.signIn('amira')
        await goTo(fresh.page, 'Theory')
        await expect(fresh.page.getByRole('link', { name: /^[01] of 50/ })).toBeVisible()
      } finally {
        await fresh.dispose()
      }
    })
    expect([...sarah.complaints, ...amira.complaints]).toEqual([])
  } finally {
    await Promise.all([sarah.dispose(), amira.dispose()])
    await relay.dispose()
    rmSync(oldAppDir, { recursive: true, force: true })
  }
})

/** The relay says no to the first frame, as one that serves other versions does, until it is told to serve. */
const refusesWith = async (device: Device, code: 'update-needed' | 'relay-older') => {
  const serving = { isOn: false }
  await device.context.routeWebSocket(/\/sync$/, (line) => {
    if (serving.isOn) {
      line.connectToServer()
      return
    }
    line.onMessage(() => {
      const message = 'This app and the school’s server are of different ages.'
      line.send(Buffer.from(encodeFrame({ type: 'refuse', code, message })))
      void line.close()
    })
  })
  return serving
}

const bookWithoutASay = async (sarah: Device): Promise<void> => {
  await sarah.page.goto(`${sarah.origin}/diary`)
  await book(sarah.page, { learner: 'Amira Khan', date: '2026-12-09', time: '11:00' })
  await expect(badge(sarah.page)).toHaveText(/1 waiting to sync$/)
}

test('[T34] too old for the school: it goes on offline, and one press updates and sends', async ({
  relay,
  deviceOf,
}) => {
  const newAppDir = mkdtempSync(join(tmpdir(), 'dual-control-next-'))
  cpSync(appDir(), newAppDir, { recursive: true })
  for (const ending of ['.br', '.gz']) rmSync(join(newAppDir, `service-worker.js${ending}`))
  const worker = join(newAppDir, 'service-worker.js')
  writeFileSync(worker, `${readFileSync(worker, 'utf8')}\n// next\n`)

  const sarah = await deviceOf('sarah')
  const { page } = sarah
  const serving = await refusesWith(sarah, 'update-needed')
  await bookWithoutASay(sarah)
  await expect(page.getByText('Update to send 1 waiting change')).toBeVisible()

  await relay.restart(newAppDir)
  serving.isOn = true
  const reloaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Update now' }).click()
  await reloaded
  await sarah.isInStep()
  await expect(page.getByText('Update to send 1 waiting change')).toBeHidden()
  rmSync(newAppDir, { recursive: true, force: true })
})

test('[T34] newer than the school’s server: it says so, goes on offline, and sends later', async ({
  deviceOf,
}) => {
  const sarah = await deviceOf('sarah')
  const { page } = sarah
  const serving = await refusesWith(sarah, 'relay-older')
  await bookWithoutASay(sarah)
  await expect(page.getByText('The school’s server is older than this app')).toBeVisible()
  await expect(page.getByText(/^1 waiting change stays saved on this device/)).toBeVisible()
  serving.isOn = true
  await page.reload()
  await sarah.isInStep()
})
