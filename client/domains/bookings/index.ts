/** Bookings on the screen: an instructor's day and diary, learners, and the sheets everyone uses. */
export type { BookingWish } from './book-sheet.tsx'
export * from './queries.ts'
export { bookingRoutes } from './routes.ts'
export { BookingSheet, BookSheet, RequestSheet } from './sheets.tsx'
export { AWAITS_WORDS, CLASH_WORDS, SAVED_HERE, STATUS_WORD } from './words.ts'
