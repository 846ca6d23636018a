/** How days, times, lengths and amounts are written. Everything is said in the school's zone. */
export {
  daysBetween,
  formatDate,
  formatDay,
  formatDayOfYear,
  formatLongDay,
  formatNearDay,
  formatSpokenDay,
} from './day.ts'
export { formatMoney } from './money.ts'
export {
  formatDayTime,
  formatDuration,
  formatSince,
  formatSinceExactly,
  formatSpan,
  formatTime,
  formatUntil,
} from './time.ts'
export { civilDateOf, civilTimeOf } from './zone-parts.ts'
