/** Taking a picture: once nothing moves any more, in both themes. */
import type { Page } from '@playwright/test'
import type { Size } from './shot.ts'

export const VIEWPORTS: Readonly<Record<Size, { width: number; height: number }>> = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
}

/** How many pictures this run has taken. */
export const counted = { taken: 0 }

/** Nothing on this page is still on its way. */
const atRest = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor()
  await page.evaluate(async () => {
    await document.fonts.ready
    // What turns for ever, or was stopped, is never finished.
    const ending = document.getAnimations().filter(({ effect, playState }) => {
      const { endTime } = effect?.getComputedTiming() ?? {}
      return playState === 'running' && Number.isFinite(Number(endTime))
    })
    await Promise.all(ending.map((animation) => animation.finished.catch(() => {})))
  })
}

/** Even the shortest change of a colour takes until the second frame. */
const twoFrames = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  )

/** Both themes of the page as it is. */
export const photograph = async (page: Page, name: string): Promise<void> => {
  // What was pressed last does not stand there as pointed at.
  await page.mouse.move(0, 0)
  await atRest(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await twoFrames(page)
    // The other theme sets colours on their way, too.
    await atRest(page)
    await page.screenshot({ path: `shots/${name}-${colorScheme}.png` })
    counted.taken += 1
  }
}

/** The same page on a phone and on a desktop: for days that are too long to be lived through twice. */
export const photographBothSizes = async (page: Page, name: string): Promise<void> => {
  const viewport = page.viewportSize()
  for (const size of ['phone', 'desktop'] as const) {
    await page.setViewportSize(VIEWPORTS[size])
    await photograph(page, `${name}-${size}`)
  }
  if (viewport) await page.setViewportSize(viewport)
}
