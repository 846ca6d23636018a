/** Where the screen lock's hash lies; apart, so that signing out can drop it without loading it. */
export const SCREEN_LOCK_KEY = 'dual-control.screen-lock'
