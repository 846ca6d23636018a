/** What a picture is of, and the presses that many of them begin with. */
import type { BrowserContext, Page } from '@playwright/test'

export type Size = 'phone' | 'desktop'

export type Stage = {
  readonly page: Page
  readonly context: BrowserContext
  readonly size: Size
  /** One more picture on the way, of another screen or state. */
  snap(screen: string, state: string): Promise<void>
}

export type Shot = {
  readonly screen: string
  readonly state: string
  readonly path: string
  /** Only on this size: what changes the school is done once. */
  readonly only?: Size
  /** The page's clock, in minutes from the moment of all pictures. */
  readonly clockMinutes?: number
  /** On a device of its own: what it does to time or storage would show in later pictures. */
  readonly ownDevice?: boolean
  readonly prepare?: (stage: Stage) => Promise<unknown>
}

/** One person's pictures, in order. A person can come again later, when others have done something. */
export type Scene = {
  readonly role: string
  readonly email: string | undefined
  readonly shots: readonly Shot[]
}

export const button = (name: string | RegExp) => async (stage: Stage) =>
  stage.page.getByRole('button', { name }).first().click()

export const link = (name: string | RegExp) => async (stage: Stage) =>
  stage.page.getByRole('main').getByRole('link', { name }).first().click()

export const tab = (name: string) => async (stage: Stage) =>
  stage.page.getByRole('tab', { name }).click()

export const steps =
  (...all: readonly ((stage: Stage) => Promise<unknown>)[]) =>
  async (stage: Stage): Promise<void> => {
    for (const step of all) await step(stage)
  }

export const scrolled = async ({ page }: Stage): Promise<void> => {
  await page.mouse.move(200, 400)
  await page.mouse.wheel(0, 500)
  await page.waitForFunction(() => window.scrollY > 50)
}

/** The section under this heading stands at the top. */
export const scrolledTo =
  (heading: string) =>
  async ({ page }: Stage): Promise<void> => {
    const found = page.getByRole('heading', { name: heading })
    await found.waitFor()
    await found.evaluate((one) => one.scrollIntoView())
  }

export const goOffline = async ({ page, context }: Stage): Promise<void> => {
  await context.setOffline(true)
  await page
    .getByText(/^(Offline|All changes saved on this device)/)
    .first()
    .waitFor()
}

export const isInStep = (page: Page): Promise<void> =>
  page.getByText('All changes saved', { exact: true }).first().waitFor({ timeout: 60_000 })

export type Wish = { learner: string; instructor?: string; date: string; time: string }

/** Fills the form of a new booking. */
export const wishFor =
  ({ learner, instructor, date, time }: Wish) =>
  async ({ page }: Stage): Promise<void> => {
    await page.getByRole('button', { name: 'New booking' }).first().click()
    const form = page.getByRole('dialog', { name: 'New booking' })
    await form.getByLabel('Learner').selectOption(learner)
    if (instructor) await form.getByLabel('Instructor').selectOption(instructor)
    await form.getByLabel('Date').fill(date)
    await form.getByLabel('Time', { exact: true }).fill(time)
  }

export const book =
  (wish: Wish) =>
  async (stage: Stage): Promise<void> => {
    await wishFor(wish)(stage)
    const form = stage.page.getByRole('dialog', { name: 'New booking' })
    await form.getByRole('button', { name: 'Book lesson' }).click()
    await form.waitFor({ state: 'hidden' })
  }
