/** Bookings: the whole interface between this domain and everything else. */
import { defineDocumentKind } from '#shared/documents/document-kind.ts'
import { publishAwaiting } from './awaiting.ts'
import { publishHeardLate } from './heard-late.ts'
import { bookingReaders, mayChangeBooking } from './permissions.ts'
import { bookingPersonal } from './personal.ts'
import { lessonGiven, projectBooking, publishBooking } from './projections.ts'
import { isOpenRequest } from './rules.ts'
import { bookingSchema } from './schema.ts'

export const bookings = defineDocumentKind({
  name: 'booking',
  version: 1,
  empty: { events: {}, attending: {} },
  texts: [],
  schema: bookingSchema,
  readers: bookingReaders,
  mayChange: mayChangeBooking,
  project: projectBooking,
  publish: publishBooking,
  lessonGiven,
  waitsForAnswer: isOpenRequest,
  publishAwaiting,
  publishHeard: publishHeardLate,
  personal: bookingPersonal,
})

export { type AwaitingLesson, awaitingSet } from './awaiting.ts'
export { bookingBucket } from './bucket.ts'
export { type BusyTime, busySet } from './busy.ts'
export * from './commands.ts'
export { HEARD_LATE } from './heard-late.ts'
export type { BookingRow, BookingSide } from './projections.ts'
export * from './rules.ts'
export {
  type Booking,
  type BookingEvent,
  type BookingStatus,
  type CancellationReason,
  FREE_CANCELLATION_NOTICE_MS,
} from './schema.ts'
