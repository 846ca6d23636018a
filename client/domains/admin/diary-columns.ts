/** Whose columns a diary has: everybody who instructs, and whoever still has lessons on these days. */
import type { Rows } from '#client/engine/api.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'

export const diaryColumns = (
  rows: Rows,
  instructors: readonly string[],
  fromDate: string,
  toDate: string,
): readonly string[] => {
  const known = new Set(instructors)
  const others = new Set<string>()
  for (const one of rows.all<BookingRow>('booking')) {
    if (one.date < fromDate || one.date > toDate || known.has(one.instructorId)) continue
    if (one.status !== 'cancelled') others.add(one.instructorId)
  }
  return [...instructors, ...[...others].sort()]
}
