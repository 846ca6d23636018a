/** What a person has asked of their device or of this app, as far as it changes a moving picture. */

export const wantsLessMotion = (): boolean =>
  window.matchMedia('(prefers-reduced-motion: reduce)').matches

export const wantsHighContrast = (): boolean =>
  document.documentElement.dataset.theme === 'contrast' ||
  window.matchMedia('(prefers-contrast: more)').matches
