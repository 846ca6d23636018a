/** The list of notices, newest first, with the lesson each is about. Pure. */
import type { Rows } from '#client/engine/api.ts'
import { formatDate } from '#client/ui/format/index.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { Notice } from '#shared/domains/notifications/index.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { noticeWords } from './words.ts'

export type NoticeLine = {
  readonly id: string
  readonly title: string
  /** "Lesson Tue 24 Nov, 14:00"; absent while the booking is not on this device. */
  readonly note?: string
  readonly atMs: InstantMs
  readonly isUnread: boolean
}

export const noticeLines = (
  notices: ReadonlyMap<string, Notice>,
  rows: Rows,
  nameOf: (id: string) => string,
): NoticeLine[] =>
  [...notices]
    .map(([id, notice]): NoticeLine => {
      const booking = rows.get<BookingRow>('booking', notice.about)
      return {
        id,
        title: noticeWords(notice, nameOf),
        ...(booking ? { note: `Lesson ${formatDate(booking.date)}, ${booking.time}` } : {}),
        atMs: notice.atMs,
        isUnread: notice.readAtMs === undefined,
      }
    })
    .sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1))

export const unreadCount = (notices: ReadonlyMap<string, Notice>): number =>
  [...notices.values()].filter((notice) => notice.readAtMs === undefined).length
