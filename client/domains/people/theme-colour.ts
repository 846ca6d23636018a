/** The bar around the app follows a chosen theme; without a choice the page's own metas follow the device. */
import type { Theme } from '#client/ui/theme.ts'

/** The grounds of the themes, as in the design's tokens: a meta element cannot read them. */
const GROUND: Readonly<Record<Exclude<Theme, 'auto'>, string>> = {
  light: '#F1F2EF',
  dark: '#0A0C0D',
  contrast: '#FFFFFF',
}

export const showThemeColour = (theme: Theme, page: Document): void => {
  for (const meta of page.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const isForDark = meta.media.includes('dark')
    meta.content = theme === 'auto' ? GROUND[isForDark ? 'dark' : 'light'] : GROUND[theme]
  }
}
