/** Amira's lessons, progress and a mock test; Seun, whose lesson two people gave away. */
import { button, goOffline, link, type Scene, type Stage, steps } from './shot.ts'
import { signShots } from './signs.ts'

const EMAIL = 'amira@origin.example'

const startMock = async ({ page }: Stage): Promise<void> => {
  await page
    .getByRole('link', { name: /^Resume/ })
    .or(page.getByRole('button', { name: 'Start a mock test' }))
    .first()
    .click()
  await page.getByRole('heading', { name: /^Question/, level: 1 }).waitFor()
}

const answerSome = async ({ page }: Stage): Promise<void> => {
  for (let number = 0; number < 5; number += 1) {
    await page
      .getByRole('main')
      .getByRole('radio')
      .nth(number % 4)
      .check()
    if (number === 2) await page.getByRole('button', { name: 'Flag', exact: true }).click()
    await page.getByRole('button', { name: 'Next', exact: true }).click()
  }
  await page.getByRole('main').getByRole('radio').nth(1).check()
}

const mock = async (stage: Stage): Promise<void> => {
  const { page, snap } = stage
  await startMock(stage)
  await answerSome(stage)
  await snap('mock', 'question')
  await button('More')(stage)
  await snap('mock', 'more')
  await button(/^Review all questions/)(stage)
  await page.getByRole('heading', { name: 'Review', level: 1 }).waitFor()
  await snap('mock', 'review')
  await button('End test')(stage)
  await snap('mock', 'end')
  await page.getByRole('alertdialog').getByRole('button', { name: 'End test' }).click()
  await page.getByRole('heading', { name: 'Mock test result' }).waitFor()
}

export const learning: Scene = {
  role: 'learner',
  email: EMAIL,
  shots: [
    { screen: 'home', state: 'now', path: '/home' },
    { screen: 'home', state: 'before', path: '/home', clockMinutes: -110 },
    {
      screen: 'booking',
      state: 'change',
      path: '/home',
      clockMinutes: -110,
      prepare: button('I need to change'),
    },
    { screen: 'lessons', state: 'coming', path: '/lessons' },
    { screen: 'lessons', state: 'past', path: '/lessons?show=past' },
    {
      screen: 'lesson',
      state: 'past',
      path: '/lessons?show=past',
      prepare: link(/Completed/),
    },
    { screen: 'request', state: 'open', path: '/lessons', prepare: button('Ask for a lesson') },
    {
      screen: 'request',
      state: 'offline',
      path: '/lessons',
      prepare: steps(goOffline, button('Ask for a lesson')),
    },
    { screen: 'progress', state: 'full', path: '/progress' },
    { screen: 'theory', state: 'before', path: '/theory' },
    { screen: 'mock', state: 'result', path: '/theory', prepare: mock },
    { screen: 'theory', state: 'after', path: '/theory' },
    ...signShots,
    { screen: 'home', state: 'offline', path: '/home', prepare: goOffline },
    { screen: 'more', state: 'full', path: '/more' },
    { screen: 'missing', state: 'full', path: '/people' },
  ],
}

export const inAClash: Scene = {
  role: 'learner',
  email: 'seun@origin.example',
  shots: [
    { screen: 'home', state: 'clash', path: '/home' },
    { screen: 'lessons', state: 'clash', path: '/lessons' },
  ],
}
