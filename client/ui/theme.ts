/**
 * The person's choice of theme. The first paint is set by `public/theme-boot.js`, which reads the
 * same key before any of the app has loaded, so that a dark screen never flashes white.
 */

export type Theme = 'auto' | 'light' | 'dark' | 'contrast'

export const THEMES: readonly Theme[] = ['auto', 'light', 'dark', 'contrast']

/** Where the choice is kept in `localStorage`; also read by `theme-boot.js`. */
export const THEME_KEY = 'dual-control.theme'

type Store = Pick<Storage, 'getItem' | 'setItem'>
type Root = Pick<HTMLElement, 'setAttribute'>

/** The stored choice; `auto` when there is none or it is not one we know. */
export function readTheme(store: Store): Theme {
  const kept = store.getItem(THEME_KEY)
  return THEMES.find((theme) => theme === kept) ?? 'auto'
}

/** Shows `theme` now and keeps it for the next start. */
export function chooseTheme(theme: Theme, store: Store, root: Root): void {
  store.setItem(THEME_KEY, theme)
  root.setAttribute('data-theme', theme)
}
