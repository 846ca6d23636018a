/** "Sent" survives the relay being killed, "Saved on this device" the browser: again and again. */
import type { Page } from '@playwright/test'
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import { badge, openChanges } from './support/badge.ts'
import { book, goTo, toast } from './support/hands.ts'
import { expect, test } from './support/story.ts'

const RELAY_KILLS = 20
/** Many more on demand: `BROWSER_KILLS=60 npx playwright test e2e/kept.spec.ts`. */
const BROWSER_KILLS = Number(process.env.BROWSER_KILLS ?? 10)
const LEARNER = 'Joanne Pickles'
const LESSONS_A_DAY = 8

/** The n-th hour that nobody else has: two weeks ahead, from 07:00, eight a day. */
const slot = (n: number): { date: string; time: string; shown: string } => {
  const day = 7 + Math.floor(n / LESSONS_A_DAY)
  const hour = 7 + (n % LESSONS_A_DAY)
  const pad = (value: number) => String(value).padStart(2, '0')
  return {
    date: `2026-12-${pad(day)}`,
    time: `${pad(hour)}:00`,
    shown: `${day} Dec, ${pad(hour)}:00 to ${pad(hour + 1)}:00`,
  }
}

/** Lessons of December in Joanne's file, as "7 Dec, 07:00 to 08:00", in order. */
const lessonsInFile = async (page: Page): Promise<string[]> => {
  await goTo(page, 'Learners')
  await page.getByRole('link', { name: new RegExp(LEARNER) }).click()
  await page.getByRole('tab', { name: 'Lessons' }).click()
  const rows = page.getByRole('tabpanel').getByRole('listitem')
  await expect(rows.first()).toBeVisible()
  const texts = await rows.allInnerTexts()
  return texts
    .flatMap((text) => {
      const [, date] = /(\d+ Dec)\b/.exec(text) ?? []
      const [span] = /\d\d:\d\d to \d\d:\d\d/.exec(text) ?? []
      return date && Number.parseInt(date, 10) >= 7 ? [`${date}, ${span}`] : []
    })
    .sort()
}

test('the relay is killed 20 times while Sarah books: each booking is there once', async ({
  relay,
  deviceOf,
}) => {
  test.setTimeout(480_000)
  const sarah = await deviceOf('sarah', 'desktop')
  await goTo(sarah.page, 'Diary')
  let booked = 0
  let isOver = false

  const writing = async (): Promise<void> => {
    while (!isOver) {
      const { date, time } = slot(booked)
      await book(sarah.page, { learner: LEARNER, date, time })
      booked += 1
    }
  }
  const killing = async (): Promise<void> => {
    for (let kill = 0; kill < RELAY_KILLS; kill += 1) {
      const before = booked
      await expect.poll(() => booked, { timeout: 60_000, intervals: [20] }).toBeGreaterThan(before)
      await relay.restart()
    }
    isOver = true
  }
  await Promise.all([writing(), killing()])

  const expected = Array.from({ length: booked }, (_, n) => slot(n).shown).sort()
  // After so many broken lines the device waits up to a minute before it tries again.
  await sarah.isInStep(150_000)
  const changes = await openChanges(sarah.page)
  await expect(changes.getByRole('list', { name: 'Sent today' }).getByRole('listitem')).toHaveCount(
    booked,
  )
  const anna = await deviceOf('anna', 'desktop')
  expect(await lessonsInFile(anna.page)).toEqual(expected)
})

test(`the browser is killed ${BROWSER_KILLS} times right after “Saved on this device”: nothing is lost`, async ({
  deviceOf,
}) => {
  test.setTimeout(2 * MINUTE_MS + BROWSER_KILLS * 12_000)
  const sarah = await deviceOf('sarah', 'desktop')
  await sarah.switchOff()
  await sarah.losesSignal()
  for (let kill = 0; kill < BROWSER_KILLS; kill += 1) {
    await sarah.switchOn('/diary')
    const { date, time } = slot(kill)
    await book(sarah.page, { learner: LEARNER, date, time })
    await expect(toast(sarah.page, /booked for .* Saved on this device/)).toBeVisible()
    await sarah.dies()
  }
  await sarah.switchOn('/learners')
  await expect(badge(sarah.page)).toHaveText(
    `All changes saved on this device – ${BROWSER_KILLS} waiting to sync`,
  )
  const expected = Array.from({ length: BROWSER_KILLS }, (_, n) => slot(n).shown).sort()
  expect(await lessonsInFile(sarah.page)).toEqual(expected)

  await sarah.hasSignal()
  await sarah.isInStep()
  const anna = await deviceOf('anna', 'desktop')
  expect(await lessonsInFile(anna.page)).toEqual(expected)
})
