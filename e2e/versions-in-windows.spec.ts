/** Several windows, several versions: nobody is reloaded while typing, and a bad worker can be recalled. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { badge } from './support/badge.ts'
import { book, goTo, sheet, toast, wishFor } from './support/hands.ts'
import { appDir, expect, test } from './support/story.ts'

/** The built app as another version: its page says so, and its service worker knows that page. */
const nextVersion = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dual-control-version-'))
  cpSync(appDir(), folder, { recursive: true })
  const rewrite = (file: string, change: (text: string) => string): void => {
    const path = join(folder, file)
    writeFileSync(path, change(readFileSync(path, 'utf8')))
    for (const ending of ['.br', '.gz']) rmSync(`${path}${ending}`, { force: true })
  }
  rewrite('index.html', (html) =>
    html.replace('<head>', `<head><meta name="version" content="${name}">`),
  )
  rewrite('service-worker.js', (script) =>
    script.replace(
      /"revision":"\w+","url":"index\.html"/,
      `"revision":"${name}","url":"index.html"`,
    ),
  )
  return folder
}

const versionOf = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.querySelector('meta[name="version"]')?.getAttribute('content') ?? '1',
  )

/** The browser has looked whether there is a newer worker, whatever it had begun before. */
const looksForWorker = (page: Page): Promise<void> =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))

test('T35: three windows, two versions: each writes, none is reloaded while somebody types, then all restart', async ({
  relay,
  deviceOf,
}) => {
  const sarah = await deviceOf('sarah', 'desktop')
  await sarah.switchOff()
  await sarah.switchOn('/diary')
  const first = sarah.page
  const typing = await sarah.opensWindow('/diary')
  const next = nextVersion('two')
  // A relay that goes while the browser looks leaves it looking for three minutes, and the next waits.
  for (const page of [first, typing]) await looksForWorker(page)
  await relay.restart(next)

  await test.step('a third window comes past the old worker, with the new version', async () => {
    const third = await sarah.context.newPage()
    const devtools = await sarah.context.newCDPSession(third)
    await devtools.send('Network.enable')
    await devtools.send('Network.setBypassServiceWorker', { bypass: true })
    await third.goto(`${sarah.origin}/diary`)
    expect(await versionOf(third)).toBe('two')
    expect(await versionOf(first)).toBe('1')
    await book(third, { learner: 'Amira Khan', date: '2026-12-17', time: '09:00' })
    await book(first, { learner: 'Amira Khan', date: '2026-12-17', time: '11:00' })
    await sarah.isInStep()
    await third.close()
  })

  await typing.getByRole('button', { name: 'New booking' }).click()
  await wishFor(typing, { learner: 'Amira Khan', date: '2026-12-17', time: '14:00' })
  // As when somebody comes back to a window that was left open.
  await looksForWorker(first)
  await goTo(first, 'More')
  await first.getByRole('button', { name: /^New version ready/ }).click()
  await expect(toast(first, /Another window of Dual Control has a form open/)).toBeVisible()
  expect(await versionOf(typing)).toBe('1')
  const form = sheet(typing, 'New booking')
  await expect(form.getByLabel('Time', { exact: true })).toHaveValue('14:00')

  await form.getByRole('button', { name: 'Book lesson' }).click()
  await expect(form).toBeHidden()
  await expect(badge(typing)).toHaveText('All changes saved')
  const loaded = [first, typing].map((page) => page.waitForEvent('load'))
  await first.getByRole('button', { name: /^New version ready/ }).click()
  await Promise.all(loaded)
  for (const page of [first, typing]) await expect.poll(() => versionOf(page)).toBe('two')

  await goTo(first, 'Learners')
  await first
    .getByRole('link', { name: /^Amira Khan/ })
    .first()
    .click()
  await first.getByRole('tab', { name: /^Lessons/ }).click()
  const lessons = first.getByRole('tabpanel').getByText(/Thu 17 Dec/)
  await expect(lessons).toHaveCount(3)
  rmSync(next, { recursive: true, force: true })
})

test('T33: a bad worker is called back: the next page comes from the network, and the records stay', async ({
  relay,
  deviceOf,
}) => {
  const sarah = await deviceOf('sarah', 'desktop')
  const { page } = sarah
  await sarah.losesSignal()
  await page.goto(`${sarah.origin}/diary`)
  await book(page, { learner: 'Amira Khan', date: '2026-12-18', time: '09:00' })
  await expect(badge(page)).toHaveText(/1 waiting to sync$/)
  await page.close()

  await relay.restart(undefined, { APP_KILL_SWITCH: 'on' })
  await sarah.hasSignal()
  const next = await sarah.opensWindow('/diary')
  const workers = () =>
    next.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
  const caches = () => next.evaluate(async () => (await window.caches.keys()).length)
  await expect
    .poll(async () => [await workers(), await caches()], { timeout: 30_000 })
    .toEqual([0, 0])
  await expect(badge(next)).toHaveText('All changes saved')
  await next.reload()
  expect(await next.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
  await expect(next.getByRole('heading', { level: 1 })).toBeVisible()

  await test.step('the good version comes back as if nothing had been', async () => {
    await relay.restart()
    await next.reload()
    await expect.poll(workers, { timeout: 30_000 }).toBe(1)
  })
})
