/** View models of bookings: pure functions of rows, the same for screens, tests and the simulator. */
export { bookingView, learnerLessonsView } from './booking-view.ts'
export { bookingsBetween, openBookings } from './by-part.ts'
export {
  type DiaryDay,
  type DiaryItem,
  diaryDayView,
  diaryWeekView,
  shownMinutes,
} from './diary-view.ts'
export { type Awaiting, type BookingMark, markOf } from './marks.ts'
export { overlapsOf } from './overlaps.ts'
export { todayView } from './today-view.ts'
