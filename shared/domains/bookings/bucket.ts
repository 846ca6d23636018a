/** Apart from the projections: screens ask for a bucket before the time library has loaded. */
import { isoWeekOf } from '#shared/kernel/week.ts'

/** Bookings are kept by week and instructor: one or a few buckets make a first paint. */
export const bookingBucket = (date: string, instructorId: string): string =>
  `${isoWeekOf(date)}/${instructorId}`
