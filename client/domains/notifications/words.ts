/** What a notice says: who did what. The record it is about adds the day. */
import type { Notice } from '#shared/domains/notifications/index.ts'

const WHAT: Readonly<Record<string, string>> = {
  'booking-requested': 'asked for a lesson',
  'booking-confirmed': 'confirmed a lesson',
  'booking-moved': 'moved a lesson',
  'booking-cancelled': 'cancelled a lesson',
  'booking-heard-late': 'cancelled a lesson in time, but it reached the school late',
  'booking-settled': 'sorted out a lesson',
}

/** "Sarah Whitfield confirmed a lesson". */
export const noticeWords = (notice: Notice, nameOf: (id: string) => string): string =>
  `${nameOf(notice.by)} ${WHAT[notice.what] ?? 'changed something'}`
