/** When the pictures are taken: Tue 24 Nov 2026, 15:10 in London, on whatever day that is done. */

export const SHOTS_TAKEN_AT_MS = Date.UTC(2026, 10, 24, 15, 10)

/** For the start of a process or page: every module takes the time from `Date.now`. */
export const moveClock = (aheadMs: number): void => {
  const machineNow = Date.now.bind(Date)
  Date.now = () => machineNow() + aheadMs
}

/** For a page whose clock is turned: what looks at the time every half minute does so at once. */
export const shortenTicks = (tickMs: number): void => {
  const later = window.setTimeout.bind(window)
  window.setTimeout = ((run: TimerHandler, ms = 0, ...given: unknown[]) =>
    later(run, ms === 30_000 ? tickMs : ms, ...given)) as typeof window.setTimeout
}
