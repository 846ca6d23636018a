/** The sign trainer, and every sign on one sheet. */
import { button, type Shot, type Stage, steps } from './shot.ts'

const shown = async ({ page }: Stage): Promise<void> => {
  await page.getByRole('tabpanel').locator('svg').first().waitFor()
}

/** The window as high as the page: all signs are painted, none is scrolled away. */
const wholePage = async ({ page }: Stage): Promise<void> => {
  const measure = () => page.evaluate(() => document.documentElement.scrollHeight)
  // What was off the screen had a guessed height, so it is measured again once it is drawn.
  for (let round = 0; round < 3; round += 1)
    await page.setViewportSize({ width: 1600, height: await measure() })
  await page.waitForFunction(() => {
    const tiles = document.querySelectorAll('[role="tabpanel"] li')
    return [...tiles].every((tile) => tile.querySelector('svg'))
  })
}

const oneSign = async ({ page }: Stage): Promise<void> => {
  await page.getByRole('button', { name: 'Mini-roundabout', exact: true }).click()
  await page.getByRole('dialog').locator('svg').first().waitFor()
}

const choose = async ({ page }: Stage): Promise<void> => {
  await page.keyboard.press('2')
  await page.getByRole('button', { name: /^Next/ }).waitFor()
}

const goOn = async ({ page }: Stage): Promise<void> => {
  await page.getByRole('button', { name: /^Next/ }).click()
  await page.getByRole('heading', { name: /^Which one is/ }).waitFor()
}

export const signShots: readonly Shot[] = [
  { screen: 'signs', state: 'look', path: '/theory/signs', prepare: shown },
  { screen: 'signs', state: 'one', path: '/theory/signs', prepare: steps(shown, oneSign) },
  {
    screen: 'signs',
    state: 'all',
    path: '/theory/signs',
    only: 'desktop',
    prepare: steps(shown, wholePage),
  },
  { screen: 'signs', state: 'recall', path: '/theory/signs?show=recall', prepare: shown },
  {
    screen: 'signs',
    state: 'recall-turned',
    path: '/theory/signs?show=recall',
    prepare: steps(shown, button('Turn the card')),
  },
  {
    screen: 'signs',
    state: 'quiz-name',
    path: '/theory/signs?show=quiz',
    prepare: steps(shown, choose),
  },
  {
    screen: 'signs',
    state: 'quiz-picture',
    path: '/theory/signs?show=quiz',
    prepare: steps(shown, choose, goOn, shown),
  },
]
