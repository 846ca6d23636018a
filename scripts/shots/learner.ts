/** Amira's lessons, progress and a mock test; Seun, whose lesson two people gave away. */
import { button, goOffline, link, type Scene, type Stage, scrolledTo, steps } from './shot.ts'
import { signShots } from './signs.ts'

const EMAIL = 'amira@origin.example'

const startMock = async ({ page }: Stage): Promise<void> => {
  await page
    .getByRole('link', { name: /^Resume/ })
    .or(page.getByRole('button', { name: 'Questions only' }))
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

const heading = (page: Stage['page'], name: string | RegExp) =>
  page.getByRole('heading', { name, level: 1 }).waitFor()

/** A whole mock up to its first clip, and then without it. */
const hazardPart = async (stage: Stage): Promise<void> => {
  const { page, snap } = stage
  await page.getByRole('button', { name: 'Start a mock test' }).click()
  await heading(page, /^Question/)
  await button('More')(stage)
  await button(/^Review all questions/)(stage)
  await heading(page, 'Review')
  await button('End test')(stage)
  await page.getByRole('alertdialog').getByRole('button', { name: 'End test' }).click()
  await heading(page, 'Break')
  await snap('hazard', 'break')
  await button('Start the hazard part now')(stage)
  await heading(page, 'Clip 1 of 14')
  await snap('hazard', 'countdown')
  await button('Leave the test')(stage)
  await heading(page, 'Theory')
  await snap('theory', 'hazard-waits')
  await button('Finish without the hazard part')(stage)
  await heading(page, 'Mock test result')
}

const FRAME_STEP_MS = 180
const FRAME_MS = 20

/** One clip alone, painted step by step, so that the picture of it cannot stall it. */
const practiceClip = async (stage: Stage): Promise<void> => {
  const { page, snap } = stage
  const letPass = async (ms: number): Promise<void> => {
    for (let gone = 0; gone < ms; gone += FRAME_STEP_MS) await page.clock.fastForward(FRAME_STEP_MS)
  }
  await page.clock.install({ time: await page.evaluate(() => Date.now()) })
  await page.reload()
  await page.getByRole('checkbox', { name: /^Still pictures/ }).uncheck()
  await page.getByRole('list', { name: 'Clips' }).getByRole('link').first().click()
  await heading(page, 'Practice clip')
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 5_000)
  await letPass(20_000)
  await page.keyboard.press('Space')
  await letPass(4_000)
  await page.keyboard.press('Space')
  // Time goes on while the picture is taken, or nothing would be painted for it.
  let isTaken = false
  const taking = snap('hazard', 'clip').finally(() => {
    isTaken = true
  })
  while (!isTaken) await page.clock.fastForward(FRAME_MS)
  await taking
  await letPass(60_000)
  await heading(page, /marks$/)
  await page.clock.resume()
}

const stills = async (stage: Stage): Promise<void> => {
  const { page } = stage
  await page.getByRole('checkbox', { name: /^Still pictures/ }).check()
  await page.getByRole('list', { name: 'Clips' }).getByRole('link').first().click()
  await heading(page, /^Picture 1/)
}

/** Answers what is on the screen with the nth answer, by the keyboard. */
const answerOne = async ({ page }: Stage, place: number): Promise<void> => {
  await page.getByText('Choose an answer to see why.').waitFor()
  await page.keyboard.press(String(place))
  await page.getByRole('button', { name: /^(Next|See how it went)$/ }).waitFor()
}

const practise = async (stage: Stage): Promise<void> => {
  const { page, snap } = stage
  await page.getByRole('heading', { name: 'Question 1 of 20', level: 1 }).waitFor()
  await snap('practice', 'question')
  await answerOne(stage, 1)
  await snap('practice', 'answered')
  await page.locator('summary').first().click()
  await page.locator('details[open]').first().scrollIntoViewIfNeeded()
  await snap('practice', 'rule')
  await button('More')(stage)
  await snap('practice', 'more')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  for (let number = 2; number <= 20; number += 1) {
    await answerOne(stage, (number % 4) + 1)
    await page.keyboard.press('ArrowRight')
  }
  await page.getByRole('link', { name: /again now$/ }).waitFor()
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
    {
      screen: 'practice',
      state: 'summary',
      path: '/theory/practice?topic=11',
      prepare: practise,
    },
    { screen: 'practice', state: 'nothing-due', path: '/theory/practice?mode=due' },
    { screen: 'theory', state: 'after', path: '/theory' },
    ...signShots,
    { screen: 'hazard', state: 'left-out', path: '/theory', prepare: hazardPart },
    { screen: 'hazard', state: 'practice', path: '/theory/hazard' },
    {
      screen: 'hazard',
      state: 'replay',
      path: '/theory/hazard',
      prepare: practiceClip,
      ownDevice: true,
    },
    { screen: 'hazard', state: 'stills', path: '/theory/hazard', prepare: stills },
    { screen: 'home', state: 'offline', path: '/home', prepare: goOffline },
    { screen: 'more', state: 'full', path: '/more' },
    {
      screen: 'your-data',
      state: 'consents',
      path: '/more/your-data',
      prepare: scrolledTo('What you agree to'),
    },
    {
      screen: 'your-data',
      state: 'details',
      path: '/more/your-data',
      prepare: scrolledTo('Your details'),
    },
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
