/** Times and hours: what a diary is drawn with. The diary itself stands with the bookings. */
export {
  civilDateOf,
  minutesAt,
  minutesOf,
  mondayOf,
  shiftDate,
  timeOf,
  weekdayOf,
} from './civil.ts'
export { freeStarts, nextFreeStarts } from './free-starts.ts'
export { type ClosedSpan, closedReason, closedSpans, openHoursOf } from './queries.ts'
