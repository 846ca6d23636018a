/**
 * When these stories happen: Tue 24 Nov 2026, 15:10 in London, whatever day the tests run. Relay and
 * browsers are moved there together, as by setting every clock; from then on time goes as it goes.
 */

/** Sarah is at the end of Amira's lesson from 14:00 to 15:30. */
export const STORY_STARTS_AT_MS = Date.UTC(2026, 10, 24, 15, 10)

/** To be added to the machine's clock by every part of a story that begins now. */
export const clockAheadNow = (): number => STORY_STARTS_AT_MS - Date.now()

/** For the start of a page: every module takes the time from `Date.now`. */
export const moveClock = (aheadMs: number): void => {
  const machineNow = Date.now.bind(Date)
  Date.now = () => machineNow() + aheadMs
}
