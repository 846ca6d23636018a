/**
 * The clock of a mock test. It adds up what a monotonic clock counted while the app was open and
 * never looks at wall time, so that setting the phone's clock gains nothing and a killed app loses
 * nothing (TH7).
 */

export type MockClock = {
  /** Counted up to the last tick. */
  readonly elapsedMs: number
  /** Monotonic reading of the last tick; null while it stands (app closed, mock not resumed). */
  readonly tickedAtMs: number | null
}

/** A clock that stands at `elapsedMs`: a new mock (0) or one read back from storage. */
export const stoppedClock = (elapsedMs = 0): MockClock => ({ elapsedMs, tickedAtMs: null })

/** Lets it run from this monotonic reading on. What went by while it stood does not count. */
export const runClock = (clock: MockClock, monotonicMs: number): MockClock => ({
  elapsedMs: clock.elapsedMs,
  tickedAtMs: monotonicMs,
})

/** Adds what went by since the last tick; a reading before it (another process) adds nothing. */
export const tickClock = (clock: MockClock, monotonicMs: number): MockClock => {
  if (clock.tickedAtMs === null) return clock
  const sinceTickMs = Math.max(0, monotonicMs - clock.tickedAtMs)
  return { elapsedMs: clock.elapsedMs + sinceTickMs, tickedAtMs: monotonicMs }
}

/** Ticks, then stands. */
export const stopClock = (clock: MockClock, monotonicMs: number): MockClock =>
  stoppedClock(tickClock(clock, monotonicMs).elapsedMs)

/** What is left, never below 0; null when untimed. */
export const remainingMs = (clock: MockClock, allowedMs: number | null): number | null =>
  allowedMs === null ? null : Math.max(0, allowedMs - clock.elapsedMs)

export const hasExpired = (clock: MockClock, allowedMs: number | null): boolean =>
  remainingMs(clock, allowedMs) === 0
