/** The core of it all: a lesson logged in a car without signal, and nothing of it is ever lost. */
import type { Page } from '@playwright/test'
import { badge, openChanges } from './support/badge.ts'
import { expect, test } from './support/story.ts'

const NOTE = 'Mirrors early at every exit today. Łukasz’s van at Lawnswood was a good exercise.'
const NEXT = 'Roundabouts with three lanes'
const BADGE = 'All changes saved on this device – 3 waiting to sync'

/** Presses what it is given and counts; typing is not a tap. */
const aThumb = () => {
  let taps = 0
  return {
    tap: async (target: ReturnType<Page['getByRole']>) => {
      taps += 1
      await target.tap()
    },
    taps: () => taps,
  }
}

/** The level of a skill in Amira's file: in words on a phone, the last column of a table on a PC. */
const showsLevel = async (page: Page, skill: string, level: string): Promise<void> => {
  const card = page.getByRole('region', { name: 'Driving skills', exact: true })
  const line = card.getByRole('listitem').or(card.getByRole('row')).filter({ hasText: skill })
  await expect(line).toContainText(new RegExp(`${level}$`))
}

/** What staff see of this lesson in Amira's file, wherever it has come from. */
const showsTheLog = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Learners', exact: true }).click()
  // Today has a link of that name as well.
  await expect(page).toHaveURL(/\/learners$/)
  await page.getByRole('link', { name: /Amira Khan/ }).click()
  await expect(page.getByRole('region', { name: 'Next time' })).toContainText(NEXT)
  await showsLevel(page, 'Mirrors – vision and use', '4 Independent')
  await showsLevel(page, 'Signals', '4 Independent')
  await showsLevel(page, 'Roundabouts', '3 Prompted')
  await page.getByRole('tab', { name: 'Lessons' }).click()
  await expect(page.getByRole('tabpanel')).toContainText(NOTE)
  await page.getByRole('tab', { name: 'Money' }).click()
  await expect(page.getByRole('tabpanel')).toContainText('£57.00')
}

test('a lesson is logged without signal in eight taps, survives the battery, and reaches everybody', async ({
  deviceOf,
}) => {
  const [sarah, amira, anna] = await Promise.all([
    deviceOf('sarah'),
    deviceOf('amira'),
    deviceOf('anna', 'desktop'),
  ])
  await test.step('at home with a line, Sarah has opened Today', async () => {
    await sarah.switchOff()
    await sarah.switchOn('/today')
    await sarah.isInStep()
  })

  await test.step('without signal she reads what to carry over', async () => {
    await sarah.losesSignal()
    await expect(badge(sarah.page)).toHaveText(/^Offline – showing data from \d\d:\d\d$/)
    const now = sarah.page.getByRole('region', { name: 'Lesson now' })
    await expect(now).toContainText('Amira Khan')
    await expect(now).toContainText('Mirrors before signals.')
  })

  const thumb = aThumb()
  await test.step('parked, she logs it', async () => {
    const { page } = sarah
    await thumb.tap(page.getByRole('button', { name: 'Start log' }))
    await thumb.tap(page.getByRole('button', { name: 'I’m parked, engine off' }))
    // Delivered is what is nearly always true, so it costs no tap.
    await expect(page.getByRole('radio', { name: 'Delivered' })).toBeChecked()
    const level = (skill: RegExp, name: string) =>
      page.getByRole('group', { name: skill }).getByRole('radio', { name })
    await thumb.tap(level(/^Mirrors/, '4 Independent'))
    await thumb.tap(level(/^Signals/, '4 Independent'))
    await thumb.tap(level(/^Roundabouts/, '3 Prompted'))
    await page.getByLabel(/^Note for this lesson/).fill(NOTE)
    await page.getByLabel(/^Next time/).fill(NEXT)
    await thumb.tap(page.getByRole('radio', { name: 'Cash' }))
    await expect(page.getByLabel('Amount')).toHaveValue('57.00')
    await thumb.tap(page.getByRole('button', { name: 'Save log' }))
    await expect(page.getByText(/Saved on this device/)).toBeVisible()
  })
  expect(thumb.taps()).toBeLessThanOrEqual(8)

  await test.step('the phone dies at that moment; without signal all is still there', async () => {
    await sarah.dies()
    await sarah.switchOn('/today')
    await expect(badge(sarah.page)).toHaveText(BADGE)
    const earlier = sarah.page.getByRole('list', { name: 'Earlier today' })
    await expect(earlier.getByRole('listitem').filter({ hasText: 'Amira Khan' })).toContainText(
      'Saved here',
    )
    const changes = await openChanges(sarah.page)
    const waiting = changes.getByRole('list', { name: 'Waiting to sync' })
    await expect(waiting.getByRole('listitem')).toHaveCount(3)
    await expect(waiting).toContainText('Lesson log')
    await expect(waiting).toContainText('£57.00 Cash')
    await changes.getByRole('button', { name: 'Close' }).click()
    await showsTheLog(sarah.page)
  })

  await test.step('nobody else knows of it yet', async () => {
    await amira.page.getByRole('link', { name: 'Lessons', exact: true }).click()
    await expect(
      amira.page
        .getByRole('region', { name: 'Today, Tue 24 Nov' })
        .getByRole('button', { name: /14:00 to 15:30 Sarah Whitfield Confirmed/ }),
    ).toBeVisible()
  })

  await test.step('signal returns: it goes out by itself', async () => {
    await sarah.hasSignal()
    await sarah.isInStep()
  })

  await test.step('Amira sees her levels, the note and the receipt', async () => {
    const { page } = amira
    await page.getByRole('tab', { name: 'History' }).click()
    await page
      .getByRole('region', { name: /Tue 24 Nov/ })
      .getByRole('link', { name: /14:00 to 15:30/ })
      .click()
    await expect(page.getByText(NOTE)).toBeVisible()
    await expect(page.getByRole('main')).toContainText(/Receipt [\w-]+Tue 24 Nov, Cash£57\.00/)
    await page.getByRole('link', { name: 'Home', exact: true }).click()
    await page.getByRole('link', { name: /of 27 skills/ }).click()
    await expect(page.getByRole('listitem').filter({ hasText: /^Roundabouts/ })).toContainText(
      '3 Prompted, back from Reflection',
    )
  })

  await test.step('Anna sees it and the total, once', async () => {
    const { page } = anna
    await expect(page.getByText('£511.00')).toBeVisible()
    await showsTheLog(page)
    await expect(page.getByRole('tabpanel').getByText(`£57.00`)).toHaveCount(1)
  })
})
