/** WCAG 2.2 AA on every screen of every role, light and dark, phone and desktop; and by keyboard alone. */
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import type { Device, Shape } from './support/device.ts'
import { book, goTo, savedHere } from './support/hands.ts'
import { endMock, openReview, question, startMock } from './support/mock-test.ts'
import { expect, test } from './support/story.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const RULES_AT_LEAST = 8
const SHAPES: readonly Shape[] = ['phone', 'desktop']
const EVERYBODYS = [
  '/more',
  '/more/notices',
  '/more/devices',
  '/more/password',
  '/more/sign-out',
  '/more/about',
]

/** A colour on its way from one theme to the other is neither's. */
const settleColours = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(passing.map(({ finished }) => finished))
  })

/** What axe finds on the page as it is, in both themes; one line each. */
const findings = async (page: Page, where: string): Promise<string[]> => {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await settleColours(page)
    const axe = new AxeBuilder({ page }).withTags(TAGS).setLegacyMode()
    const { violations, passes } = await axe.analyze()
    // An empty page has no faults either.
    expect(passes.length, where).toBeGreaterThan(RULES_AT_LEAST)
    for (const { id, nodes } of violations) {
      const at = nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`)
      found.push(`${where}, ${colorScheme}: ${id}\n    ${at.join('\n    ')}`)
    }
  }
  return found
}

const check = async (device: Device, path: string): Promise<string[]> => {
  await device.page.goto(device.origin + path)
  await expect(device.page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await device.isInStep()
  return findings(device.page, `${device.shape} ${path}`)
}

/** Every address, then what one meets on the way. */
const checkAll = async (
  device: Device,
  paths: readonly string[],
  onTheWay: (device: Device) => Promise<string[]>,
): Promise<void> => {
  const found: string[] = []
  for (const path of paths) found.push(...(await check(device, path)))
  found.push(...(await onTheWay(device)))
  expect(found.join('\n')).toBe('')
}

for (const shape of SHAPES) {
  test(`an instructor’s screens, ${shape}`, async ({ deviceOf }) => {
    const device = await deviceOf('sarah', shape)
    const { page } = device
    await goTo(page, 'Learners')
    await page.getByRole('link', { name: /^Amira Khan/ }).click()
    await expect(page.getByRole('heading', { name: 'Amira Khan', level: 1 })).toBeVisible()
    const file = new URL(page.url()).pathname
    const paths = ['/today', '/diary', '/diary?view=day', '/learners', '/sort-out', ...EVERYBODYS]
    await checkAll(device, paths, async () => {
      const found: string[] = []
      await page.goto(device.origin + file)
      for (const tab of ['Overview', 'Lessons', 'Money', 'Theory']) {
        await page.getByRole('tab', { name: tab }).click()
        found.push(...(await findings(page, `${shape} ${tab} of a learner`)))
      }
      await goTo(page, 'Today')
      await page.getByRole('link', { name: 'Seun Adebayo' }).click()
      found.push(...(await findings(page, `${shape} a request`)))
      await page.getByRole('dialog').getByRole('button', { name: 'Other time…' }).click()
      found.push(...(await findings(page, `${shape} moving`)))
      await page.goto(`${device.origin}/today`)
      await page.getByRole('button', { name: 'Start log' }).click()
      found.push(...(await findings(page, `${shape} parked?`)))
      await page.getByRole('button', { name: 'I’m parked, engine off' }).click()
      found.push(...(await findings(page, `${shape} the log`)))
      return found
    })
  })

  test(`a learner’s screens, ${shape}`, async ({ deviceOf }) => {
    // Some thirty screens in two themes: on a busy machine longer than one story takes.
    test.setTimeout(480_000)
    const device = await deviceOf('amira', shape)
    const { page } = device
    const paths = [
      '/home',
      '/lessons',
      '/lessons?show=past',
      '/progress',
      '/theory',
      '/theory/signs?group=works',
      '/theory/signs?group=works&show=quiz',
      '/theory/hazard',
      '/theory/hazard/stills',
      ...EVERYBODYS,
    ]
    await checkAll(device, paths, async () => {
      const found: string[] = []
      await page.goto(`${device.origin}/lessons?show=past`)
      await page
        .getByRole('link', { name: /Completed/ })
        .first()
        .click()
      await expect(page.getByRole('heading', { name: 'What you practised' })).toBeVisible()
      found.push(...(await findings(page, `${shape} a lesson`)))
      await goTo(page, 'Lessons')
      await page.getByRole('button', { name: 'Ask for a lesson' }).click()
      found.push(...(await findings(page, `${shape} asking`)))
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
      await page.goto(`${device.origin}/theory/practice?topic=1`)
      await expect(page.getByRole('heading', { name: 'Question 1 of 20' })).toBeVisible()
      found.push(...(await findings(page, `${shape} practice`)))
      await page.keyboard.press('1')
      await expect(page.getByRole('heading', { name: 'Why', exact: true })).toBeVisible()
      found.push(...(await findings(page, `${shape} practice, explained`)))
      await page.getByRole('button', { name: 'End this round' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      found.push(...(await findings(page, `${shape} how practice went`)))
      await page.goto(`${device.origin}/theory`)
      await startMock(page)
      found.push(...(await findings(page, `${shape} a question`)))
      await openReview(page)
      found.push(...(await findings(page, `${shape} the review`)))
      await endMock(page)
      found.push(...(await findings(page, `${shape} the result`)))
      return found
    })
  })

  test(`the office’s screens, ${shape}`, async ({ deviceOf }) => {
    const device = await deviceOf('anna', shape)
    const { page } = device
    const paths = [
      '/overview',
      '/diary',
      '/diary?view=week',
      '/people',
      '/learners',
      '/refused',
      '/questions',
      '/questions/import',
      '/questions/new',
      '/more/invite',
      '/more/security-log',
      ...EVERYBODYS,
    ]
    await checkAll(device, paths, async () => {
      const found: string[] = []
      await page.goto(`${device.origin}/diary?new=1`)
      await expect(page.getByRole('dialog', { name: 'New booking' })).toBeVisible()
      found.push(...(await findings(page, `${shape} a new booking`)))
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
      await book(page, aClash)
      await page.goto(`${device.origin}/sort-out`)
      if (shape === 'phone') {
        found.push(...(await findings(page, `${shape} open cases`)))
        await page.getByRole('link', { name: /^Double booking/ }).click()
      }
      await expect(page.getByRole('article')).toBeVisible()
      found.push(...(await findings(page, `${shape} a case`)))
      await page.goto(`${device.origin}/sort-out?show=decided`)
      found.push(...(await findings(page, `${shape} what was decided`)))
      await page.goto(`${device.origin}/people`)
      await page.getByRole('button', { name: /^Amira Khan/ }).click()
      found.push(...(await findings(page, `${shape} a learner’s instructors`)))
      return found
    })
  })
}

/** On top of Amira’s lesson with Sarah. */
const aClash = {
  learner: 'Joanne Pickles',
  instructor: 'Sarah Whitfield',
  date: '2026-11-25',
  time: '13:30',
}

test('the door, and an invitation that does not work', async ({ aDevice }) => {
  const { page, origin } = await aDevice()
  await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  const found = await findings(page, 'the door')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  found.push(...(await findings(page, 'the door, with errors')))
  await page.goto(`${origin}/invite/nobody-has-sent-this`)
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  found.push(...(await findings(page, 'a dead invitation')))
  expect(found.join('\n')).toBe('')
})

const STOPS_AT_MOST = 80

/** Presses Tab until this has the focus, and makes sure that it can be seen there. WCAG 2.4.11. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  for (let stop = 0; stop < STOPS_AT_MOST; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
  await expect(target).toBeInViewport()
}

const press = async (page: Page, target: Locator): Promise<void> => {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

test('a lesson is logged by keyboard alone', async ({ deviceOf }) => {
  const { page } = await deviceOf('sarah', 'desktop')
  await press(page, page.getByRole('button', { name: 'Start log' }))
  const log = page.getByRole('dialog', { name: 'Log lesson' })
  await expect(log.locator(':focus')).toHaveCount(1)
  await press(page, log.getByRole('button', { name: 'I’m parked, engine off' }))
  const mirrors = log.getByRole('group', { name: /^Mirrors/ }).getByRole('radio')
  await tabTo(page, mirrors.first())
  await page.keyboard.press('Space')
  for (let level = 2; level <= 4; level += 1) await page.keyboard.press('ArrowRight')
  await expect(mirrors.nth(3)).toBeChecked()
  await tabTo(page, log.getByLabel(/^Note for this lesson/))
  await page.keyboard.type('Calm and early.')
  await tabTo(page, log.getByRole('radio', { name: 'Cash' }))
  await page.keyboard.press('Space')
  await press(page, log.getByRole('button', { name: 'Save log' }))
  await savedHere(page)
  await expect(log).toBeHidden()
})

test('a mock test is taken by keyboard alone', async ({ deviceOf }) => {
  const { page } = await deviceOf('amira', 'desktop')
  await press(page, page.getByRole('navigation').getByRole('link', { name: 'Theory' }))
  await press(page, page.getByRole('button', { name: 'Questions only' }))
  await expect(question(page, 1)).toBeVisible()
  await page.keyboard.press('b')
  await expect(page.getByRole('main').getByRole('radio').nth(1)).toBeChecked()
  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: 'Flagged', exact: true })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(question(page, 2)).toBeVisible()
  const third = page.getByRole('main').getByRole('radio').nth(2)
  await tabTo(page, page.getByRole('main').getByRole('radio').first())
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(third).toBeChecked()
  await press(page, page.getByRole('button', { name: 'Next', exact: true }))
  await expect(question(page, 3)).toBeVisible()
  await page.keyboard.press('r')
  await press(page, page.getByRole('button', { name: 'End test' }))
  const sure = page.getByRole('alertdialog')
  // What cannot be undone is never what Enter does at once.
  await expect(sure.getByRole('button', { name: 'Back to the test' })).toBeFocused()
  await press(page, sure.getByRole('button', { name: 'End test' }))
  await expect(page.getByRole('heading', { name: 'Mock test result' })).toBeVisible()
})

test('a case is decided by keyboard alone, and the focus stays where the work is', async ({
  deviceOf,
}) => {
  const { page } = await deviceOf('anna', 'desktop')
  await goTo(page, 'Diary')
  await book(page, aClash)
  await press(
    page,
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Sort out/ }),
  )
  await press(page, page.getByRole('article').getByRole('button', { name: /Recommended/ }))
  await expect(page.getByRole('heading', { name: 'Nothing to sort out' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Sort out', level: 1 })).toBeFocused()
})
