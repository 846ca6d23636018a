/** Several windows, several versions: nobody is reloaded while typing, and a bad worker can be recalled. */
import { rmSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { looksForWorker, nextVersion, versionOf, withWorker } from './support/app-version.ts'
import { BAD_WORKER, NONSENSE } from './support/bad-worker.ts'
import { badge } from './support/badge.ts'
import type { Device } from './support/device.ts'
import { book, goTo, sheet, toast, wishFor } from './support/hands.ts'
import { cutsLines } from './support/line.ts'
import { expect, test } from './support/story.ts'

/** As with Shift held: past the worker, with what the relay gives out now. */
const opensPastWorker = async (device: Device, path: string): Promise<Page> => {
  const page = await device.context.newPage()
  const devtools = await device.context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setBypassServiceWorker', { bypass: true })
  await page.goto(device.origin + path)
  return page
}

const begins = async (page: Page, time: string): Promise<void> => {
  await page.getByRole('button', { name: 'New booking' }).click()
  await wishFor(page, { learner: 'Amira Khan', date: '2026-12-17', time })
}
const isAsTyped = (page: Page, time: string): Promise<void> =>
  expect(sheet(page, 'New booking').getByLabel('Time', { exact: true })).toHaveValue(time)
const finishes = async (page: Page): Promise<void> => {
  const form = sheet(page, 'New booking')
  await form.getByRole('button', { name: 'Book lesson' }).click()
  await expect(form).toBeHidden()
}

test('T35: three windows, three versions, a form half filled in each: none is reloaded until the last is done', async ({
  relay,
  deviceOf,
}) => {
  // Four windows that are filled and two moves of the relay: on a busy machine longer than one story.
  test.setTimeout(480_000)
  const sarah = await deviceOf('sarah', 'desktop')
  await sarah.switchOff()
  await sarah.switchOn('/diary')
  const [two, three] = [nextVersion('two'), nextVersion('three')]
  // A relay that goes while the browser looks leaves it looking for three minutes, and the next waits.
  const moveTo = async (version: string): Promise<void> => {
    for (const page of sarah.context.pages()) await looksForWorker(page)
    await relay.restart(version)
  }

  const windows: { page: Page; version: string; time: string }[] = []
  const opened = async (page: Page, version: string, time: string): Promise<void> => {
    expect(await versionOf(page)).toBe(version)
    await begins(page, time)
    windows.push({ page, version, time })
  }
  const allAsTheyWere = async (): Promise<void> => {
    for (const { page, version, time } of windows) {
      expect(await versionOf(page)).toBe(version)
      await isAsTyped(page, time)
    }
  }
  await opened(sarah.page, '1', '09:00')
  await moveTo(two)
  await opened(await opensPastWorker(sarah, '/diary'), 'two', '11:00')
  await moveTo(three)
  await opened(await opensPastWorker(sarah, '/diary'), 'three', '14:00')
  await allAsTheyWere()

  const asks = await sarah.opensWindow('/more')
  await looksForWorker(asks)
  const restart = asks.getByRole('button', { name: /^New version ready/ })
  while (windows.length > 0) {
    await test.step(`"Restart" with ${windows.length} forms open`, async () => {
      await restart.click()
      const refused = toast(asks, /Another window of Dual Control has a form open/).last()
      await expect(refused).toBeVisible()
      await allAsTheyWere()
      const [done] = windows.splice(0, 1)
      if (done) await finishes(done.page)
    })
  }

  await test.step('nobody types any more: all four restart, also those past the worker', async () => {
    await expect(badge(asks)).toHaveText('All changes saved')
    const pages = sarah.context.pages()
    expect(pages).toHaveLength(4)
    const loaded = pages.map((page) => page.waitForEvent('load'))
    await restart.click()
    await Promise.all(loaded)
    for (const page of pages) await expect.poll(() => versionOf(page)).toBe('three')
  })

  await test.step('and all three lessons are there', async () => {
    await goTo(asks, 'Learners')
    await asks
      .getByRole('link', { name: /^Amira Khan/ })
      .first()
      .click()
    await asks.getByRole('tab', { name: /^Lessons/ }).click()
    await expect(asks.getByRole('tabpanel').getByText(/Thu 17 Dec/)).toHaveCount(3)
  })
  for (const folder of [two, three]) rmSync(folder, { recursive: true, force: true })
})

test('T33: a good worker, a bad one, the kill switch: one visit, and the next page is the app with all its records', async ({
  relay,
  deviceOf,
}) => {
  test.setTimeout(480_000)
  const sarah = await deviceOf('sarah', 'desktop')
  const bad = withWorker(BAD_WORKER)
  const lines = await cutsLines(sarah)
  const typing = await sarah.opensWindow('/diary')
  const counts = (page: Page) =>
    page.evaluate(async () => [
      (await navigator.serviceWorker.getRegistrations()).length,
      (await window.caches.keys()).length,
    ])

  await test.step('good: one booking waits on this device, another is being typed', async () => {
    await sarah.page.close()
    await typing.reload()
    await book(typing, { learner: 'Amira Khan', date: '2026-12-18', time: '09:00' })
    await expect(badge(typing)).toHaveText(/1 waiting to sync$/)
    await typing.getByRole('button', { name: 'New booking' }).click()
    await wishFor(typing, { learner: 'Amira Khan', date: '2026-12-18', time: '11:00' })
  })

  await test.step('bad: it takes over, and whoever opens the app reads nonsense', async () => {
    await looksForWorker(typing)
    await relay.restart(bad)
    const takenOver = typing.evaluate(
      () =>
        new Promise<void>((done) => {
          navigator.serviceWorker.addEventListener('controllerchange', () => done(), { once: true })
        }),
    )
    await looksForWorker(typing)
    await takenOver
    const next = await sarah.opensWindow('/diary')
    await expect(next.getByText(NONSENSE)).toBeVisible()
    // The window that was open is as it was, and what is typed there is still saved.
    await isAsTyped(typing, '11:00')
    await finishes(typing)
    await expect(badge(typing)).toHaveText(/2 waiting to sync$/)
    await next.close()
  })

  await test.step('kill: one visit still reads nonsense and takes the worker away', async () => {
    await looksForWorker(typing)
    await relay.restart(bad, { APP_KILL_SWITCH: 'on' })
    const visit = await sarah.opensWindow('/diary')
    await expect(visit.getByText(NONSENSE)).toBeVisible()
    await expect.poll(() => counts(visit), { timeout: 30_000 }).toEqual([0, 0])
    await visit.reload()
    await expect(visit.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(badge(visit)).toHaveText(/2 waiting to sync$/)
    expect(await visit.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
    // The window that was open all the time was not reloaded.
    await expect(badge(typing)).toHaveText(/2 waiting to sync$/)
    await typing.close()
    lines.isOpen = true
    await visit.reload()
    await expect(badge(visit)).toHaveText('All changes saved', { timeout: 60_000 })
    await goTo(visit, 'Learners')
    await visit
      .getByRole('link', { name: /^Amira Khan/ })
      .first()
      .click()
    await visit.getByRole('tab', { name: /^Lessons/ }).click()
    await expect(visit.getByRole('tabpanel').getByText(/Fri 18 Dec/)).toHaveCount(2)
  })

  await test.step('the good version comes back as if nothing had been', async () => {
    const good = nextVersion('good')
    await relay.restart(good)
    const page = await sarah.opensWindow('/diary')
    expect(await versionOf(page)).toBe('good')
    await expect.poll(async () => (await counts(page))[0], { timeout: 30_000 }).toBe(1)
    rmSync(good, { recursive: true, force: true })
  })
  rmSync(bad, { recursive: true, force: true })
})
