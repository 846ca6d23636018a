/** What is photographed: per role, a name, a path, and what to do there before the picture. */
import type { BrowserContext, Page } from '@playwright/test'

export type Shot = {
  readonly screen: string
  readonly state: string
  readonly path: string
  readonly prepare?: (page: Page, context: BrowserContext) => Promise<void>
}

export type RoleShots = {
  readonly role: string
  readonly email: string | undefined
  readonly shots: readonly Shot[]
}

const press = (name: RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click()
}

const openFirst = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().click()
}

const goOffline = async (page: Page, context: BrowserContext): Promise<void> => {
  await context.setOffline(true)
  await page
    .getByText(/Offline|saved on this device/)
    .first()
    .waitFor()
}

const openLog = async (page: Page): Promise<void> => {
  await press(/^Start log$/)(page)
  await page.getByRole('dialog').waitFor()
}

const park = async (page: Page): Promise<void> => {
  await openLog(page)
  const parked = page.getByRole('button', { name: /parked/i })
  if (await parked.isVisible()) await parked.click()
  await page.getByRole('button', { name: /^Save log$/ }).waitFor()
}

const inMock = async (page: Page): Promise<void> => {
  const resume = page
    .getByRole('link', { name: /resume/i })
    .or(page.getByRole('button', { name: /resume/i }))
  const start = page.getByRole('button', { name: /start/i }).first()
  await resume.or(start).first().click()
  await page
    .getByRole('heading', { level: 2 })
    .or(page.getByRole('heading', { level: 1 }))
    .first()
    .waitFor()
}

export const SHOTS: readonly RoleShots[] = [
  {
    role: 'nobody',
    email: undefined,
    shots: [
      { screen: 'sign-in', state: 'empty', path: '/' },
      { screen: 'sign-in', state: 'error', path: '/', prepare: press(/^Sign in$/) },
      { screen: 'invite', state: 'unknown', path: '/invite/not-a-real-one' },
    ],
  },
  {
    role: 'instructor',
    email: 'sarah@origin.example',
    shots: [
      { screen: 'today', state: 'full', path: '/today' },
      { screen: 'today', state: 'offline', path: '/today', prepare: goOffline },
      { screen: 'log', state: 'gate', path: '/today', prepare: openLog },
      { screen: 'log', state: 'skills', path: '/today', prepare: park },
      { screen: 'diary', state: 'full', path: '/diary' },
      { screen: 'learners', state: 'full', path: '/learners' },
      {
        screen: 'learner-file',
        state: 'full',
        path: '/learners',
        prepare: openFirst('main a[href^="/learners/"]'),
      },
      { screen: 'sort-out', state: 'empty', path: '/sort-out' },
      { screen: 'more', state: 'full', path: '/more' },
      { screen: 'missing', state: 'full', path: '/overview' },
    ],
  },
  {
    role: 'learner',
    email: 'amira@origin.example',
    shots: [
      { screen: 'home', state: 'full', path: '/home' },
      { screen: 'lessons', state: 'full', path: '/lessons' },
      { screen: 'progress', state: 'full', path: '/progress' },
      { screen: 'theory', state: 'empty', path: '/theory' },
      { screen: 'mock', state: 'question', path: '/theory', prepare: inMock },
      { screen: 'more', state: 'full', path: '/more' },
    ],
  },
  {
    role: 'admin',
    email: 'anna@origin.example',
    shots: [
      { screen: 'overview', state: 'full', path: '/overview' },
      { screen: 'diary', state: 'full', path: '/diary' },
      { screen: 'learners', state: 'full', path: '/learners' },
      { screen: 'people', state: 'full', path: '/people' },
      { screen: 'sort-out', state: 'empty', path: '/sort-out' },
      { screen: 'more', state: 'full', path: '/more' },
    ],
  },
]
