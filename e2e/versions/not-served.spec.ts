/**
 * T34: today's app, with work waiting, on a relay that serves other versions: it goes on offline, says
 * what to do, keeps everything, and sends when the two are of one age again.
 */
import { rmSync } from 'node:fs'
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#shared/protocol/version.ts'
import { looksForWorker, nextVersion, versionOf } from '../support/app-version.ts'
import { badge, openChanges } from '../support/badge.ts'
import { book, goTo } from '../support/hands.ts'
import { answer, endMock, openReview, startMock } from '../support/mock-test.ts'
import { relayLeftBehind, relayThatMovedOn } from '../support/other-age.ts'
import { expect, test } from '../support/story.ts'

const NOTHING_WAITS = 'Update to stay in step with the school'

test(`[T34] a relay that no longer serves protocol ${PROTOCOL_VERSION}: three bookings wait, and one press updates and sends`, async ({
  relay,
  deviceOf,
}) => {
  const sarah = await deviceOf('sarah')
  const says = (words: string) => sarah.page.getByText(words, { exact: true })
  const next = nextVersion('two')
  await relay.restart(undefined, relayThatMovedOn('protocol'))

  await test.step('she is told, goes on working, and the sentence counts what waits', async () => {
    // Her app comes back to the relay by itself.
    await expect(says(NOTHING_WAITS)).toBeVisible({ timeout: 60_000 })
    await goTo(sarah.page, 'Diary')
    await book(sarah.page, { learner: 'Amira Khan', date: '2026-12-09', time: '11:00' })
    await expect(says('Update to send 1 waiting change')).toBeVisible()
    await book(sarah.page, { learner: 'Amira Khan', date: '2026-12-10', time: '12:00' })
    await book(sarah.page, { learner: 'Seun Adebayo', date: '2026-12-11', time: '13:00' })
    await expect(says('Update to send 3 waiting changes')).toBeVisible()
    await expect(sarah.page.getByText(/^This version of the app is too old/)).toContainText(
      'Everything you do stays saved on this device, and you can go on working.',
    )
  })

  const isAllHere = async (): Promise<void> => {
    await expect(says('Update to send 3 waiting changes')).toBeVisible()
    await expect(badge(sarah.page)).toHaveText(/3 waiting to sync$/)
    for (const [date, lesson] of [
      ['2026-12-09', /11:00 to 12:00, Amira Khan/],
      ['2026-12-10', /12:00 to 13:00, Amira Khan/],
      ['2026-12-11', /13:00 to 14:00, Seun Adebayo/],
    ] as const) {
      await sarah.page.goto(`${sarah.origin}/diary?view=day&date=${date}`)
      await expect(sarah.page.getByRole('button', { name: lesson })).toBeVisible()
    }
  }
  await test.step('all of it is there after a reload, and when the phone was off', async () => {
    await sarah.page.reload()
    await isAllHere()
    await sarah.switchOff()
    await sarah.switchOn('/diary')
    await isAllHere()
  })

  await test.step('the newer app is there: one press, and the three go out', async () => {
    const { page } = sarah
    await looksForWorker(page)
    await relay.restart(next)
    const reloaded = page.waitForEvent('load')
    await page.getByRole('button', { name: 'Update now' }).click()
    await reloaded
    await sarah.isInStep()
    expect(await versionOf(page)).toBe('two')
    await expect(page.getByText(/^Update to/)).toHaveCount(0)
    const sent = (await openChanges(page)).getByRole('list', { name: 'Sent today' })
    for (const lesson of ['Wed 9 Dec, 11:00', 'Thu 10 Dec, 12:00', 'Fri 11 Dec, 13:00'])
      await expect(sent).toContainText(lesson)
  })

  await test.step('and Amira has hers', async () => {
    const amira = await deviceOf('amira')
    await goTo(amira.page, 'Lessons')
    for (const day of [/^Wed 9 Dec/, /^Thu 10 Dec/])
      await expect(amira.page.getByRole('region', { name: day })).toContainText('Confirmed')
  })
  rmSync(next, { recursive: true, force: true })
})

test(`[T34] a relay that no longer serves schema ${SCHEMA_VERSION}: a mock test waits beside two changes, none is sent in its old shape`, async ({
  relay,
  deviceOf,
}) => {
  const amira = await deviceOf('amira')
  const { page } = amira
  const says = (words: string) => page.getByText(words, { exact: true })
  await relay.restart(undefined, relayThatMovedOn('schema'))
  await expect(says(NOTHING_WAITS)).toBeVisible({ timeout: 60_000 })

  await test.step('the result of a test, which travels beside the line, waits as well', async () => {
    const refused = page.waitForResponse(
      (one) => one.request().method() === 'POST' && one.url().includes('/api/sets/attempts'),
    )
    await startMock(page)
    await answer(page, 0)
    await openReview(page)
    await endMock(page)
    expect((await refused).status()).toBe(426)
    await page.goto(`${amira.origin}/theory`)
    await expect(says('Update to send 1 waiting change')).toBeVisible()
  })

  await test.step('so do two answers about her data, across a reload', async () => {
    await goTo(page, 'More')
    await page.getByRole('link', { name: 'Your data' }).click()
    await page.getByRole('checkbox', { name: 'News by e-mail' }).check()
    await page.getByRole('checkbox', { name: 'My pass, shown to others' }).check()
    await expect(says('Update to send 3 waiting changes')).toBeVisible()
    await page.reload()
    await expect(says('Update to send 3 waiting changes')).toBeVisible()
    await expect(page.getByRole('checkbox', { name: 'My pass, shown to others' })).toBeChecked()
  })

  await test.step('served again, all three go out', async () => {
    await relay.restart()
    await page.reload()
    await amira.isInStep()
    const testsThere = () =>
      page.evaluate(async () => {
        const answered = await fetch('/api/sets/attempts?limit=1000')
        const { rows } = (await answered.json()) as { rows: { data: { finishedAt: number } }[] }
        return rows.filter(({ data }) => new Date(data.finishedAt).getUTCDate() === 24).length
      })
    expect(await testsThere()).toBe(1)
    const sent = (await openChanges(page)).getByRole('list', { name: 'Sent today' })
    await expect(sent.getByRole('listitem').filter({ hasText: 'Consent given' })).toHaveCount(2)
  })
})

test('[T34] a relay that is older than the app: nothing is cut down to what it knows, and it goes out later', async ({
  relay,
  deviceOf,
}) => {
  const sarah = await deviceOf('sarah')
  const { page } = sarah
  await relay.restart(undefined, relayLeftBehind('schema'))
  await expect(page.getByText('The school’s server is older than this app')).toBeVisible({
    timeout: 60_000,
  })
  await goTo(page, 'Diary')
  await book(page, { learner: 'Amira Khan', date: '2026-12-09', time: '11:00' })
  await expect(page.getByText(/^1 waiting change stays saved on this device/)).toBeVisible()
  await page.reload()
  await expect(page.getByText(/^1 waiting change stays saved on this device/)).toBeVisible()
  await relay.restart()
  await page.reload()
  await sarah.isInStep()
})
