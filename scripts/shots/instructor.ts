/** Sarah's day, then her day without a line, then what others' decisions look like from her car. */
import {
  button,
  goOffline,
  isInStep,
  link,
  type Scene,
  type Shot,
  type Stage,
  scrolled,
  steps,
  tab,
  wishFor,
} from './shot.ts'

const EMAIL = 'sarah@origin.example'
const PARKED = 'I’m parked, engine off'

const file = (name: string): Shot => ({
  screen: 'learner-file',
  state: name.toLowerCase(),
  path: '/learners',
  prepare: steps(link(/^Amira Khan/), tab(name)),
})

/** The gate is asked once a lesson, so only the first picture meets it. */
const toLog = async (stage: Stage): Promise<void> => {
  const { page } = stage
  await button('Start log')(stage)
  const save = page.getByRole('button', { name: /^Save/ })
  await page.getByRole('button', { name: PARKED }).or(save).first().waitFor()
  if (!(await save.isVisible())) await page.getByRole('button', { name: PARKED }).click()
}

/** What was chosen in an earlier picture is kept as a draft. */
const delivered = ({ page }: Stage): Promise<void> =>
  page.getByRole('radio', { name: 'Delivered' }).check()

const noteAndPaid = async ({ page }: Stage): Promise<void> => {
  const log = page.getByRole('dialog', { name: 'Log lesson' })
  await log.getByRole('group').getByRole('radio').nth(3).check()
  await log.getByLabel(/^Note for this lesson/).fill('Good planning at Lawnswood.')
  await log.getByLabel(/^Next time/).fill('A647 dual carriageway, joining')
  await log.getByRole('radio', { name: 'Cash' }).check()
}

export const day: Scene = {
  role: 'instructor',
  email: EMAIL,
  shots: [
    { screen: 'today', state: 'now', path: '/today' },
    { screen: 'today', state: 'scrolled', path: '/today', only: 'phone', prepare: scrolled },
    { screen: 'today', state: 'before', path: '/today', clockMinutes: -110 },
    { screen: 'today', state: 'over', path: '/today', clockMinutes: 360 },
    { screen: 'log', state: 'gate', path: '/today', prepare: button('Start log') },
    { screen: 'log', state: 'skills', path: '/today', prepare: toLog },
    { screen: 'log', state: 'note-paid', path: '/today', prepare: steps(toLog, noteAndPaid) },
    {
      screen: 'log',
      state: 'cancelled',
      path: '/today',
      prepare: steps(toLog, ({ page }) => page.getByRole('radio', { name: 'Cancelled' }).check()),
    },
    { screen: 'diary', state: 'week', path: '/diary?view=week' },
    { screen: 'diary', state: 'day', path: '/diary?view=day' },
    { screen: 'diary', state: 'empty', path: '/diary?view=week&date=2027-03-01' },
    { screen: 'booking', state: 'request', path: '/today', prepare: link('Seun Adebayo') },
    {
      screen: 'booking',
      state: 'move',
      path: '/today',
      prepare: steps(link('Seun Adebayo'), ({ page }) =>
        page.getByRole('dialog').getByRole('button', { name: 'Other time…' }).click(),
      ),
    },
    {
      screen: 'booking',
      state: 'cancel',
      path: '/today',
      prepare: steps(link('Seun Adebayo'), button('Cancel lesson…')),
    },
    { screen: 'book', state: 'empty', path: '/diary', prepare: button('New booking') },
    {
      screen: 'book',
      state: 'overlap',
      path: '/diary',
      prepare: wishFor({ learner: 'Joanne Pickles', date: '2026-11-24', time: '14:30' }),
    },
    { screen: 'learners', state: 'full', path: '/learners' },
    ...['Overview', 'Lessons', 'Money', 'Theory'].map(file),
    { screen: 'sort-out', state: 'empty', path: '/sort-out' },
    { screen: 'changes', state: 'saved', path: '/today', prepare: button(/All changes saved/) },
    ...[
      '/more',
      '/more/notices',
      '/more/devices',
      '/more/password',
      '/more/screen-lock',
      '/more/sign-out',
      '/more/about',
    ].map((path) => ({ screen: path.slice(1).replace('/', '-'), state: 'full', path })),
    { screen: 'missing', state: 'full', path: '/overview' },
  ],
}

export const withoutSignal: Scene = {
  role: 'instructor',
  email: EMAIL,
  shots: [
    { screen: 'today', state: 'offline', path: '/today', prepare: goOffline },
    {
      screen: 'changes',
      state: 'waiting',
      path: '/today',
      only: 'phone',
      prepare: async (stage) => {
        const { page, snap } = stage
        await goOffline(stage)
        await button(/^Confirm$/)(stage)
        await steps(toLog, delivered, noteAndPaid, button('Save log'))(stage)
        await page
          .getByText(/waiting to sync/)
          .first()
          .waitFor()
        await snap('today', 'waiting')
        await page
          .getByRole('link', { name: /^Diary/ })
          .first()
          .click()
        await page.getByRole('radio', { name: 'Day' }).check()
        await snap('diary', 'waiting')
        await page.locator('.dc-sync:visible').first().click()
        await page.getByRole('dialog', { name: 'Changes' }).waitFor()
      },
    },
    { screen: 'today', state: 'sent', path: '/today', prepare: ({ page }) => isInStep(page) },
  ],
}

/** After the office has booked over a lesson and taken a learner away. */
export const sortedOutElsewhere: Scene = {
  role: 'instructor',
  email: EMAIL,
  shots: [
    { screen: 'today', state: 'clash', path: '/today' },
    { screen: 'diary', state: 'clash', path: '/diary?view=day' },
    { screen: 'booking', state: 'clash', path: '/today', prepare: link('Callum Fraser') },
    { screen: 'sort-out', state: 'full', path: '/sort-out' },
  ],
}
