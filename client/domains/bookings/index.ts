/** Bookings on the screen: an instructor's day and diary, learners, and the sheets everyone uses. */

export type { BookingWish } from './book-sheet.tsx'
export { BookingChip } from './booking-chip.tsx'
export type { DiaryColumn, DiaryGridProps } from './diary-grid.tsx'
export { barOf, spokenItem, stateLine, toneOf } from './diary-words.ts'
export * from './queries.ts'
export { bookingRoutes } from './routes.ts'
export {
  BookingSheet,
  BookSheet,
  LazyDiaryGrid as DiaryGrid,
  preloadBookingSheets,
  RequestSheet,
} from './sheets.tsx'
export {
  CLASH_WORDS,
  freeUntilWords,
  markWords,
  noticeWords,
  SAVED_HERE,
  STATUS_WORD,
  waitingWords,
} from './words.ts'
