/** View models of bookings: pure functions of rows, the same for screens, tests and the simulator. */
export {
  type BookingView,
  bookingView,
  type LearnerLessonsView,
  learnerLessonsView,
  type WaitsFor,
} from './booking-view.ts'
export {
  type DiaryDay,
  type DiaryItem,
  diaryDaysView,
  diaryDayView,
  diaryWeekView,
  shownMinutes,
} from './diary-view.ts'
export { bookingHistory, type HistoryEntry } from './history.ts'
export { type BookingMark, markOf } from './marks.ts'
export { type Candidate, type Overlap, overlapsOf, takenTimes } from './overlaps.ts'
export { type DayPart, type TodayView, todayView } from './today-view.ts'
